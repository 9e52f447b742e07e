// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/tool_row.h"

#include "app/widgets/text_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QSlider>

#include <array>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    // As long as a slider needs to be hit exactly, and no longer; in a small window at least as long that it moves.
    constexpr qreal sliderLeast = 40;
    constexpr qreal sliderUsual = 64;
    constexpr qreal sliderMost = 120;
    // Of the button that only opens a menu; the commands beside it need the room more.
    constexpr qreal menuButtonWidth = 24;

} // namespace

ToolRow::ToolRow(const ThemeSource& themeSource, const ToolRowSetup& setup, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_layout(new QHBoxLayout(this))
{
    setObjectName(u"toolRow"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    addButton(setup.undo, u"undoButton"_s, ButtonFace::Icon);
    addButton(setup.redo, u"redoButton"_s, ButtonFace::Icon);
    addButton(setup.clear, u"clearButton"_s, ButtonFace::Text);
    addButton(setup.eraser, u"eraserButton"_s, ButtonFace::Icon);
    addPen(setup);
    addButton(setup.open, u"openButton"_s, ButtonFace::Text);
    addButton(setup.save, u"saveButton"_s, ButtonFace::Text);
    m_moreSaving = addButton(setup.moreSaving, u"moreSavingButton"_s, ButtonFace::Icon);
    arrange();
}

ActionButton* ToolRow::addButton(QAction* action, const QString& name, ButtonFace face)
{
    auto* button = new ActionButton(themeSource(), action, face, this);
    button->setObjectName(name);
    button->setAccessibleName(action->text());
    if (face == ButtonFace::Text)
        m_wordButtons.append(button);
    m_layout->addWidget(button);
    return button;
}

void ToolRow::addPen(const ToolRowSetup& setup)
{
    m_penCaption = new TextLabel(themeSource(), FontRole::Caption, tr("Pen"), this);
    m_penCaption->setObjectName(u"penCaption"_s);
    m_slider = new QSlider(Qt::Horizontal, this);
    m_slider->setObjectName(u"penWidthSlider"_s);
    m_slider->setAccessibleName(tr("Width of the pen"));
    m_slider->setToolTip(tr("The width of the pen, in pixels of a canvas of 500 pixels."));
    m_slider->setRange(setup.penWidthLeast, setup.penWidthMost);
    m_slider->setFocusPolicy(Qt::TabFocus);
    m_penValue = new TextLabel(themeSource(), FontRole::Caption, QString(), this);
    m_penValue->setObjectName(u"penValue"_s);
    m_penCaption->setBuddy(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        setPenWidth(static_cast<float>(value));
        Q_EMIT penWidthChosen(static_cast<float>(value));
    });
    m_layout->addStretch(1);
    m_layout->addWidget(m_penCaption);
    m_layout->addWidget(m_slider, 8);
    m_layout->addWidget(m_penValue);
    m_layout->addStretch(1);
}

void ToolRow::setPenWidth(float width)
{
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(qRound(width));
    m_penValue->setText(tr("%1 px", "width of the pen").arg(m_slider->value()));
}

QSize ToolRow::minimumSizeHint() const { return { 0, theme().px(metric::controlHeight) }; }

void ToolRow::resizeEvent(QResizeEvent* event)
{
    ThemedWidget::resizeEvent(event);
    fit();
}

void ToolRow::themeChanged() { arrange(); }

void ToolRow::arrange()
{
    m_layout->setSpacing(theme().px(metric::smallGap));
    m_moreSaving->setFixedWidth(theme().px(menuButtonWidth));
    m_slider->setMaximumWidth(theme().px(sliderMost));
    // The number must not push its neighbors about while the slider moves.
    const QFontMetrics caption(theme().font(FontRole::Caption));
    m_penValue->setFixedWidth(
        caption.horizontalAdvance(tr("%1 px", "width of the pen").arg(m_slider->maximum())));
    fit();
}

void ToolRow::apply(const Faces& faces)
{
    for (ActionButton* button : m_wordButtons)
        button->setToolButtonStyle(faces.words ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
    m_penCaption->setVisible(faces.penCaption);
    m_penValue->setVisible(faces.penValue);
    m_slider->setMinimumWidth(theme().px(faces.slider));
}

// Words say more than the caption of a slider that shows its pen on the paper; a symbol says more than nothing.
void ToolRow::fit()
{
    constexpr std::array all { Faces { true, true, true, sliderUsual },
        Faces { true, false, true, sliderUsual }, Faces { false, true, true, sliderUsual },
        Faces { false, false, true, sliderUsual }, Faces { false, false, false, sliderLeast } };
    for (const Faces& faces : all) {
        apply(faces);
        m_layout->invalidate();
        if (m_layout->minimumSize().width() <= width())
            return;
    }
}

} // namespace inkling
