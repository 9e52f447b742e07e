// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/picture_dialog.h"

#include "app/base/picture.h"
#include "app/widgets/picture_view.h"
#include "app/widgets/text_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr int thresholdLeast = 4; // gray levels; below this all paper is ink
    constexpr int thresholdMost = 250;
    constexpr int thresholdPage = 10;

    bool isPhoto(const PictureOnOffer& offer) { return offer.measured.paper == PaperKind::Photo; }

    QString kindText(const MeasuredPicture& measured)
    {
        return measured.darkInk ? PictureDialog::tr("Dark ink on light paper.")
                                : PictureDialog::tr("Light ink on a dark ground.");
    }

    bool hasInk(const GrayImage& image)
    {
        return std::any_of(
            image.pixels.begin(), image.pixels.end(), [](std::uint8_t gray) { return gray > 0; });
    }

} // namespace

PictureDialog::PictureDialog(
    const ThemeSource& themeSource, std::shared_ptr<const PictureOnOffer> offer, QWidget* parent)
    : QDialog(parent)
    , m_themeSource(themeSource)
    , m_offer(std::move(offer))
{
    setObjectName(u"pictureDialog"_s);
    setWindowTitle(tr("Open a picture"));
    auto* column = new QVBoxLayout(this);
    buildWords(column);
    buildViews(column);
    if (isPhoto(*m_offer))
        buildThreshold(column);
    if (m_offer->isDigit) {
        m_prepare = new QCheckBox(tr("Prepare it like a drawing"), this);
        m_prepare->setObjectName(u"prepareBox"_s);
        m_prepare->setToolTip(
            tr("Fit the ink into 20 × 20 pixels and move its center of mass into the "
               "middle, instead of taking the picture as it is."));
        connect(m_prepare, &QCheckBox::toggled, this, &PictureDialog::showInk);
        column->addWidget(m_prepare);
    }
    buildButtons(column);
    applyTheme();
    connect(&themeSource, &ThemeSource::changed, this, &PictureDialog::applyTheme);
    showInk();
}

PictureChoice PictureDialog::choice() const
{
    PictureChoice choice = usualChoice(*m_offer);
    if (m_threshold != nullptr)
        choice.threshold = m_threshold->value();
    if (m_prepare != nullptr)
        choice.prepare = m_prepare->isChecked();
    return choice;
}

void PictureDialog::buildWords(QVBoxLayout* column)
{
    const QString heading = m_offer->isDigit
        ? tr("This picture has 28 × 28 pixels, as the network sees digits.")
        : tr("Is this the ink?");
    auto* title = new TextLabel(m_themeSource, FontRole::Heading, heading, this);
    title->setObjectName(u"pictureHeading"_s);
    title->setWordWrap(true);
    auto* kind = new TextLabel(m_themeSource, FontRole::Body, kindText(m_offer->measured), this);
    kind->setObjectName(u"pictureKind"_s);
    kind->setSecondary(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(title);
    words->addWidget(kind);
    column->addLayout(words);
}

void PictureDialog::buildViews(QVBoxLayout* column)
{
    auto* picture = new PictureView(m_themeSource, tr("The picture"), this);
    picture->setObjectName(u"pictureView"_s);
    picture->setImage(toQImage(m_offer->gray));
    m_ink = new PictureView(m_themeSource, tr("The ink that was found"), this);
    m_ink->setObjectName(u"foundInkView"_s);
    auto* row = new QHBoxLayout;
    row->setObjectName(u"viewsRow"_s);
    row->addWidget(picture, 1);
    row->addWidget(m_ink, 1);
    column->addLayout(row, 1);
}

void PictureDialog::buildThreshold(QVBoxLayout* column)
{
    m_threshold = new QSlider(Qt::Horizontal, this);
    m_threshold->setObjectName(u"thresholdSlider"_s);
    m_threshold->setAccessibleName(tr("Threshold between paper and ink"));
    m_threshold->setToolTip(
        tr("How many gray levels of 255 a place must differ from its paper to count as ink."));
    m_threshold->setRange(thresholdLeast, thresholdMost);
    m_threshold->setPageStep(thresholdPage);
    m_threshold->setValue(m_offer->measured.threshold);
    auto* caption = new TextLabel(m_themeSource, FontRole::Body, tr("Threshold"), this);
    caption->setBuddy(m_threshold);
    m_value = new TextLabel(m_themeSource, FontRole::Body, QString(), this);
    m_value->setObjectName(u"thresholdValue"_s);
    m_value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* row = new QHBoxLayout;
    row->setObjectName(u"thresholdRow"_s);
    row->addWidget(caption);
    row->addWidget(m_threshold, 1);
    row->addWidget(m_value);
    auto* hint = new TextLabel(m_themeSource, FontRole::Caption,
        tr("To the left fainter lines count as ink, too; to the right only the strongest do."),
        this);
    hint->setObjectName(u"thresholdHint"_s);
    hint->setWordWrap(true);
    auto* rows = new QVBoxLayout;
    rows->setSpacing(0);
    rows->addLayout(row);
    rows->addWidget(hint);
    column->addLayout(rows);
    connect(m_threshold, &QSlider::valueChanged, this, &PictureDialog::showInk);
}

void PictureDialog::buildButtons(QVBoxLayout* column)
{
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelButton"_s);
    m_use = new QPushButton(m_offer->isDigit ? tr("Use this digit") : tr("Use this ink"), this);
    m_use->setObjectName(u"useButton"_s);
    m_use->setProperty("primary", true);
    m_use->setDefault(true);
    auto* row = new QHBoxLayout;
    row->setObjectName(u"buttonRow"_s);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_use);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
}

void PictureDialog::applyTheme()
{
    const Theme& theme = m_themeSource.theme();
    QPalette colors = palette();
    colors.setColor(QPalette::Window, theme.colors.background);
    setPalette(colors);
    const int margin = theme.px(metric::pageMargin);
    layout()->setContentsMargins(margin, margin, margin, margin);
    layout()->setSpacing(theme.px(metric::itemGap));
    for (QHBoxLayout* row : layout()->findChildren<QHBoxLayout*>())
        row->setSpacing(theme.px(metric::itemGap));
    for (QPushButton* button : findChildren<QPushButton*>()) {
        button->setFont(theme.font(FontRole::Body));
        button->setMinimumHeight(theme.px(metric::controlHeight));
    }
    if (m_prepare != nullptr)
        m_prepare->setFont(theme.font(FontRole::Body));
    // The number must not push the slider about.
    if (m_value != nullptr)
        m_value->setFixedWidth(QFontMetrics(theme.font(FontRole::Body))
                                   .horizontalAdvance(QString::number(thresholdMost)));
    // Over a small window the pictures shrink, so that it stays in sight what the ink is for.
    if (parentWidget() != nullptr)
        resize(sizeHint().boundedTo(parentWidget()->window()->size() - QSize(margin, margin) * 2));
}

void PictureDialog::showInk()
{
    const GrayImage ink = inkOfOffer(*m_offer, choice());
    m_ink->setImage(toQImage(ink));
    m_use->setEnabled(hasInk(ink));
    m_use->setToolTip(m_use->isEnabled() ? QString() : tr("At this threshold there is no ink."));
    if (m_value != nullptr)
        m_value->setText(QString::number(m_threshold->value()));
}

} // namespace inkling
