// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/preparation_switches.h"

#include "app/session/digit_session.h"
#include "app/widgets/text_label.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    // Two columns of switches; a row of the sliders spans both.
    constexpr int columns = 2;
    constexpr qreal rowHeight = 24;
    // Room for "+14 px" in design units, so that the slider stays still.
    constexpr qreal valueWidth = 44;

} // namespace

PreparationSwitches::PreparationSwitches(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_grid(new QGridLayout(this))
    , m_reset(new QToolButton(this))
{
    setObjectName(u"preparationSwitches"_s);
    setAccessibleName(tr("Preparation"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    addSwitches();
    m_reset->setObjectName(u"preparationReset"_s);
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("Switch every stage on and put the digit back into its place."));
    m_reset->setAccessibleName(m_reset->toolTip());
    m_reset->setFocusPolicy(Qt::TabFocus);
    connect(m_reset, &QToolButton::clicked, this, [this] { choose({}); });
    addShift(&NormalizationOptions::shiftX, tr("Move right"),
        tr("Move the digit through the 28 × 28 pixels, to the left or to the right: a network that "
           "knows only digits in the middle soon errs."));
    addShift(&NormalizationOptions::shiftY, tr("Move down"),
        tr("Move the digit through the 28 × 28 pixels, up or down: a network that knows only "
           "digits "
           "in the middle soon errs."));
    setOptions({});
    arrange();
}

void PreparationSwitches::addSwitches()
{
    struct Text {
        bool NormalizationOptions::*option;
        QString name;
        QString text;
        QString toolTip;
    };

    const QList<Text> texts {
        { &NormalizationOptions::standardPen, u"standardPen"_s, tr("Standard pen"),
            tr("Ink the line anew with a pen as wide as those of MNIST. Off: the pen that you drew "
               "with counts.") },
        { &NormalizationOptions::keepAspect, u"keepAspect"_s, tr("Keep aspect"),
            tr("Scale width and height alike. Off: both are stretched to 20 pixels, and a 1 "
               "becomes "
               "a block.") },
        { &NormalizationOptions::fitField, u"fitField"_s, tr("Fit into 20 × 20"),
            tr("Make every digit equally large. Off: the whole paper is shrunk to 28 × 28 pixels, "
               "and a small digit stays small.") },
        { &NormalizationOptions::antiAlias, u"antiAlias"_s, tr("Anti-aliasing"),
            tr("A pixel that is half covered is half gray. Off: a pixel is either ink or paper.") },
        { &NormalizationOptions::centerOfMass, u"centerOfMass"_s, tr("Center of mass"),
            tr("Put the center of mass of the ink in the middle. Off: the middle of the box stands "
               "there.") },
    };
    for (const Text& text : texts) {
        auto* box = new QCheckBox(text.text, this);
        box->setObjectName(text.name + u"Switch"_s);
        box->setToolTip(text.toolTip);
        box->setFocusPolicy(Qt::TabFocus);
        const int index = static_cast<int>(m_switches.size());
        m_grid->addWidget(box, index / columns, index % columns);
        m_switches.append({ text.option, box });
        connect(box, &QCheckBox::toggled, this, [this, option = text.option](bool on) {
            NormalizationOptions options = m_options;
            options.*option = on;
            choose(options);
        });
    }
}

void PreparationSwitches::addShift(
    int NormalizationOptions::*option, const QString& text, const QString& toolTip)
{
    auto* row = new QHBoxLayout;
    auto* caption = new TextLabel(themeSource(), FontRole::Body, text, this);
    auto* slider = new QSlider(Qt::Horizontal, this);
    auto* value = new TextLabel(themeSource(), FontRole::Caption, QString(), this);
    slider->setObjectName(
        option == &NormalizationOptions::shiftX ? u"shiftXSlider"_s : u"shiftYSlider"_s);
    slider->setAccessibleName(text);
    slider->setToolTip(toolTip);
    slider->setRange(-shiftMost, shiftMost);
    slider->setPageStep(2);
    slider->setFocusPolicy(Qt::TabFocus);
    caption->setBuddy(slider);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(caption);
    row->addWidget(slider, 1);
    row->addWidget(value);
    const int index = m_grid->rowCount();
    m_grid->addLayout(row, index, 0, 1, columns);
    m_shifts.append({ option, caption, slider, value, row });
    connect(slider, &QSlider::valueChanged, this, [this, option](int pixels) {
        NormalizationOptions options = m_options;
        options.*option = pixels;
        choose(options);
    });
}

void PreparationSwitches::choose(const NormalizationOptions& options)
{
    setOptions(options);
    Q_EMIT optionsChosen(options);
}

void PreparationSwitches::setOptions(const NormalizationOptions& options)
{
    m_options = options;
    for (const Switch& stage : m_switches) {
        const QSignalBlocker blocker(stage.box);
        stage.box->setChecked(options.*stage.option);
    }
    for (const Shift& shift : m_shifts) {
        const QSignalBlocker blocker(shift.slider);
        shift.slider->setValue(options.*shift.option);
        shift.value->setText(tr("%1 px", "how far the digit was moved").arg(options.*shift.option));
    }
    m_reset->setEnabled(!(options == NormalizationOptions()));
}

void PreparationSwitches::themeChanged() { arrange(); }

void PreparationSwitches::arrange()
{
    const QFont body = theme().font(FontRole::Body);
    m_grid->setHorizontalSpacing(theme().px(metric::itemGap));
    m_grid->setVerticalSpacing(theme().px(metric::smallGap));
    // Switches and sliders stand in the same rhythm.
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowMinimumHeight(row, theme().px(rowHeight));
    for (const Switch& stage : m_switches)
        stage.box->setFont(body);
    m_reset->setFont(body);
    // The captions themselves may hear of the new font later.
    const QFontMetrics letters(body);
    int captionWidth = 0;
    for (const Shift& shift : m_shifts)
        captionWidth = std::max(captionWidth, letters.horizontalAdvance(shift.caption->text()));
    for (const Shift& shift : m_shifts) {
        shift.caption->setFixedWidth(captionWidth);
        shift.value->setFixedWidth(theme().px(valueWidth));
        shift.row->setSpacing(theme().px(metric::itemGap));
    }
}

} // namespace inkling
