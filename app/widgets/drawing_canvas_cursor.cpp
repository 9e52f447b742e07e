// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas shows where the pen will be put down: the pen or the eraser at its true width.
#include "app/widgets/drawing_canvas.h"

#include <QPainter>

#include <algorithm>

namespace inkling {

namespace {
    // Faint enough to be told from ink.
    constexpr qreal discOpacity = 0.18;
    constexpr qreal ringOpacity = 0.55;
    // The cross that shows the pen of the keyboard beyond its disc.
    constexpr qreal crossArmUnits = 8;
} // namespace

void DrawingCanvas::setTool(CanvasTool tool)
{
    m_tool = tool;
    updateCursor();
}

void DrawingCanvas::setPenWidth(float width)
{
    m_penWidth = width;
    updateCursor();
}

QPointF DrawingCanvas::widgetPointAt(const QPointF& fieldPoint) const
{
    const QRectF paper = paperRect();
    return paper.topLeft() + fieldPoint * (paper.width() / static_cast<qreal>(fieldUnits));
}

void DrawingCanvas::hoverAt(std::optional<QPointF> place)
{
    m_hover = place;
    updateCursor();
}

void DrawingCanvas::leaveEvent(QEvent* event)
{
    ThemedWidget::leaveEvent(event);
    hoverAt(std::nullopt);
}

std::optional<DrawingCanvas::Cursor> DrawingCanvas::cursor() const
{
    Cursor cursor;
    cursor.erases = m_device != Device::None ? m_erasing : m_tool == CanvasTool::Eraser;
    cursor.ofKeyboard = m_keyboardPen.has_value();
    // The line itself shows where a pen is that draws.
    if (isStrokeUnderWay() && m_device != Device::Keyboard)
        return std::nullopt;
    if (m_keyboardPen)
        cursor.center = widgetPointAt(*m_keyboardPen);
    else if (m_hover && paperRect().contains(*m_hover))
        cursor.center = *m_hover;
    else
        return std::nullopt;
    const float radius = cursor.erases ? eraserRadius : m_penWidth / 2;
    cursor.radius
        = static_cast<qreal>(radius) * paperRect().width() / static_cast<qreal>(fieldUnits);
    return cursor;
}

void DrawingCanvas::updateCursor()
{
    QRect now;
    if (const std::optional<Cursor> shown = cursor()) {
        const qreal arm = shown->ofKeyboard ? theme().px(crossArmUnits) : 0;
        const qreal reach = shown->radius + arm + theme().px(metric::focusRing);
        now = QRectF(shown->center, QSizeF())
                  .adjusted(-reach, -reach, reach, reach)
                  .toAlignedRect();
    }
    update(m_cursorRect);
    update(now);
    m_cursorRect = now;
}

void DrawingCanvas::paintCursor(QPainter& painter) const
{
    const std::optional<Cursor> shown = cursor();
    if (!shown)
        return;
    painter.save();
    painter.setClipRect(paperRect(), Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor& color = shown->erases ? theme().colors.warning : theme().colors.ink;
    QColor disc = color;
    disc.setAlphaF(static_cast<float>(discOpacity));
    QColor ring = color;
    ring.setAlphaF(static_cast<float>(ringOpacity));
    painter.setPen(QPen(ring, theme().px(metric::hairline)));
    painter.setBrush(disc);
    painter.drawEllipse(shown->center, shown->radius, shown->radius);
    if (shown->ofKeyboard) {
        painter.setPen(QPen(theme().colors.accent, theme().px(metric::focusRing)));
        const qreal inner = std::max(shown->radius, qreal(0));
        const qreal outer = inner + theme().px(crossArmUnits);
        for (const QPointF& arm : { QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1) })
            painter.drawLine(shown->center + arm * inner, shown->center + arm * outer);
    }
    painter.restore();
}

} // namespace inkling
