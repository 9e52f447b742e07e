// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/line_plot.h"

#include <QPainter>

#include <algorithm>

namespace inkling {

namespace {

    constexpr qreal usualWidthUnits = 300;
    constexpr qreal usualHeightUnits = 140;
    constexpr qreal leastHeightUnits = 96;
    constexpr qreal lineUnits = 2;
    constexpr qreal dotUnits = 8;
    constexpr qreal gapUnits = 6;

} // namespace

LinePlot::LinePlot(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void LinePlot::setContent(const LineContent& content)
{
    m_content = content;
    setAccessibleDescription(content.points.empty() ? content.empty : content.pointText);
    update();
}

QSize LinePlot::sizeHint() const
{
    return { theme().px(usualWidthUnits), theme().px(usualHeightUnits) };
}

QSize LinePlot::minimumSizeHint() const
{
    return { theme().px(usualWidthUnits) / 2, theme().px(leastHeightUnits) };
}

QRectF LinePlot::plotRect() const
{
    const QFontMetrics metrics(theme().font(FontRole::Caption));
    const int left = std::max(metrics.horizontalAdvance(m_content.leastText),
                         metrics.horizontalAdvance(m_content.mostText))
        + theme().px(gapUnits);
    return QRectF(rect()).adjusted(left, metrics.height() / 2.0, -theme().px(dotUnits),
        -metrics.height() - theme().px(gapUnits));
}

void LinePlot::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().colors.secondaryText);
    if (m_content.points.empty()) {
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_content.empty);
        return;
    }
    const QRectF plot = plotRect();
    const double first = m_content.points.front().x();
    const double wide = std::max(m_content.points.back().x() - first, 1e-9);
    const double high = std::max(m_content.most - m_content.least, 1e-9);
    const auto place = [&](const QPointF& point) {
        return QPointF(plot.left() + (point.x() - first) / wide * plot.width(),
            plot.bottom() - (point.y() - m_content.least) / high * plot.height());
    };
    painter.drawText(QRectF(0, plot.top() - plot.height(), plot.left() - theme().px(gapUnits),
                         2 * plot.height()),
        Qt::AlignRight | Qt::AlignVCenter, m_content.mostText);
    painter.drawText(QRectF(0, plot.bottom() - plot.height(), plot.left() - theme().px(gapUnits),
                         2 * plot.height()),
        Qt::AlignRight | Qt::AlignVCenter, m_content.leastText);
    painter.drawText(QRectF(plot.left(), plot.bottom(), plot.width(), height() - plot.bottom()),
        Qt::AlignHCenter | Qt::AlignBottom, m_content.below);
    painter.setPen(QPen(theme().colors.hairline, theme().px(metric::hairline)));
    for (const double y : { m_content.least, 0.0, m_content.most }) {
        if (y >= m_content.least && y <= m_content.most)
            painter.drawLine(place({ first, y }), place({ first + wide, y }));
    }
    QPolygonF line;
    for (const QPointF& point : m_content.points)
        line.append(place(point));
    painter.setPen(QPen(theme().colors.accent, theme().px(lineUnits)));
    painter.drawPolyline(line);
    if (!m_content.point)
        return;
    const QPointF dot = place(*m_content.point);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().colors.accent);
    painter.drawEllipse(dot, theme().px(dotUnits) / 2.0, theme().px(dotUnits) / 2.0);
    painter.setPen(theme().colors.text);
    // Beside the dot on the side where there is more room, and clear of the line.
    const bool isRight = dot.x() > plot.center().x();
    const bool isHigh = dot.y() < plot.center().y();
    const qreal lineHeight = painter.fontMetrics().height();
    const qreal top
        = isHigh ? dot.y() + theme().px(gapUnits) : dot.y() - lineHeight - theme().px(gapUnits);
    const QRectF room = isRight ? QRectF(plot.left(), top, dot.x() - plot.left(), lineHeight)
                                : QRectF(dot.x(), top, plot.right() - dot.x(), lineHeight);
    painter.drawText(room, isRight ? Qt::AlignRight : Qt::AlignLeft, m_content.pointText);
}

} // namespace inkling
