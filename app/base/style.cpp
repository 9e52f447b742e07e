// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/style.h"

#include "app/base/style_drawing.h"
#include "app/base/style_scroll_bar.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace inkling {

namespace {
    constexpr qreal menuItemHeight = 30;
    constexpr qreal checkSide = 16;
    constexpr qreal comboArrowWidth = 28;

    bool isPrimary(const QWidget* widget)
    {
        return widget != nullptr && widget->property("primary").toBool();
    }

    QSize atLeastAsHigh(const QSize& size, int height)
    {
        return { size.width(), std::max(size.height(), height) };
    }
} // namespace

Style::Style(Theme theme)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_theme(std::move(theme))
{
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
    const QWidget* widget) const
{
    const ThemeColors& colors = theme().colors;
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        style::drawButton(*painter, theme(), *option, { isPrimary(widget) });
        return;
    case PE_FrameFocusRect:
        if (option->state.testFlag(State_KeyboardFocusChange))
            style::drawFocusRing(*painter, theme(), option->rect);
        return;
    case PE_IndicatorCheckBox:
        style::drawCheckIndicator(*painter, theme(), *option);
        return;
    case PE_PanelLineEdit:
        // A field without a frame is calm until one goes there.
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame != nullptr && frame->lineWidth == 0 && !option->state.testFlag(State_HasFocus))
            return;
        style::drawPanel(
            *painter, theme(), { option->rect, colors.surface, colors.hairline, metric::radius });
        if (option->state.testFlag(State_HasFocus))
            style::drawFocusRing(*painter, theme(), option->rect);
        return;
    case PE_PanelTipLabel:
    case PE_PanelMenu:
    case PE_FrameMenu:
        style::drawPanel(*painter, theme(), { option->rect, colors.surface, colors.hairline, 0 });
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
    const QWidget* widget) const
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    const auto* toolButton = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    const auto* progress = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
    if (element == CE_PushButton) {
        // Fusion draws the focus as a rectangle inside the button; the ring on its edge is part of
        // the panel here.
        drawControl(CE_PushButtonBevel, option, painter, widget);
        drawControl(CE_PushButtonLabel, option, painter, widget);
    } else if (element == CE_PushButtonLabel && button != nullptr && isPrimary(widget)
        && option->state.testFlag(State_Enabled)) {
        QStyleOptionButton onAccent(*button);
        onAccent.palette.setColor(QPalette::ButtonText, theme().colors.accentText);
        QProxyStyle::drawControl(element, &onAccent, painter, widget);
    } else if (element == CE_ToolButtonLabel && toolButton != nullptr) {
        style::drawToolButtonLabel(*painter, theme(), *toolButton);
    } else if (element == CE_ProgressBarGroove && progress != nullptr) {
        style::drawProgressGroove(*painter, theme(), *progress);
    } else if (element == CE_ProgressBarContents && progress != nullptr) {
        style::drawProgressContents(*painter, theme(), *progress);
    } else {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
    QPainter* painter, const QWidget* widget) const
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    const auto* comboBox = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (control == CC_Slider && slider != nullptr) {
        const QRect handle = proxy()->subControlRect(CC_Slider, option, SC_SliderHandle, widget);
        style::drawSlider(*painter, theme(), *slider, handle);
    } else if (control == CC_ScrollBar && slider != nullptr) {
        style::drawScrollBar(*painter, theme(), *slider);
    } else if (control == CC_ComboBox && comboBox != nullptr && !comboBox->editable) {
        const QRect arrow = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
        style::drawComboBox(*painter, theme(), *option, arrow);
    } else {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
    SubControl subControl, const QWidget* widget) const
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_ScrollBar && slider != nullptr)
        return style::scrollBarPart(*slider, subControl, theme());
    const QRect usual = QProxyStyle::subControlRect(control, option, subControl, widget);
    if (control != CC_ComboBox)
        return usual;
    const QRect box = option->rect;
    const int padding = theme().px(style::controlPadding) - theme().px(metric::smallRadius);
    const int arrowWidth = theme().px(comboArrowWidth);
    if (subControl == SC_ComboBoxEditField)
        return visualRect(option->direction, box, box.adjusted(padding, 0, -arrowWidth, 0));
    if (subControl == SC_ComboBoxArrow)
        return visualRect(option->direction, box, box.adjusted(box.width() - arrowWidth, 0, 0, 0));
    return usual;
}

QRect Style::subElementRect(
    SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element != SE_LineEditContents)
        return rect;
    const int padding = theme().px(metric::smallGap);
    return rect.adjusted(padding, 0, -padding, 0);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SliderLength:
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return theme().px(style::sliderHandle);
    case PM_ScrollBarExtent:
        return theme().px(style::scrollBarExtent);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
        return theme().px(metric::iconSide);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return theme().px(checkSide);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_ToolTipLabelFrameWidth:
        return theme().px(metric::smallGap);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    const QSize usual = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int controlHeight = theme().px(metric::controlHeight);
    const int padding = theme().px(style::controlPadding);
    switch (type) {
    case CT_PushButton:
        return atLeastAsHigh({ size.width() + 2 * padding, usual.height() }, controlHeight);
    case CT_ToolButton:
        return atLeastAsHigh(
            { std::max(usual.width(), size.width() + 2 * padding), usual.height() }, controlHeight);
    case CT_ComboBox:
        return atLeastAsHigh(
            { size.width() + padding + theme().px(comboArrowWidth), usual.height() },
            controlHeight);
    case CT_LineEdit:
        return atLeastAsHigh({ usual.width() + 2 * padding, usual.height() }, controlHeight);
    case CT_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        const bool isSeparator
            = item != nullptr && item->menuItemType == QStyleOptionMenuItem::Separator;
        return isSeparator ? usual : atLeastAsHigh(usual, theme().px(menuItemHeight));
    }
    default:
        return usual;
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
    QStyleHintReturn* returnData) const
{
    // A slider goes where one clicks: what one expects of a pen width.
    if (hint == SH_Slider_AbsoluteSetButtons)
        return static_cast<int>(Qt::LeftButton);
    // The words on a dialog's buttons say it; Qt's own symbols are of another hand.
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

} // namespace inkling
