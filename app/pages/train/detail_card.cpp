// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/detail_card.h"

#include "app/pages/train/summary_view.h"
#include "app/widgets/action_button.h"
#include "app/widgets/digit_tiles.h"
#include "app/widgets/histogram_view.h"
#include "app/widgets/text_label.h"
#include "app/widgets/weight_maps.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QSlider>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr qreal epochWidthUnits = 130;
    constexpr qreal heightUnits = 156;
    constexpr qreal tileUnits = 56;
    constexpr qreal contentLeastUnits = 72;

    std::size_t place(TrainDetail detail) { return static_cast<std::size_t>(detail); }

} // namespace

DetailCard::DetailCard(const ThemeSource& themeSource, const DetailActions& actions,
    const QList<QAction*>& endings, QWidget* parent)
    : Card(themeSource, parent)
    , m_note(new TextLabel(themeSource, FontRole::Caption, QString(), this))
    , m_epochText(new TextLabel(themeSource, FontRole::Caption, QString(), this))
    , m_epochSlider(new QSlider(Qt::Horizontal, this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(u"detailCard"_s);
    m_note->setObjectName(u"detailNote"_s);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_epochText->setObjectName(u"epochText"_s);
    m_epochSlider->setObjectName(u"epochSlider"_s);
    m_epochSlider->setAccessibleName(tr("Epoch to look back at"));
    m_epochSlider->setToolTip(
        tr("Go back through the epochs: weights, matrix and your drawing as they were."));
    m_epochSlider->setFixedWidth(theme().px(epochWidthUnits));
    auto* tabs = new QHBoxLayout;
    tabs->setSpacing(theme().px(metric::smallGap) / 2);
    for (QAction* action : actions) {
        auto* tab = new ActionButton(themeSource, action, ButtonFace::Text, this);
        tab->setAutoRaise(true);
        tabs->addWidget(tab);
    }
    tabs->addSpacing(theme().px(metric::smallGap));
    tabs->addWidget(m_note, 1);
    auto* epochs = new QHBoxLayout;
    epochs->setSpacing(theme().px(metric::smallGap) / 2);
    epochs->addStretch(1);
    epochs->addWidget(m_epochText);
    epochs->addWidget(m_epochSlider);
    m_head = new QBoxLayout(QBoxLayout::LeftToRight);
    m_head->setSpacing(theme().px(metric::smallGap) / 2);
    m_head->addLayout(tabs, 1);
    m_head->addLayout(epochs);
    buildPages(endings);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme().px(metric::smallGap));
    layout->addLayout(m_head);
    layout->addWidget(m_stack, 1);
    m_stack->setMinimumHeight(theme().px(contentLeastUnits));
    connect(m_epochSlider, &QSlider::valueChanged, this, [this](int index) {
        m_isNewest = index == m_epochSlider->maximum();
        Q_EMIT epochChosen(m_isNewest ? -1 : index);
        m_epochText->setText(
            tr("after epoch %L1").arg(m_epochs->at(static_cast<std::size_t>(index)).epoch));
    });
    m_notes[place(TrainDetail::Weights)] = tr("what each unit looks for; blue for, red against");
    m_notes[place(TrainDetail::Histograms)] = tr("how the numbers of each layer are spread");
    m_notes[place(TrainDetail::Cell)] = tr("click a cell of the matrix");
    setEpochs(nullptr);
}

QWidget* DetailCard::scrolled(QWidget* content)
{
    auto* area = new QScrollArea(m_stack);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(content);
    // The area fills what it is given; the card is the background here.
    content->setAutoFillBackground(false);
    m_stack->addWidget(area);
    return area;
}

void DetailCard::buildPages(const QList<QAction*>& endings)
{
    m_maps = new WeightMaps(themeSource());
    m_histograms = new HistogramView(themeSource());
    m_cell = new DigitTiles(themeSource());
    m_cell->setObjectName(u"cellTiles"_s);
    m_cell->setAccessibleName(tr("Digits of the cell"));
    m_cell->setEmptyText(
        tr("Click a cell of the confusion matrix to see its digits, the surest mistakes first."));
    m_dispute = new DigitTiles(themeSource());
    m_dispute->setObjectName(u"disputeTiles"_s);
    m_dispute->setAccessibleName(tr("Digits that two runs read differently"));
    setComparisonPending(false);
    m_summary = new SummaryView(themeSource(), endings);
    for (DigitTiles* tiles : { m_cell, m_dispute })
        connectTiles(tiles);
    for (QWidget* page :
        std::initializer_list<QWidget*> { m_maps, m_histograms, m_cell, m_dispute, m_summary })
        scrolled(page);
}

void DetailCard::connectTiles(DigitTiles* tiles)
{
    tiles->setSide(tileUnits);
    tiles->setClickable(true);
    connect(tiles, &DigitTiles::tileChosen, this,
        [this, tiles](qsizetype index) { Q_EMIT digitChosen(tiles->tiles()[index].image); });
}

void DetailCard::setDetail(TrainDetail detail)
{
    m_detail = detail;
    m_stack->setCurrentIndex(static_cast<int>(place(detail)));
    showEpochs();
}

// What does not fit is told when one points at it; half a sentence says nothing.
void DetailCard::tellNote()
{
    const QString& note = m_notes.at(place(m_detail));
    const bool fits = m_note->fontMetrics().horizontalAdvance(note) <= m_note->width();
    m_note->setText(fits ? note : QString());
    m_note->setToolTip(note);
    m_stack->setToolTip(fits ? QString() : note);
    m_note->setAccessibleName(note);
}

void DetailCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    arrange();
}

QSize DetailCard::minimumSizeHint() const
{
    const int head = std::max(
        m_head->itemAt(0)->minimumSize().width(), m_head->itemAt(1)->minimumSize().width());
    const QMargins margins = contentsMargins();
    return { head + margins.left() + margins.right(), layout()->totalMinimumSize().height() };
}

// One line where there is room, else the epochs go below the tabs and the card is as much higher.
void DetailCard::arrange()
{
    const QSize tabs = m_head->itemAt(0)->minimumSize();
    const QSize epochs = m_head->itemAt(1)->minimumSize();
    const bool isOneLine
        = tabs.width() + m_head->spacing() + epochs.width() <= contentsRect().width();
    m_head->setDirection(isOneLine ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    setFixedHeight(theme().px(heightUnits) + (isOneLine ? 0 : m_head->spacing() + epochs.height()));
    layout()->activate();
    tellNote(); // in the room that is left
}

void DetailCard::setMlp(const std::shared_ptr<const Mlp>& mlp) { m_maps->setMlp(mlp); }

void DetailCard::setHistograms(const std::vector<LayerHistograms>& layers)
{
    m_histograms->setLayers(layers);
}

void DetailCard::setCell(int label, int prediction, const std::vector<ValidationDigit>& digits)
{
    QList<DigitTile> tiles;
    for (const ValidationDigit& digit : digits) {
        const QString percent = tr("%1 %").arg(
            locale().toString(static_cast<double>(digit.probability) * 100, 'f', 1));
        tiles.append({ digit.image, percent,
            tr("A %1 that the network takes for a %2 with %3. Click to put it on the paper of the "
               "Draw page.")
                .arg(digit.label)
                .arg(digit.prediction)
                .arg(percent) });
    }
    m_cell->setEmptyText(tr("There is no %1 that is taken for a %2.").arg(label).arg(prediction));
    m_cell->setTiles(tiles);
    m_notes[place(TrainDetail::Cell)] = label == prediction
        ? tr("%1s that are read rightly, the surest first").arg(label)
        : tr("%1s that are taken for %2s, the surest first").arg(label).arg(prediction);
    tellNote();
}

void DetailCard::setComparisonPending(bool pending)
{
    m_dispute->setTiles({});
    m_dispute->setEmptyText(pending
            ? tr("Looking for digits that the two runs read differently.")
            : tr("Right-click the name of a run of before, above a chart, to compare it with the "
                 "newest one; the menu of the chart lists all of them."));
    m_notes[place(TrainDetail::Comparison)].clear();
    tellNote();
}

void DetailCard::setDispute(const Dispute& dispute, const QString& first, const QString& second)
{
    QList<DigitTile> tiles;
    for (const DisputedDigit& digit : dispute.digits)
        tiles.append({ digit.image, tr("%1 · %2").arg(digit.first).arg(digit.second),
            tr("A %1: %2 reads %3, %4 reads %5. Click to put it on the paper of the Draw page.")
                .arg(digit.label)
                .arg(first)
                .arg(digit.first)
                .arg(second)
                .arg(digit.second) });
    m_dispute->setEmptyText(tr("The two runs read every digit alike."));
    m_dispute->setTiles(tiles);
    m_notes[place(TrainDetail::Comparison)]
        = tr("%1 · %2: they disagree on %L3 of %L4 digits; %1 is right on %L5, %2 on %L6")
              .arg(first, second)
              .arg(static_cast<qulonglong>(dispute.count))
              .arg(static_cast<qulonglong>(dispute.samples))
              .arg(static_cast<qulonglong>(dispute.firstRight))
              .arg(static_cast<qulonglong>(dispute.secondRight));
    tellNote();
}

void DetailCard::setComparison(const ModelComparison& comparison, const QString& name)
{
    m_summary->setComparison(comparison, name);
    m_notes[place(TrainDetail::Summary)] = comparison.samples > 0
        ? tr("error on %L1 test digits that no network learned from")
              .arg(static_cast<qulonglong>(comparison.samples))
        : tr("without test digits there is nothing to compare with");
    tellNote();
}

void DetailCard::setEpochs(const EpochList& epochs)
{
    m_epochs = epochs;
    showEpochs();
    if (!canLookBack()) {
        m_isNewest = true;
        return;
    }
    const QSignalBlocker quiet(m_epochSlider);
    m_epochSlider->setRange(0, static_cast<int>(epochs->size()) - 1);
    if (m_isNewest)
        showNewestEpoch();
}

bool DetailCard::canLookBack() const { return m_epochs && m_epochs->size() > 1; }

// Only where it changes what is shown.
void DetailCard::showEpochs()
{
    const bool isAsked = m_detail == TrainDetail::Weights || m_detail == TrainDetail::Histograms
        || m_detail == TrainDetail::Cell;
    m_epochSlider->setVisible(canLookBack() && isAsked);
    m_epochText->setVisible(canLookBack() && isAsked);
    arrange();
}

void DetailCard::showNewestEpoch()
{
    const QSignalBlocker quiet(m_epochSlider);
    m_epochSlider->setValue(m_epochSlider->maximum());
    if (m_epochs && !m_epochs->empty())
        m_epochText->setText(tr("after epoch %L1").arg(m_epochs->back().epoch));
}

} // namespace inkling
