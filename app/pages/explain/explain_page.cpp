// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explain/explain_page.h"

#include "app/base/action_registry.h"
#include "app/base/model_paths.h"
#include "app/base/theme_source.h"
#include "app/pages/canvas_link.h"
#include "app/pages/explain/evidence_part.h"
#include "app/pages/explain/learning_part.h"
#include "app/pages/explain/neighbors_part.h"
#include "app/pages/explain/network_part.h"
#include "app/pages/explain/softmax_part.h"
#include "app/pages/explain/templates_part.h"
#include "app/pages/explain/units_part.h"
#include "app/pages/explain/why_part.h"
#include "app/pages/model_chooser.h"
#include "app/session/digit_session.h"
#include "app/session/explain_session.h"
#include "app/session/training_digits.h"
#include "app/widgets/action_button.h"
#include "app/widgets/card.h"
#include "app/widgets/drawing_canvas.h"
#include "app/widgets/text_label.h"

#include <QAction>
#include <QActionGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr auto partKey = "part"_L1;
    constexpr auto partsKey = "parts"_L1;
    constexpr int buttonColumns = 2;
    // Side of the paper in design units: enough to draw on, and no more than the explanation beside it can spare.
    constexpr qreal canvasLeast = 232;
    constexpr qreal canvasMost = 380;
    constexpr qreal canvasShare = 0.36; ///< of the width, at most
    constexpr qreal partLeast = 440; ///< width

} // namespace

ExplainPage::ExplainPage(const Services& services, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_digits(new TrainingDigits(dataFolder({}), this))
    , m_partActions(new QActionGroup(this))
{
    setObjectName(u"explainPage"_s);
    setAccessibleName(tr("Explain"));
    QWidget* header = buildHeader();
    QWidget* drawing = buildDrawing();
    m_card = new Card(services.theme, this);
    m_card->setObjectName(u"explainCard"_s);
    m_stack = new QStackedWidget(m_card);
    m_stack->setObjectName(u"explainStack"_s);
    auto* inCard = new QVBoxLayout(m_card);
    inCard->setContentsMargins(0, 0, 0, 0);
    inCard->addWidget(m_stack);
    buildParts();
    auto* columns = new QHBoxLayout;
    columns->addWidget(drawing);
    columns->addWidget(m_card, 1);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(header);
    layout->addLayout(columns, 1);
    const int margin = services.theme.theme().px(metric::pageMargin);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(services.theme.theme().px(metric::itemGap));
    columns->setSpacing(services.theme.theme().px(metric::groupGap));
    connect(&services.explain, &ExplainSession::explained, this,
        [this](const Explanation& explanation) { show(explanation); });
    connect(&services.digit, &DigitSession::readingChanged, this, &ExplainPage::tellAnswer);
    connect(&services.theme, &ThemeSource::changed, this, &ExplainPage::arrange);
    tellAnswer(services.digit.reading());
    showPart(0);
}

QString ExplainPage::id() const { return u"explain"_s; }

QWidget* ExplainPage::buildHeader()
{
    auto* header = new QWidget(this);
    header->setObjectName(u"explainHeader"_s);
    auto* title = new TextLabel(m_services.theme, FontRole::Title, tr("Explain"), header);
    title->setObjectName(u"explainTitle"_s);
    m_partLine = new TextLabel(m_services.theme, FontRole::Body, {}, header);
    m_partLine->setObjectName(u"explainLine"_s);
    m_partLine->setSecondary(true);
    m_partLine->setElided();
    auto* chooser = new ModelChooser(m_services.theme, m_services.models, header);
    chooser->setObjectName(u"explainModelChooser"_s);
    if (QAction* open = m_services.actions.find(u"file.openModel"_s))
        connect(chooser, &ModelChooser::fileWanted, open, &QAction::trigger);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(title);
    words->addWidget(m_partLine);
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(words, 1);
    layout->addWidget(chooser);
    return header;
}

QWidget* ExplainPage::buildDrawing()
{
    auto* column = new QWidget(this);
    column->setObjectName(u"explainDrawing"_s);
    m_canvas = new DrawingCanvas(m_services.theme, column);
    m_canvas->setObjectName(u"explainCanvas"_s);
    m_canvas->setAccessibleName(tr("Paper"));
    new CanvasLink(m_services.digit, m_canvas);
    auto* tools = new QHBoxLayout;
    m_answer = new TextLabel(m_services.theme, FontRole::Emphasis, {}, column);
    m_answer->setObjectName(u"explainAnswer"_s);
    tools->addWidget(m_answer, 1);
    for (const QString& name : { u"draw.undo"_s, u"draw.redo"_s, u"draw.clear"_s }) {
        QAction* action = m_services.actions.find(name);
        if (action == nullptr)
            continue;
        auto* button = new ActionButton(m_services.theme, action, ButtonFace::Icon, column);
        button->setObjectName(u"explain."_s + name);
        tools->addWidget(button);
    }
    // Its key works only while a paper has the focus.
    if (QAction* clear = m_services.actions.find(u"draw.clear"_s))
        m_canvas->addAction(clear);
    m_partButtons = new QGridLayout;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_canvas);
    layout->addLayout(tools);
    layout->addLayout(m_partButtons);
    layout->addStretch(1);
    layout->setSpacing(m_services.theme.theme().px(metric::itemGap));
    m_partButtons->setSpacing(m_services.theme.theme().px(metric::smallGap));
    return column;
}

