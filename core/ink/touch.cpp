// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ink/touch.h"

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    struct Vector {
        float x;
        float y;
    };

    Vector between(const InkPoint& from, const InkPoint& to)
    {
        return { to.x - from.x, to.y - from.y };
    }

    float cross(const Vector& a, const Vector& b) { return a.x * b.y - a.y * b.x; }

    float distanceToSegment(const InkPoint& point, const InkPoint& a, const InkPoint& b)
    {
        const Vector along = between(a, b);
        const Vector toPoint = between(a, point);
        const float squared = along.x * along.x + along.y * along.y;
        const float share = squared > 0
            ? std::clamp((toPoint.x * along.x + toPoint.y * along.y) / squared, 0.0F, 1.0F)
            : 0.0F;
        return std::hypot(toPoint.x - share * along.x, toPoint.y - share * along.y);
    }

    bool isCrossing(const InkPoint& a, const InkPoint& b, const InkPoint& c, const InkPoint& d)
    {
        const Vector first = between(a, b);
        const Vector second = between(c, d);
        const bool splitsSecond = cross(first, between(a, c)) * cross(first, between(a, d)) < 0;
        const bool splitsFirst = cross(second, between(c, a)) * cross(second, between(c, b)) < 0;
        return splitsFirst && splitsSecond;
    }

    float distanceOfSegments(
        const InkPoint& a, const InkPoint& b, const InkPoint& c, const InkPoint& d)
    {
        if (isCrossing(a, b, c, d))
            return 0;
        return std::min({ distanceToSegment(a, c, d), distanceToSegment(b, c, d),
            distanceToSegment(c, a, b), distanceToSegment(d, a, b) });
    }

    bool isTouched(const Stroke& stroke, const EraserMove& eraser)
    {
        const std::vector<InkPoint>& points = stroke.points;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const InkPoint& before = points[i > 0 ? i - 1 : 0];
            const float reach = eraser.radius
                + std::max(penRadius(stroke.penWidth, before.pressure),
                    penRadius(stroke.penWidth, points[i].pressure));
            if (distanceOfSegments(before, points[i], eraser.from, eraser.to) <= reach)
                return true;
        }
        return false;
    }

} // namespace

std::vector<std::size_t> strokesTouched(
    const std::vector<Stroke>& strokes, const EraserMove& eraser)
{
    std::vector<std::size_t> touched;
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        if (isTouched(strokes[i], eraser))
            touched.push_back(i);
    }
    return touched;
}

} // namespace inkling
