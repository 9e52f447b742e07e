// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/network_diagram.h"

#include "core/digit/normalize.h"

#include <QImage>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr qreal usualWidthUnits = 700;
    constexpr qreal usualHeightUnits = 440;
    constexpr qreal leastWidthUnits = 360;
    constexpr qreal leastHeightUnits = 320;
    constexpr qreal imageShare = 0.3; ///< of the width, at most
    constexpr qreal radiusMost = 11;
    constexpr qreal captionUnits = 20;
    constexpr qreal outputUnits = 96; ///< room for digit and probability at the right
    constexpr qreal edgeMost = 5; ///< width of the strongest connection
    constexpr qreal edgeLeast = 0.6;
    constexpr qreal shownOpacity = 0.75; ///< of connections: the ink stays visible below them
    constexpr qreal faded = 0.16; ///< opacity of connections that do not touch the unit pointed at
    constexpr QPoint nothing { -1, -1 };

} // namespace

NetworkDiagram::NetworkDiagram(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(QStringLiteral("networkDiagram"));
    setAccessibleName(tr("The network as a diagram"));
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void NetworkDiagram::setContent(const std::optional<DiagramContent>& content)
{
    m_content = content;
    update();
}

QSize NetworkDiagram::sizeHint() const
{
    return { theme().px(usualWidthUnits), theme().px(usualHeightUnits) };
}

QSize NetworkDiagram::minimumSizeHint() const
{
    return { theme().px(leastWidthUnits), theme().px(leastHeightUnits) };
}

QRect NetworkDiagram::imageRect() const
{
    const int side
        = std::min(static_cast<int>(width() * imageShare), height() - theme().px(2 * captionUnits));
    return { 0, (height() - side) / 2, side, side };
}

qreal NetworkDiagram::unitRadius(std::size_t column) const
{
    const std::size_t count
        = std::max<std::size_t>(m_content->paths.columns[column].shown.size(), 1);
    const qreal room
        = static_cast<qreal>(height() - 2 * theme().px(captionUnits)) / static_cast<qreal>(count);
    return std::min<qreal>(theme().px(radiusMost), room * 0.4);
}

QPointF NetworkDiagram::unitPlace(std::size_t column, std::size_t position) const
{
    const PathColumn& shown = m_content->paths.columns[column];
    if (column == 0) {
        const QRect image = imageRect();
        const int pixel = shown.shown[position].index;
        const qreal side = static_cast<qreal>(image.width()) / digitSide;
        const int row = pixel / digitSide;
        return { image.left() + (pixel % digitSide + 0.5) * side,
            image.top() + (row + 0.5) * side };
    }
    const std::size_t last = m_content->paths.columns.size() - 1;
    const qreal left = imageRect().right();
    const qreal right = width() - theme().px(outputUnits);
    const qreal x = left + (right - left) * static_cast<qreal>(column) / static_cast<qreal>(last);
    const qreal top = theme().px(captionUnits);
    const qreal high = height() - 2 * top;
    return {
        x,
        top + high * (static_cast<qreal>(position) + 0.5) / static_cast<qreal>(shown.shown.size())
    };
}

QPoint NetworkDiagram::unitAt(const QPointF& place) const
{
    if (!m_content)
        return nothing;
    QPoint nearest = nothing;
    qreal least = theme().px(radiusMost) * 1.2;
    for (std::size_t column = 0; column < m_content->paths.columns.size(); ++column) {
        const std::size_t count = m_content->paths.columns[column].shown.size();
        for (std::size_t position = 0; position < count; ++position) {
            const qreal distance = QLineF(place, unitPlace(column, position)).length();
            if (distance < least) {
                least = distance;
                nearest = { static_cast<int>(column), static_cast<int>(position) };
            }
        }
    }
    return nearest;
}

bool NetworkDiagram::event(QEvent* event)
{
    if (event->type() == QEvent::Leave || event->type() == QEvent::FocusOut)
        pointAt(nothing);
    if (event->type() == QEvent::FocusIn && m_content)
        pointAt({ static_cast<int>(m_content->paths.columns.size()) - 1, m_content->paths.digit });
    return ThemedWidget::event(event);
}

void NetworkDiagram::mouseMoveEvent(QMouseEvent* event) { pointAt(unitAt(event->position())); }

void NetworkDiagram::mousePressEvent(QMouseEvent* event)
{
    const QPoint unit = unitAt(event->position());
    if (m_content && unit.x() == static_cast<int>(m_content->paths.columns.size()) - 1)
        Q_EMIT digitChosen(unit.y());
}

void NetworkDiagram::keyPressEvent(QKeyEvent* event)
{
    if (!m_content || m_pointed == nothing) {
        event->ignore();
        return;
    }
    QPoint next = m_pointed;
    switch (event->key()) {
    case Qt::Key_Left:
        next.rx() -= 1;
        break;
    case Qt::Key_Right:
        next.rx() += 1;
        break;
    case Qt::Key_Up:
        next.ry() -= 1;
        break;
    case Qt::Key_Down:
        next.ry() += 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (next.x() == static_cast<int>(m_content->paths.columns.size()) - 1)
            Q_EMIT digitChosen(next.y());
        return;
    default:
        event->ignore();
        return;
    }
    next.setX(std::clamp(next.x(), 0, static_cast<int>(m_content->paths.columns.size()) - 1));
    const auto count = static_cast<int>(
        m_content->paths.columns[static_cast<std::size_t>(next.x())].shown.size());
    if (count > 0)
        pointAt({ next.x(), std::clamp(next.y(), 0, count - 1) });
}

void NetworkDiagram::pointAt(const QPoint& unit)
{
    if (unit == m_pointed)
        return;
    m_pointed = unit;
    update();
    Q_EMIT unitPointedAt(unit);
}

void NetworkDiagram::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_content)
        return;
    paintImage(painter);
    if (m_pointed != nothing)
        paintLayer(painter, faded, false);
    paintLayer(painter, shownOpacity, true);
    for (std::size_t column = 1; column < m_content->paths.columns.size(); ++column)
        paintColumn(painter, column);
    if (m_pointed.x() == 0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().colors.stageMark, theme().px(metric::focusRing)));
        const qreal radius = theme().px(metric::smallRadius);
        painter.drawEllipse(unitPlace(0, static_cast<std::size_t>(m_pointed.y())), radius, radius);
    }
}

