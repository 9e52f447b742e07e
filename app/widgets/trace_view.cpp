// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/trace_view.h"

#include "app/widgets/evidence_painter.h"
#include "core/digit/normalize.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr qreal leastSideUnits = 180;
    constexpr qreal usualSideUnits = 420;
    constexpr qreal coreShare = 0.62; ///< of the pen: the colored line on its white edge
    constexpr qreal keyStep = 0.5; ///< pixels of the image
    constexpr float paleSpeed = 0.25F; ///< share of the strongest bit below which a bit is pale

    qreal lengthOf(const TraceBit& bit)
    {
        return std::max<qreal>(0.2,
            std::hypot(static_cast<qreal>(bit.to.x - bit.from.x),
                static_cast<qreal>(bit.to.y - bit.from.y)));
    }

} // namespace

TraceView::TraceView(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
    , m_keyboardPen(digitSide / 2.0, digitSide / 4.0)
{
    setObjectName(QStringLiteral("traceView"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void TraceView::setMap(const std::vector<float>& values, float scale, const EvidenceLook& look)
{
    m_values = values;
    m_scale = scale;
    m_look = look;
    update();
}

void TraceView::setTrace(const std::vector<TraceBit>& bits)
{
    m_bits = bits;
    update();
}

QRect TraceView::mapRect() const
{
    const int side = std::max(1, std::min(width(), height()));
    return { 0, 0, side, side };
}

QSize TraceView::sizeHint() const
{
    return { theme().px(usualSideUnits), theme().px(usualSideUnits) };
}

QSize TraceView::minimumSizeHint() const
{
    return { theme().px(leastSideUnits), theme().px(leastSideUnits) };
}

PenPoint TraceView::penPointAt(const QPointF& place) const
{
    const QRect rect = mapRect();
    const auto bounded = [&](qreal distance) {
        return static_cast<float>(std::clamp(distance / rect.width(), 0.0, 1.0) * digitSide);
    };
    return { bounded(place.x() - rect.left()), bounded(place.y() - rect.top()),
        standardPenWidth / 2 };
}

void TraceView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !mapRect().contains(event->position().toPoint()))
        return;
    m_down = true;
    Q_EMIT penDown(penPointAt(event->position()));
}

void TraceView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_down)
        Q_EMIT penMoved(penPointAt(event->position()));
}

void TraceView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_down)
        return;
    m_down = false;
    Q_EMIT penUp();
}

void TraceView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        movePen({ -keyStep, 0 });
        return;
    case Qt::Key_Right:
        movePen({ keyStep, 0 });
        return;
    case Qt::Key_Up:
        movePen({ 0, -keyStep });
        return;
    case Qt::Key_Down:
        movePen({ 0, keyStep });
        return;
    case Qt::Key_Space:
        m_keyboardDown = !m_keyboardDown;
        if (m_keyboardDown)
            Q_EMIT penDown({ static_cast<float>(m_keyboardPen.x()),
                static_cast<float>(m_keyboardPen.y()), standardPenWidth / 2 });
        else
            Q_EMIT penUp();
        update();
        return;
    default:
        event->ignore();
    }
}

void TraceView::movePen(const QPointF& step)
{
    const QPointF next = m_keyboardPen + step;
    m_keyboardPen
        = { std::clamp<qreal>(next.x(), 0, digitSide), std::clamp<qreal>(next.y(), 0, digitSide) };
    if (m_keyboardDown)
        Q_EMIT penMoved({ static_cast<float>(m_keyboardPen.x()),
            static_cast<float>(m_keyboardPen.y()), standardPenWidth / 2 });
    update();
}

void TraceView::focusInEvent(QFocusEvent* event)
{
    ThemedWidget::focusInEvent(event);
    update();
}

void TraceView::focusOutEvent(QFocusEvent* event)
{
    ThemedWidget::focusOutEvent(event);
    if (m_keyboardDown) {
        m_keyboardDown = false;
        Q_EMIT penUp();
    }
    update();
}

void TraceView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect rect = mapRect();
    const qreal radius = theme().px(metric::smallRadius);
    if (m_values.empty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().colors.track);
        painter.drawRoundedRect(rect, radius, radius);
        return;
    }
    paintEvidence(painter, rect, { m_values, m_scale, {}, m_look }, radius);
    painter.setClipRect(rect);
    paintTrace(painter, rect);
    if (!hasFocus())
        return;
    const qreal ring = theme().px(metric::focusRing);
    const qreal pixel = static_cast<qreal>(rect.width()) / digitSide;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(evidenceOverlay(m_look.palette), ring));
    painter.drawEllipse(m_keyboardPen * pixel, pixel, pixel);
}

// A white edge carries the line over any map; in it the color says gained or lost, the strength how much for the way.
void TraceView::paintTrace(QPainter& painter, const QRect& rect) const
{
    const qreal pixel = static_cast<qreal>(rect.width()) / digitSide;
    const auto place = [pixel](const PenPoint& point) {
        return QPointF(static_cast<qreal>(point.x) * pixel, static_cast<qreal>(point.y) * pixel);
    };
    qreal strongest = 0;
    for (const TraceBit& bit : m_bits)
        strongest = std::max(strongest, std::abs(static_cast<qreal>(bit.evidence)) / lengthOf(bit));
    painter.setBrush(Qt::NoBrush);
    for (const bool isEdge : { true, false }) {
        for (const TraceBit& bit : m_bits) {
            const qreal wide = static_cast<qreal>(2 * bit.to.radius) * pixel;
            QColor color = evidenceOverlay(m_look.palette);
            if (!isEdge) {
                const auto speed = static_cast<float>(
                    static_cast<qreal>(bit.evidence) / lengthOf(bit) / std::max(strongest, 1e-9));
                const float shown = speed == 0
                    ? 0
                    : std::copysign(std::max(std::abs(speed) * 2, paleSpeed), speed);
                color = QColor(evidenceColor(m_look.palette, shown));
            }
            painter.setPen(
                QPen(color, isEdge ? wide : wide * coreShare, Qt::SolidLine, Qt::RoundCap));
            if (place(bit.from) == place(bit.to))
                painter.drawPoint(place(bit.to));
            else
                painter.drawLine(place(bit.from), place(bit.to));
        }
    }
}

} // namespace inkling
