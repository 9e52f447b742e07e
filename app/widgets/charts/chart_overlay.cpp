// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/charts/chart_overlay.h"

#include "app/widgets/charts/curve_chart.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr qreal textPadding = 6;
    constexpr qreal markHalfWidth = 4;

} // namespace

ChartOverlay::ChartOverlay(const ThemeSource& themeSource, CurveChart* chart)
    : ThemedWidget(themeSource, chart)
    , m_chart(chart)
{
    setObjectName(QStringLiteral("chartOverlay"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void ChartOverlay::pointAt(std::optional<double> x)
{
    if (x == m_x)
        return;
    m_x = x;
    update();
}

double ChartOverlay::positionOf(double x) const
{
    const QRectF frame = m_chart->frame();
    const AxisRange range = m_chart->visibleX();
    return frame.left() + (x - range.least) / range.length() * frame.width();
}

void ChartOverlay::paintEmpty(QPainter& painter) const
{
    painter.setFont(theme().font(FontRole::Caption));
    const qreal padding = theme().px(textPadding);
    const QRectF frame = m_chart->frame();
    constexpr int flags = Qt::AlignCenter | Qt::TextWordWrap;
    // No line of the grid goes through the words.
    painter.fillRect(
        painter.boundingRect(frame, flags, m_chart->emptyText()).adjusted(-padding, 0, padding, 0),
        theme().colors.surface);
    painter.setPen(theme().colors.secondaryText);
    painter.drawText(frame, flags, m_chart->emptyText());
}

void ChartOverlay::paintMarks(QPainter& painter) const
{
    const QRectF frame = m_chart->frame();
    const qreal half = theme().px(markHalfWidth);
    for (const ChartMark& mark : m_chart->content().marks) {
        const double x = positionOf(mark.x);
        if (x < frame.left() || x > frame.right())
            continue;
        painter.setPen(
            QPen(theme().colors.secondaryText, theme().px(metric::hairline), Qt::DotLine));
        painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().colors.secondaryText);
        painter.drawPolygon(QPolygonF { QPointF(x - half, frame.top()),
            QPointF(x + half, frame.top()), QPointF(x, frame.top() + half) });
    }
}

void ChartOverlay::paintValues(QPainter& painter) const
{
    const QString text = m_x ? m_chart->valuesAt(*m_x) : QString();
    if (text.isEmpty())
        return;
    const QRectF frame = m_chart->frame();
    const double x = std::clamp(positionOf(*m_x), frame.left(), frame.right());
    painter.setPen(QPen(theme().colors.secondaryText, theme().px(metric::hairline)));
    painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()));
    painter.setFont(theme().font(FontRole::Caption));
    const qreal padding = theme().px(textPadding);
    const QRectF needed = painter.fontMetrics().boundingRect(
        QRect(0, 0, static_cast<int>(frame.width()), height()), Qt::TextWordWrap, text);
    QRectF box(0, frame.top() + padding, needed.width() + 2 * padding, needed.height() + padding);
    box.moveLeft(
        std::clamp(x + padding, frame.left(), std::max(frame.left(), frame.right() - box.width())));
    if (x + padding + box.width() > frame.right() && x - padding - box.width() > frame.left())
        box.moveRight(x - padding);
    painter.setPen(QPen(theme().colors.hairline, theme().px(metric::hairline)));
    painter.setBrush(theme().colors.surface);
    painter.drawRoundedRect(box, theme().px(metric::smallRadius), theme().px(metric::smallRadius));
    painter.setPen(theme().colors.text);
    painter.drawText(box.adjusted(padding, 0, -padding, 0),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, text);
}

void ChartOverlay::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_chart->drawnPoints() == 0)
        paintEmpty(painter);
    paintMarks(painter);
    paintValues(painter);
    if (m_chart->hasFocus()) {
        const qreal ring = theme().px(metric::focusRing);
        painter.setPen(QPen(theme().colors.accent, ring));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2),
            theme().px(metric::smallRadius), theme().px(metric::smallRadius));
    }
}

} // namespace inkling