void NetworkDiagram::paintImage(QPainter& painter) const
{
    const QRect rect = imageRect();
    QImage image(digitSide, digitSide, QImage::Format_Grayscale8);
    for (int pixel = 0; pixel < digitSide * digitSide; ++pixel)
        image.scanLine(pixel / digitSide)[pixel % digitSide] = static_cast<uchar>(
            std::lround(m_content->grays[static_cast<std::size_t>(pixel)] * 255));
    QBrush pixels(image);
    pixels.setTransform(
        QTransform::fromTranslate(rect.left(), rect.top())
            .scale(qreal(rect.width()) / digitSide, qreal(rect.height()) / digitSide));
    painter.setPen(Qt::NoPen);
    painter.setBrush(pixels);
    const qreal radius = theme().px(metric::smallRadius);
    painter.drawRoundedRect(rect, radius, radius);
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().colors.secondaryText);
    painter.drawText(QRect(rect.left(), rect.bottom(), rect.width(), theme().px(captionUnits)),
        Qt::AlignCenter, tr("28 × 28"));
}

// Qt hands each translucent stroke to several threads, whose waking takes longer than the stroke; opaque ones on a layer of
// their own, which is translucent as a whole, cost a quarter.
void NetworkDiagram::paintLayer(QPainter& painter, qreal opacity, bool touched) const
{
    QImage layer(size() * devicePixelRatioF(), QImage::Format_ARGB32_Premultiplied);
    layer.setDevicePixelRatio(devicePixelRatioF());
    layer.fill(Qt::transparent);
    QPainter layered(&layer);
    layered.setRenderHint(QPainter::Antialiasing);
    for (std::size_t gap = 0; gap < m_content->paths.edges.size(); ++gap)
        paintEdges(layered, gap, touched);
    layered.end();
    painter.setOpacity(opacity);
    painter.drawImage(QPoint(), layer);
    painter.setOpacity(1);
}

