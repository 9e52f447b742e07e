// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/style_drawing.h"

#include <QPainter>

#include <algorithm>

namespace inkling::style {

namespace {
    constexpr qreal sliderGroove = 4;
    constexpr qreal progressHeight = 8;
    constexpr qreal chevronWidth = 8;
    constexpr qreal iconStroke = 1.5; ///< as in the icons
    constexpr int pressedDarker = 110; ///< percent, as QColor::darker takes it

    /// A band of \p thickness along the middle of \p rect.
    QRectF band(const QRectF& rect, qreal thickness, bool horizontal)
    {
        if (horizontal)
            return { rect.left(), rect.center().y() - thickness / 2, rect.width(), thickness };
        return { rect.center().x() - thickness / 2, rect.top(), thickness, rect.height() };
    }

    void drawStrokes(
        QPainter& painter, const Theme& theme, const QPolygonF& points, const QColor& color)
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(
            QPen(color, iconStroke * theme.scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(points);
        painter.restore();
    }
} // namespace

void drawPanel(QPainter& painter, const Theme& theme, const Panel& panel)
{
    const qreal line = panel.line.isValid() ? theme.px(metric::hairline) : 0;
    const qreal radius = panel.radius * theme.scale;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line > 0 ? QPen(panel.line, line) : QPen(Qt::NoPen));
    painter.setBrush(panel.fill);
    painter.drawRoundedRect(
        panel.rect.adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
    painter.restore();
}

void drawFocusRing(QPainter& painter, const Theme& theme, const QRectF& rect)
{
    const qreal width = theme.px(metric::focusRing);
    const qreal radius = theme.px(metric::radius);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colors.accent, width));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(
        rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    painter.restore();
}

bool showsFocus(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange);
}

void drawButton(QPainter& painter, const Theme& theme, const QStyleOption& option, ButtonKind kind)
{
    const ThemeColors& colors = theme.colors;
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool pressed = option.state.testFlag(QStyle::State_Sunken);
    Panel panel { option.rect, colors.surface, colors.hairline, metric::radius };
    if (kind.primary && enabled) {
        panel.fill = pressed ? colors.accent.darker(pressedDarker) : colors.accent;
        panel.line = panel.fill;
    } else if (option.state.testFlag(QStyle::State_On)) {
        panel.fill = colors.accentTint;
        panel.line = colors.accentTint;
    } else if (pressed) {
        panel.fill = colors.track;
    } else if (enabled && option.state.testFlag(QStyle::State_MouseOver)) {
        panel.fill = colors.hover;
    }
    drawPanel(painter, theme, panel);
    if (showsFocus(option))
        drawFocusRing(painter, theme, option.rect);
}

void drawToolButtonLabel(
    QPainter& painter, const Theme& theme, const QStyleOptionToolButton& option)
{
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool on = option.state.testFlag(QStyle::State_On);
    const bool hasIcon = option.toolButtonStyle != Qt::ToolButtonTextOnly && !option.icon.isNull();
    const bool hasText = option.toolButtonStyle != Qt::ToolButtonIconOnly || !hasIcon;
    const int side = option.iconSize.width();
    const int textWidth
        = hasText ? option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width() : 0;
    const int gap = hasIcon && hasText ? theme.px(metric::smallGap) : 0;
    QRect content(0, 0, (hasIcon ? side : 0) + gap + textWidth, option.rect.height());
    content.moveCenter(option.rect.center());
    if (hasIcon) {
        const QRect place(content.left(), option.rect.center().y() - (side - 1) / 2, side, side);
        option.icon.paint(&painter, QStyle::visualRect(option.direction, option.rect, place),
            Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
            on ? QIcon::On : QIcon::Off);
    }
    if (hasText) {
        const QRect place = content.adjusted(content.width() - textWidth, 0, 0, 0);
        const QColor onColor = on ? theme.colors.accent : theme.colors.text;
        painter.setPen(enabled ? onColor : theme.colors.disabledText);
        painter.drawText(QStyle::visualRect(option.direction, option.rect, place),
            Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, option.text);
    }
}

void drawSlider(
    QPainter& painter, const Theme& theme, const QStyleOptionSlider& option, const QRectF& handle)
{
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool horizontal = option.orientation == Qt::Horizontal;
    const QRectF groove = band(option.rect, sliderGroove * theme.scale, horizontal);
    drawPanel(painter, theme, { groove, theme.colors.grooveLine, QColor(), sliderGroove / 2 });
    // On the groove's own line: the handle is rounded to whole pixels, and a knob beside it would
    // be cut off.
    QRectF knob(0, 0, theme.px(sliderHandle), theme.px(sliderHandle));
    knob.moveCenter(horizontal ? QPointF(handle.center().x(), groove.center().y())
                               : QPointF(groove.center().x(), handle.center().y()));
    const QColor color = enabled ? theme.colors.accent : theme.colors.grooveLine;
    drawPanel(painter, theme, { knob, color, QColor(), sliderHandle / 2 });
    if (showsFocus(option))
        drawFocusRing(painter, theme, option.rect);
}

void drawComboBox(
    QPainter& painter, const Theme& theme, const QStyleOption& option, const QRectF& arrow)
{
    drawButton(painter, theme, option, {});
    const qreal half = chevronWidth * theme.scale / 2;
    const QPointF middle = arrow.center();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    drawStrokes(painter, theme,
        { middle + QPointF(-half, -half / 2), middle + QPointF(0, half / 2),
            middle + QPointF(half, -half / 2) },
        enabled ? theme.colors.secondaryText : theme.colors.disabledText);
}

void drawCheckIndicator(QPainter& painter, const Theme& theme, const QStyleOption& option)
{
    const ThemeColors& colors = theme.colors;
    const bool on = option.state.testFlag(QStyle::State_On);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const QColor filled = enabled ? colors.accent : colors.quietBar;
    drawPanel(painter, theme,
        { option.rect, on ? filled : colors.surface, on ? filled : colors.grooveLine,
            metric::smallRadius });
    if (!on)
        return;
    const QRectF box = option.rect;
    const auto at = [&box](qreal x, qreal y) {
        return box.topLeft() + QPointF(x * box.width(), y * box.height());
    };
    drawStrokes(painter, theme, { at(0.25, 0.52), at(0.44, 0.7), at(0.76, 0.32) },
        colors.accentText); // a tick
}

void drawProgressGroove(
    QPainter& painter, const Theme& theme, const QStyleOptionProgressBar& option)
{
    const QRectF groove = option.textVisible ? QRectF(option.rect)
                                             : band(option.rect, theme.px(progressHeight), true);
    drawPanel(painter, theme, { groove, theme.colors.track, QColor(), metric::smallRadius });
}

void drawProgressContents(
    QPainter& painter, const Theme& theme, const QStyleOptionProgressBar& option)
{
    if (option.maximum <= option.minimum)
        return;
    const qreal share = qreal(option.progress - option.minimum) / (option.maximum - option.minimum);
    QRect done = option.rect;
    done.setWidth(qRound(done.width() * std::clamp(share, qreal(0), qreal(1))));
    if (done.width() <= 0)
        return;
    const QRectF place = QStyle::visualRect(option.direction, option.rect, done);
    drawPanel(painter, theme,
        { option.textVisible ? place : band(place, theme.px(progressHeight), true),
            theme.colors.accent, QColor(), metric::smallRadius });
}

} // namespace inkling::style