void ExplainPage::buildParts()
{
    addPart(new EvidencePart(m_services, this));
    addPart(new SoftmaxPart(m_services, this));
    addPart(new WhyPart(m_services, this));
    addPart(new LearningPart(m_services, this));
    addPart(new TemplatesPart(m_services, this));
    addPart(new UnitsPart(m_services, *m_digits, this));
    addPart(new NetworkPart(m_services, this));
    addPart(new NeighborsPart(m_services, *m_digits, this));
}

void ExplainPage::addPart(ExplainPart* part)
{
    const int index = static_cast<int>(m_parts.size());
    ActionSpec spec { u"explain."_s + part->name().id, part->name().title, part->name().line };
    spec.shortcuts = { QKeySequence(Qt::ALT | (Qt::Key_1 + index)) };
    spec.checkable = true;
    QAction* action = m_services.actions.add(spec, this, [this, index](bool) {
        if (QAction* page = m_services.actions.find(u"page.explain"_s))
            page->trigger();
        showPart(index);
    });
    m_partActions->addAction(action);
    auto* button = new ActionButton(m_services.theme, action, ButtonFace::Text, this);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_partButtons->addWidget(button, index / buttonColumns, index % buttonColumns);
    // What does not fit is scrolled to; the drawing stays where it is.
    auto* scroller = new QScrollArea(m_stack);
    scroller->setObjectName(part->name().id + u"Scroller"_s);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setFocusPolicy(Qt::NoFocus);
    scroller->setWidgetResizable(true);
    scroller->setWidget(part);
    scroller->viewport()->setAutoFillBackground(false);
    part->setAutoFillBackground(false);
    m_stack->addWidget(scroller);
    m_parts.append(part);
    connect(part, &ExplainPart::wishChanged, this, [this, part] {
        if (m_parts.at(m_current) == part)
            explain();
    });
}

void ExplainPage::showPart(int index)
{
    if (index != m_current)
        m_parts.at(m_current)->leave();
    m_current = index;
    m_partActions->actions().at(index)->setChecked(true);
    m_stack->setCurrentIndex(index);
    m_partLine->setText(m_parts.at(index)->name().line);
    explain();
}

// What is there is shown at once; what the part needs besides follows.
void ExplainPage::explain()
{
    if (!isVisible())
        return;
    m_services.explain.setWish(m_parts.at(m_current)->wish());
    show(m_services.explain.explanation());
}

void ExplainPage::show(const Explanation& explanation)
{
    if (isVisible())
        m_parts.at(m_current)->show(explanation);
}

void ExplainPage::tellAnswer(const Reading& reading)
{
    m_answer->setToolTip({});
    if (!reading.prediction) {
        m_answer->setText(tr("Draw a digit."));
        return;
    }
    const Prediction& prediction = *reading.prediction;
    const auto share = static_cast<double>(
        prediction.probabilities.at(static_cast<std::size_t>(prediction.digit)));
    const QString percent = QLocale().toString(share * 100, 'f', 1);
    if (certaintyOf(prediction) == Certainty::NotADigit) {
        // Beside the buttons there is room for no more.
        m_answer->setText(tr("Not a digit"));
        m_answer->setToolTip(tr(
            "This does not look like any digit I have seen. Nearest: %1, %2 %. What is explained "
            "here is how the network came to the nearest.")
                                 .arg(prediction.digit)
                                 .arg(percent));
        return;
    }
    m_answer->setText(
        tr("%1, with %2 %", "the answer and its probability").arg(prediction.digit).arg(percent));
}

void ExplainPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    explain();
}

void ExplainPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_parts.at(m_current)->leave();
    m_services.explain.setWish({});
}

QJsonObject ExplainPage::saveState() const
{
    QJsonObject parts;
    for (const ExplainPart* part : m_parts)
        parts.insert(part->name().id, part->saveState());
    return { { partKey, m_parts.at(m_current)->name().id }, { partsKey, parts } };
}

void ExplainPage::restoreState(const QJsonObject& state)
{
    const QJsonObject parts = state.value(partsKey).toObject();
    for (ExplainPart* part : m_parts)
        part->restoreState(parts.value(part->name().id).toObject());
    const QString wanted = state.value(partKey).toString();
    const auto found = std::find_if(m_parts.cbegin(), m_parts.cend(),
        [&wanted](const ExplainPart* part) { return part->name().id == wanted; });
    showPart(found == m_parts.cend() ? m_current : static_cast<int>(found - m_parts.cbegin()));
}

QSize ExplainPage::minimumSizeHint() const
{
    const Theme& theme = m_services.theme.theme();
    const int high = layout()->minimumSize().height() - m_canvas->height() + theme.px(canvasLeast);
    return { theme.px(2 * metric::pageMargin + canvasLeast + metric::groupGap + partLeast), high };
}

void ExplainPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

// The paper takes the height that tools and buttons leave, and little more than a third of the width.
void ExplainPage::arrange()
{
    const Theme& theme = m_services.theme.theme();
    const QWidget* column = m_canvas->parentWidget();
    const int besides = column->layout()->minimumSize().height() - m_canvas->minimumHeight();
    const int margins = 2 * theme.px(metric::pageMargin) + theme.px(metric::itemGap);
    const int header = layout()->itemAt(0)->minimumSize().height();
    const int byHeight = height() - margins - header - besides;
    const int byWidth
        = static_cast<int>((width() - 2 * theme.px(metric::pageMargin)) * canvasShare);
    const int side
        = std::clamp(std::min(byHeight, byWidth), theme.px(canvasLeast), theme.px(canvasMost));
    if (m_canvas->width() != side || m_canvas->minimumHeight() != side)
        m_canvas->setFixedSize(side, side);
}

} // namespace inkling