/// Tells whether the unit pointed at, if there is any, is at one end of \p edge.
bool NetworkDiagram::isTouched(std::size_t gap, const PathEdge& edge) const
{
    const auto column = static_cast<int>(gap);
    return m_pointed == nothing || m_pointed == QPoint(column, static_cast<int>(edge.from))
        || m_pointed == QPoint(column + 1, static_cast<int>(edge.to));
}

void NetworkDiagram::paintEdges(QPainter& painter, std::size_t gap, bool touched) const
{
    const std::vector<PathEdge>& edges = m_content->paths.edges[gap];
    float strongest = 0;
    for (const PathEdge& edge : edges)
        strongest = std::max(strongest, std::abs(edge.strength));
    // NOLINTNEXTLINE(modernize-loop-convert): from the weakest to the strongest, and clang 14 has no reversed view
    for (auto edge = edges.rbegin(); edge != edges.rend(); ++edge) {
        if (isTouched(gap, *edge) != touched)
            continue;
        const QPointF start = unitPlace(gap, edge->from);
        const QPointF end = unitPlace(gap + 1, edge->to);
        QPainterPath path(start);
        const QPointF bend((end.x() - start.x()) / 2, 0);
        path.cubicTo(start + bend, end - bend, end);
        const qreal share
            = strongest > 0 ? static_cast<qreal>(std::abs(edge->strength) / strongest) : 0;
        QPen pen(evidenceInk(
                     m_content->look.palette, static_cast<double>(edge->strength), theme().colors),
            std::max<qreal>(edgeLeast, share * theme().px(edgeMost)), Qt::SolidLine, Qt::FlatCap,
            Qt::BevelJoin);
        // Signs can be told without color, too.
        if (edge->strength < 0 && m_content->look.palette != EvidencePalette::BlueRed)
            pen.setStyle(Qt::DashLine);
        painter.setPen(pen);
        painter.drawPath(path);
    }
}

void NetworkDiagram::paintColumn(QPainter& painter, std::size_t column) const
{
    const PathColumn& shown = m_content->paths.columns[column];
    const bool isOutput = column + 1 == m_content->paths.columns.size();
    const qreal radius = unitRadius(column);
    for (std::size_t position = 0; position < shown.shown.size(); ++position) {
        const PathUnit& unit = shown.shown[position];
        const QPointF place = unitPlace(column, position);
        const float share = isOutput ? m_content->probabilities.at(position)
            : shown.strongest > 0    ? std::abs(unit.activation) / shown.strongest
                                     : 0;
        const int gray = static_cast<int>(std::lround(std::clamp(share, 0.0F, 1.0F) * 255));
        const bool isPointed
            = m_pointed == QPoint(static_cast<int>(column), static_cast<int>(position));
        const bool isAnswer = isOutput && unit.index == m_content->paths.digit;
        painter.setPen(
            QPen(isPointed || isAnswer ? theme().colors.accent : theme().colors.secondaryText,
                theme().px(isPointed || isAnswer ? metric::focusRing : metric::hairline)));
        painter.setBrush(QColor(gray, gray, gray));
        painter.drawEllipse(place, radius, radius);
        if (!isOutput)
            continue;
        painter.setFont(theme().font(isAnswer ? FontRole::Heading : FontRole::Caption));
        painter.setPen(theme().colors.text);
        const int left = static_cast<int>(place.x() + radius) + theme().px(metric::smallRadius);
        painter.drawText(QRect(left, static_cast<int>(place.y()) - theme().px(captionUnits),
                             width() - left, 2 * theme().px(captionUnits)),
            Qt::AlignLeft | Qt::AlignVCenter,
            tr("%1   %2 %", "a digit and its probability")
                .arg(unit.index)
                .arg(locale().toString(
                    static_cast<double>(share) * 100, 'f', share < 0.9995F ? 1 : 0)));
    }
    if (isOutput || shown.shown.empty())
        return;
    painter.setFont(theme().font(FontRole::Caption));
    painter.setPen(theme().colors.secondaryText);
    const int middle = static_cast<int>(unitPlace(column, 0).x());
    const int wide = theme().px(leastWidthUnits) / 2;
    painter.drawText(QRect(middle - wide / 2, height() - theme().px(captionUnits), wide,
                         theme().px(captionUnits)),
        Qt::AlignCenter, tr("%1 of %2 units").arg(shown.shown.size()).arg(shown.units));
}

} // namespace inkling
