// SPDX-License-Identifier: GPL-3.0-or-later
// The pen of the keyboard: who cannot hold a mouse draws with the arrow keys.
#include "app/widgets/drawing_canvas.h"

#include <QHash>
#include <QKeyEvent>

#include <algorithm>
#include <optional>

namespace inkling {

namespace {
    // Field units of a key press. A tenth of a digit's usual stroke is quick enough to draw with; with
    // Shift one places the pen.
    constexpr qreal coarseStep = 20;
    constexpr qreal fineStep = 4;

    constexpr QPointF middleOfPaper(static_cast<qreal>(DrawingCanvas::fieldUnits) / 2,
        static_cast<qreal>(DrawingCanvas::fieldUnits) / 2);

    std::optional<QPointF> directionOf(int key)
    {
        static const QHash<int, QPointF> directions { { Qt::Key_Left, { -1, 0 } },
            { Qt::Key_Right, { 1, 0 } }, { Qt::Key_Up, { 0, -1 } }, { Qt::Key_Down, { 0, 1 } },
            { Qt::Key_Home, { -1, -1 } }, { Qt::Key_PageUp, { 1, -1 } }, { Qt::Key_End, { -1, 1 } },
            { Qt::Key_PageDown, { 1, 1 } } };
        const auto found = directions.find(key);
        return found == directions.end() ? std::nullopt : std::optional(*found);
    }
} // namespace

void DrawingCanvas::keyPressEvent(QKeyEvent* event)
{
    const Qt::KeyboardModifiers modifiers
        = event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    const bool isPlain = modifiers == Qt::NoModifier;
    const std::optional<QPointF> direction = isPlain ? directionOf(event->key()) : std::nullopt;
    if (direction) {
        const bool finely = event->modifiers().testFlag(Qt::ShiftModifier);
        moveKeyboardPen(*direction * (finely ? fineStep : coarseStep), event->timestamp());
    } else if (isPlain && event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        toggleKeyboardPen(event->timestamp());
    } else {
        ThemedWidget::keyPressEvent(event);
    }
}

void DrawingCanvas::moveKeyboardPen(const QPointF& step, quint64 timestamp)
{
    if (m_device != Device::None && m_device != Device::Keyboard)
        return;
    // The first key shows where the pen is; from there on they move it.
    const QPointF from = m_keyboardPen.value_or(middleOfPaper - step);
    const QPointF to = from + step;
    const auto side = static_cast<qreal>(fieldUnits);
    m_keyboardPen = QPointF(std::clamp(to.x(), 0.0, side), std::clamp(to.y(), 0.0, side));
    updateCursor();
    if (m_device == Device::Keyboard)
        penMoved({ widgetPointAt(*m_keyboardPen), timestamp, std::nullopt });
}

void DrawingCanvas::toggleKeyboardPen(quint64 timestamp)
{
    if (m_device == Device::Keyboard) {
        penUp();
        return;
    }
    if (!m_keyboardPen)
        m_keyboardPen = middleOfPaper;
    penDown(Device::Keyboard, { widgetPointAt(*m_keyboardPen), timestamp, std::nullopt });
}

} // namespace inkling
