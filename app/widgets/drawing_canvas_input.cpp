// SPDX-License-Identifier: GPL-3.0-or-later
// What the devices do to the canvas: mouse, finger and pen all become points of one stroke.
#include "app/widgets/drawing_canvas.h"

#include <QMouseEvent>
#include <QTabletEvent>
#include <QTouchEvent>

#include <algorithm>

namespace inkling {

InkPoint DrawingCanvas::inkPointAt(const PenEvent& event)
{
    if (!m_timeOrigin)
        m_timeOrigin = event.timestamp;
    const QRectF paper = paperRect();
    const qreal unit = static_cast<qreal>(fieldUnits) / std::max(paper.width(), qreal(1));
    const QPointF place = (event.position - paper.topLeft()) * unit;
    InkPoint point;
    // Beyond the edge there is no paper: what one cannot see must not be read either.
    point.x = std::clamp(static_cast<float>(place.x()), 0.0F, fieldUnits);
    point.y = std::clamp(static_cast<float>(place.y()), 0.0F, fieldUnits);
    point.timeMs = m_timeBefore
        + static_cast<float>(event.timestamp - std::min(event.timestamp, *m_timeOrigin));
    point.pressure = event.pressure;
    return point;
}

void DrawingCanvas::penDown(Device device, const PenEvent& event)
{
    if (m_device != Device::None || !paperRect().contains(event.position))
        return;
    m_device = device;
    m_erasing = event.erases || m_tool == CanvasTool::Eraser;
    m_lastPoint = inkPointAt(event);
    m_lastEmitted = m_lastPoint;
    updateCursor();
    if (m_erasing) {
        Q_EMIT eraserMoved({ *m_lastPoint, *m_lastPoint, eraserRadius });
    } else {
        m_steadyPen.begin(*m_lastPoint);
        Q_EMIT strokeBegan(*m_lastPoint);
    }
}

void DrawingCanvas::penMoved(const PenEvent& event)
{
    const InkPoint point = inkPointAt(event);
    if (m_lastPoint && point.x == m_lastPoint->x && point.y == m_lastPoint->y)
        return;
    const InkPoint before = m_lastPoint.value_or(point);
    m_lastPoint = point;
    if (m_erasing) {
        Q_EMIT eraserMoved({ before, point, eraserRadius });
        return;
    }
    // Keys do not tremble.
    m_lastEmitted = m_device == Device::Keyboard ? point : m_steadyPen.next(point);
    Q_EMIT strokeExtended(*m_lastEmitted);
}

void DrawingCanvas::penUp()
{
    if (m_device == Device::None)
        return;
    // The steady pen lags a little; a line ends where the hand ended it.
    if (!m_erasing && m_lastPoint != m_lastEmitted)
        Q_EMIT strokeExtended(*m_lastPoint);
    m_device = Device::None;
    m_touchId = -1;
    m_lastPoint.reset();
    updateCursor();
    if (m_erasing)
        Q_EMIT eraserLifted();
    else
        Q_EMIT strokeEnded();
}

void DrawingCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_device == Device::Mouse)
        penUp(); // the release of the stroke before was lost
    m_keyboardPen.reset();
    penDown(Device::Mouse, { event->position(), event->timestamp(), std::nullopt });
}

void DrawingCanvas::mouseMoveEvent(QMouseEvent* event)
{
    hoverAt(event->position());
    if (m_device != Device::Mouse)
        return;
    if (event->buttons().testFlag(Qt::LeftButton))
        penMoved({ event->position(), event->timestamp(), std::nullopt });
    else
        penUp(); // the release went elsewhere, to a dialog for example
}

void DrawingCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_device == Device::Mouse && event->button() == Qt::LeftButton) {
        penMoved({ event->position(), event->timestamp(), std::nullopt });
        penUp();
    }
}

void DrawingCanvas::tabletEvent(QTabletEvent* event)
{
    const PenEvent pen { event->position(), event->timestamp(),
        static_cast<float>(event->pressure()),
        event->pointerType() == QPointingDevice::PointerType::Eraser };
    hoverAt(event->position());
    if (event->type() == QEvent::TabletPress && event->button() == Qt::LeftButton)
        penDown(Device::Tablet, pen);
    else if (event->type() == QEvent::TabletMove && m_device == Device::Tablet)
        penMoved(pen);
    else if (event->type() == QEvent::TabletRelease && m_device == Device::Tablet)
        penUp();
    // Accepted, or Qt would send the same again as a mouse.
    event->accept();
}

bool DrawingCanvas::touchEvent(QTouchEvent& event)
{
    event.accept();
    if (event.type() == QEvent::TouchCancel) {
        if (m_device == Device::Touch)
            penUp();
        return true;
    }
    for (const QEventPoint& finger : event.points()) {
        const PenEvent pen { finger.position(), event.timestamp(), std::nullopt };
        if (finger.state() == QEventPoint::Pressed && m_device == Device::None) {
            penDown(Device::Touch, pen);
            m_touchId = m_device == Device::Touch ? finger.id() : -1;
        } else if (m_device == Device::Touch && finger.id() == m_touchId
            && finger.state() != QEventPoint::Stationary) {
            penMoved(pen);
            if (finger.state() == QEventPoint::Released)
                penUp();
        }
    }
    return true;
}

bool DrawingCanvas::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        return touchEvent(*static_cast<QTouchEvent*>(event));
    case QEvent::UngrabMouse:
        // Someone else took the pointer; the release will not come.
        if (m_device == Device::Mouse)
            penUp();
        break;
    default:
        break;
    }
    return ThemedWidget::event(event);
}

} // namespace inkling
