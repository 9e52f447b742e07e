// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/ink_layer.h"

#include "core/ink/spline.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {
    /// A new point bends the curve as far back as the point two before it.
    constexpr std::size_t unsettledPoints = 2;

    /// What a piece of a centripetal Catmull-Rom spline depends on.
    constexpr std::size_t pointsOfSpan = 4;
} // namespace

void InkLayer::setUp(const InkLayerSetup& setup)
{
    if (setup == m_setup)
        return;
    m_setup = setup;
    m_cache = {};
    m_settled = 0;
    for (std::size_t i = 0; i < m_drawing.strokes.size(); ++i)
        m_bounds[i] = lineBounds(curveOf(m_drawing.strokes[i]), penOf(m_drawing.strokes[i]));
}

qreal InkLayer::scale() const { return square().scale(); }

InkSquare InkLayer::square() const
{
    return { static_cast<qreal>(m_setup.side), m_setup.fieldUnits, m_setup.ink };
}

InkPen InkLayer::penOf(const Stroke& stroke) const { return inkPenOf(stroke, square()); }

std::vector<InkPoint> InkLayer::curveOf(const Stroke& stroke) const
{
    return smooth(stroke.points, static_cast<float>(curveStepPixels / scale()));
}

bool InkLayer::hasSameGround(const Drawing& drawing) const
{
    return drawing.underlay == m_drawing.underlay && drawing.width == m_drawing.width
        && drawing.height == m_drawing.height && drawing.picture == m_drawing.picture;
}

QRectF InkLayer::replaceGround(const Drawing& drawing)
{
    m_drawing.underlay = drawing.underlay;
    m_drawing.picture = drawing.picture;
    m_drawing.width = drawing.width;
    m_drawing.height = drawing.height;
    m_cache = {};
    m_settled = 0;
    return { 0, 0, qreal(m_setup.side), qreal(m_setup.side) };
}

QRectF InkLayer::setDrawing(const Drawing& drawing)
{
    QRectF dirty = dropLive();
    if (!hasSameGround(drawing))
        dirty = dirty.united(replaceGround(drawing));
    std::vector<Stroke>& shown = m_drawing.strokes;
    const auto [firstShown, firstNew]
        = std::mismatch(shown.begin(), shown.end(), drawing.strokes.begin(), drawing.strokes.end());
    const auto same = static_cast<std::size_t>(firstShown - shown.begin());
    for (std::size_t i = same; i < shown.size(); ++i) {
        dirty = dirty.united(m_bounds[i]);
        if (i < m_settled)
            m_stale = m_stale.united(m_bounds[i]);
    }
    shown.erase(firstShown, shown.end());
    m_bounds.resize(same);
    m_settled = std::min(m_settled, same);
    for (auto stroke = firstNew; stroke != drawing.strokes.end(); ++stroke) {
        shown.push_back(*stroke);
        m_bounds.push_back(lineBounds(curveOf(*stroke), penOf(*stroke)));
        dirty = dirty.united(m_bounds.back());
    }
    return dirty;
}

QRectF InkLayer::dropLive()
{
    if (!m_live)
        return {};
    const QRectF bounds = lineBounds(m_liveCurve, penOf(*m_live));
    m_live.reset();
    m_liveCurve.clear();
    m_liveKnots.clear();
    return bounds;
}

QRectF InkLayer::beginStroke(const InkPoint& point, float penWidth)
{
    const QRectF dirty = dropLive();
    m_live = Stroke { { point }, penWidth };
    m_liveCurve = { point };
    m_liveKnots = { 0 };
    return dirty.united(lineBounds(m_liveCurve, penOf(*m_live)));
}

QRectF InkLayer::appendPoint(const InkPoint& point)
{
    if (!m_live)
        return {};
    std::vector<InkPoint>& points = m_live->points;
    if (points.back().x == point.x && points.back().y == point.y)
        return {};
    points.push_back(point);

    const std::size_t last = points.size() - 1;
    const std::size_t bend = last - std::min(last, unsettledPoints);
    const std::size_t first = points.size() - std::min(points.size(), pointsOfSpan);
    const std::size_t cut = m_liveKnots[bend];
    const QRectF before = lineBounds(std::span(m_liveCurve).subspan(cut), penOf(*m_live));
    m_liveCurve.resize(cut + 1);
    m_liveKnots.resize(bend + 1);

    // The curve passes exactly through the points, so that they can be found in it.
    std::size_t next = first;
    for (const InkPoint& sample :
        smooth(std::span(points).subspan(first), static_cast<float>(curveStepPixels / scale()))) {
        const bool isKnot
            = next <= last && sample.x == points[next].x && sample.y == points[next].y;
        if (next > bend) {
            m_liveCurve.push_back(sample);
            if (isKnot)
                m_liveKnots.push_back(m_liveCurve.size() - 1);
        }
        if (isKnot)
            ++next;
    }
    return before.united(lineBounds(std::span(m_liveCurve).subspan(cut), penOf(*m_live)));
}

void InkLayer::redrawStale(QPainter& cachePainter)
{
    const QRect area = m_stale.toAlignedRect();
    cachePainter.save();
    cachePainter.setClipRect(area);
    cachePainter.setCompositionMode(QPainter::CompositionMode_Source);
    cachePainter.fillRect(area, Qt::transparent);
    cachePainter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    paintUnderlay(cachePainter, m_drawing, square());
    for (std::size_t i = 0; i < m_settled; ++i) {
        if (m_bounds[i].intersects(area))
            paintLine(
                cachePainter, curveOf(m_drawing.strokes[i]), penOf(m_drawing.strokes[i]), area);
    }
    cachePainter.restore();
}

void InkLayer::settle()
{
    // Without a stroke under way the last one stays outside, since it may be about to grow or to be
    // undone.
    const std::size_t count = m_drawing.strokes.size();
    const std::size_t wanted
        = m_live ? count : std::max(m_settled, count - std::min<std::size_t>(count, 1));
    if (m_cache.isNull()) {
        const int deviceSide
            = std::max(1, static_cast<int>(std::ceil(m_setup.side * m_setup.devicePixelRatio)));
        m_cache = QPixmap(deviceSide, deviceSide);
        m_cache.setDevicePixelRatio(m_setup.devicePixelRatio);
        m_cache.fill(Qt::transparent);
        m_stale = QRectF(0, 0, m_setup.side, m_setup.side);
        m_settled = 0;
    }
    if (m_stale.isEmpty() && m_settled >= wanted)
        return;
    QPainter painter(&m_cache);
    if (!m_stale.isEmpty())
        redrawStale(painter);
    m_stale = {};
    for (; m_settled < wanted; ++m_settled)
        paintLine(painter, curveOf(m_drawing.strokes[m_settled]),
            penOf(m_drawing.strokes[m_settled]), m_bounds[m_settled]);
}

void InkLayer::paint(QPainter& painter, const QRectF& dirty)
{
    if (m_setup.side <= 0)
        return;
    settle();
    // Whole, so that no seam shows at fractional pixel ratios; the painter's clip keeps it cheap.
    painter.drawPixmap(QPointF(0, 0), m_cache);
    for (std::size_t i = m_settled; i < m_drawing.strokes.size(); ++i) {
        if (m_bounds[i].intersects(dirty))
            paintLine(painter, curveOf(m_drawing.strokes[i]), penOf(m_drawing.strokes[i]), dirty);
    }
    if (m_live)
        paintLine(painter, m_liveCurve, penOf(*m_live), dirty);
}

} // namespace inkling
