// SPDX-License-Identifier: GPL-3.0-or-later
// The pointer and the keyboard at the ten maps.
#include "app/widgets/evidence_grid.h"
#include "app/widgets/evidence_painter.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace inkling {

namespace {
    constexpr QPoint noPixel { -1, -1 };
} // namespace

bool EvidenceGrid::event(QEvent* event)
{
    if (event->type() == QEvent::Leave || event->type() == QEvent::Hide)
        pointAt(-1, noPixel);
    return ThemedWidget::event(event);
}

void EvidenceGrid::mouseMoveEvent(QMouseEvent* event)
{
    for (int digit = 0; digit < classCount; ++digit) {
        if (const auto pixel = evidencePixelAt(mapRect(digit), event->position())) {
            pointAt(digit, *pixel);
            return;
        }
    }
    pointAt(-1, noPixel);
}

void EvidenceGrid::mousePressEvent(QMouseEvent* event)
{
    if (!m_choosable || event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    for (int digit = 0; digit < classCount; ++digit) {
        if (mapRect(digit).contains(event->position().toPoint())) {
            m_current = digit;
            Q_EMIT chosen(digit);
        }
    }
}

void EvidenceGrid::keyPressEvent(QKeyEvent* event)
{
    int next = m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        next -= 1;
        break;
    case Qt::Key_Right:
        next += 1;
        break;
    case Qt::Key_Up:
        next -= columns;
        break;
    case Qt::Key_Down:
        next += columns;
        break;
    case Qt::Key_Escape:
        pointAt(-1, noPixel);
        return;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_choosable) {
            Q_EMIT chosen(m_current);
            return;
        }
        event->ignore();
        return;
    default:
        event->ignore();
        return;
    }
    if (next >= 0 && next < classCount)
        m_current = next;
    pointAt(m_current, noPixel);
    update();
}

void EvidenceGrid::focusInEvent(QFocusEvent* event)
{
    ThemedWidget::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        pointAt(m_current, noPixel);
    update();
}

void EvidenceGrid::focusOutEvent(QFocusEvent* event)
{
    ThemedWidget::focusOutEvent(event);
    pointAt(-1, noPixel);
    update();
}

void EvidenceGrid::pointAt(int digit, const QPoint& pixel)
{
    if (digit < 0 && m_pointed < 0)
        return;
    m_pointed = digit;
    Q_EMIT pointedAt(digit, pixel);
}

} // namespace inkling
