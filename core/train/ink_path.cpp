// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/ink_path.h"

#include "core/digit/fit.h"
#include "core/ink/spline.h"

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr float step = 0.5F; // as normalization smooths: finer corners cannot be seen

    /// Two points are a line, which the spline leaves as it is; to be bent it needs more.
    std::vector<InkPoint> subdivided(const InkPoint& from, const InkPoint& to)
    {
        const float length = std::hypot(to.x - from.x, to.y - from.y);
        const int pieces = std::max(1, static_cast<int>(std::ceil(length / step)));
        std::vector<InkPoint> points;
        for (int piece = 0; piece <= pieces; ++piece) {
            const float share = static_cast<float>(piece) / static_cast<float>(pieces);
            points.push_back(
                { from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share, {}, {} });
        }
        points.back() = to; // exactly
        return points;
    }

    std::vector<InkPoint> closePoints(const std::vector<InkPoint>& points)
    {
        std::vector<InkPoint> curve = smooth(points, step);
        return curve.size() == 2 ? subdivided(curve.front(), curve.back()) : curve;
    }

    void append(const std::vector<InkPoint>& points, InkPath& path)
    {
        std::size_t next = 0; // of the given points
        for (const InkPoint& point : closePoints(points)) {
            bool isGiven = false;
            // The curve goes through all of them in their order; repeats were left out.
            while (next < points.size() && points[next].x == point.x && points[next].y == point.y) {
                isGiven = true;
                ++next;
            }
            if (isGiven)
                path.given.push_back(static_cast<std::uint32_t>(path.x.size()));
            path.x.push_back(point.x);
            path.y.push_back(point.y);
        }
        path.strokeEnds.push_back(static_cast<std::uint32_t>(path.x.size()));
    }

} // namespace

InkPath toInkPath(const std::vector<Stroke>& strokes)
{
    InkPath path;
    const std::optional<Bounds> bounds = boundsOf(strokes);
    if (!bounds)
        return path;
    const FieldTransform toField = fitInto(*bounds, fieldSide - standardPenWidth, digitSide);
    constexpr float toIndex = 0.5F; // the center of pixel 0 is at 0.5
    for (const Stroke& stroke : strokes) {
        if (stroke.points.empty())
            continue;
        std::vector<InkPoint> points;
        points.reserve(stroke.points.size());
        for (const InkPoint& point : stroke.points) {
            points.push_back({ point.x * toField.scaleX + toField.offsetX - toIndex,
                point.y * toField.scaleY + toField.offsetY - toIndex, {}, {} });
        }
        append(points, path);
    }
    return path;
}

} // namespace inkling
