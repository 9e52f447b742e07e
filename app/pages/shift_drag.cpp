// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/shift_drag.h"

#include "app/widgets/digit_picture.h"
#include "core/digit/normalize.h"

#include <QMouseEvent>

namespace inkling {

ShiftDrag::ShiftDrag(DigitPicture* view)
    : QObject(view)
    , m_view(view)
{
    view->setCursor(Qt::OpenHandCursor);
    view->installEventFilter(this);
}

void ShiftDrag::setShift(const QPoint& shift) { m_shift = shift; }

bool ShiftDrag::eventFilter(QObject* watched, QEvent* event)
{
    const bool isMouse = event->type() == QEvent::MouseButtonPress
        || event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonRelease;
    if (!isMouse)
        return QObject::eventFilter(watched, event);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton
        && m_view->pictureRect().contains(mouse->pos())) {
        m_dragging = true;
        m_press = mouse->position();
        m_shiftAtPress = m_shift;
        m_view->setCursor(Qt::ClosedHandCursor);
    } else if (event->type() == QEvent::MouseMove && m_dragging) {
        const qreal pixel = static_cast<qreal>(m_view->pictureRect().width()) / digitSide;
        Q_EMIT dragged(m_shiftAtPress + ((mouse->position() - m_press) / pixel).toPoint());
    } else if (event->type() == QEvent::MouseButtonRelease) {
        m_dragging = false;
        m_view->setCursor(Qt::OpenHandCursor);
    }
    return true;
}

} // namespace inkling
