// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/ink_outline.h"

#include <QPainter>
#include <QPainterPath>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {
    /// An anti-aliased edge reaches one pixel further than the line.
    constexpr qreal edge = 1;

    /// Points closer than this many pixels to the last one painted change nothing that one could
    /// see.
    constexpr qreal leastDistance = 0.4;

    /// A place on the screen and the pen's radius there.
    struct Disk {
        QPointF center;
        qreal radius = 0;

        QRectF bounds() const
        {
            const qreal reach = radius + edge;
            return { center.x() - reach, center.y() - reach, 2 * reach, 2 * reach };
        }
    };

    Disk diskAt(const InkPoint& point, const InkPen& pen)
    {
        return { QPointF(static_cast<qreal>(point.x), static_cast<qreal>(point.y)) * pen.scale,
            static_cast<qreal>(penRadius(pen.width, point.pressure)) * pen.scale };
    }

    qreal distance(const QPointF& a, const QPointF& b)
    {
        return std::hypot(b.x() - a.x(), b.y() - a.y());
    }

    /// Turns so that the area is filled clockwise, as QPainterPath's ellipses are: then overlaps
    /// add up, never cancel.
    QPolygonF clockwise(QPolygonF polygon)
    {
        qreal doubleArea = 0;
        for (qsizetype i = 0; i < polygon.size(); ++i) {
            const QPointF& a = polygon[i];
            const QPointF& b = polygon[(i + 1) % polygon.size()];
            doubleArea += a.x() * b.y() - b.x() * a.y();
        }
        if (doubleArea < 0)
            std::reverse(polygon.begin(), polygon.end());
        return polygon;
    }

    /// The part of a pen's way between two disks, without the disks.
    QPolygonF hull(const Disk& from, const Disk& to)
    {
        const QPointF way = to.center - from.center;
        const QPointF normal = QPointF(-way.y(), way.x()) / distance(from.center, to.center);
        return clockwise({ from.center + normal * from.radius, to.center + normal * to.radius,
            to.center - normal * to.radius, from.center - normal * from.radius });
    }

    bool hasPressure(std::span<const InkPoint> curve)
    {
        return std::any_of(curve.begin(), curve.end(),
            [](const InkPoint& point) { return point.pressure.has_value(); });
    }

    /// Calls \p visit(from, to, continues) for each piece of the curve that touches \p dirty; \p
    /// continues says that it begins where the piece before it ended.
    template <typename Visitor>
    void visitPieces(
        std::span<const InkPoint> curve, const InkPen& pen, const QRectF& dirty, Visitor visit)
    {
        Disk from = diskAt(curve.front(), pen);
        bool continues = false;
        for (std::size_t i = 1; i < curve.size(); ++i) {
            const Disk to = diskAt(curve[i], pen);
            if (i + 1 < curve.size() && distance(from.center, to.center) < leastDistance)
                continue;
            const bool touches = from.bounds().united(to.bounds()).intersects(dirty);
            if (touches && from.center != to.center)
                visit(from, to, continues);
            continues = touches;
            from = to;
        }
    }

    void paintDot(QPainter& painter, const InkPoint& point, const InkPen& pen)
    {
        const Disk disk = diskAt(point, pen);
        painter.setPen(Qt::NoPen);
        painter.setBrush(pen.color);
        painter.drawEllipse(disk.center, disk.radius, disk.radius);
    }

    void paintEvenLine(
        QPainter& painter, std::span<const InkPoint> curve, const InkPen& pen, const QRectF& dirty)
    {
        QPainterPath path;
        visitPieces(curve, pen, dirty, [&path](const Disk& from, const Disk& to, bool continues) {
            if (!continues)
                path.moveTo(from.center);
            path.lineTo(to.center);
        });
        const qreal width = 2 * static_cast<qreal>(penRadius(pen.width, std::nullopt)) * pen.scale;
        painter.strokePath(
            path, QPen(pen.color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }

    void paintPressedLine(
        QPainter& painter, std::span<const InkPoint> curve, const InkPen& pen, const QRectF& dirty)
    {
        QPainterPath path;
        path.setFillRule(Qt::WindingFill);
        visitPieces(curve, pen, dirty, [&path](const Disk& from, const Disk& to, bool continues) {
            if (!continues)
                path.addEllipse(from.center, from.radius, from.radius);
            path.addPolygon(hull(from, to));
            path.closeSubpath();
            path.addEllipse(to.center, to.radius, to.radius);
        });
        painter.fillPath(path, pen.color);
    }
} // namespace

QRectF lineBounds(std::span<const InkPoint> curve, const InkPen& pen)
{
    QRectF bounds;
    for (const InkPoint& point : curve)
        bounds = bounds.united(diskAt(point, pen).bounds());
    return bounds;
}

void paintLine(
    QPainter& painter, std::span<const InkPoint> curve, const InkPen& pen, const QRectF& dirty)
{
    if (curve.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // A pen that goes down and up in one place, however many points it gave, leaves a dot.
    const bool isDot = std::all_of(curve.begin(), curve.end(), [&curve](const InkPoint& point) {
        return point.x == curve.front().x && point.y == curve.front().y;
    });
    if (isDot)
        paintDot(painter, curve.back(), pen);
    else if (hasPressure(curve))
        paintPressedLine(painter, curve, pen, dirty);
    else
        paintEvenLine(painter, curve, pen, dirty);
    painter.restore();
}

} // namespace inkling
