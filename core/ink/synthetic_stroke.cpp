// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ink/synthetic_stroke.h"

#include "core/ink/spline.h"

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr float step = 1; // between points of a path, in hundredths of the height

    float distance(const InkPoint& a, const InkPoint& b)
    {
        const float dx = b.x - a.x;
        const float dy = b.y - a.y;
        return std::sqrt(dx * dx + dy * dy);
    }

    InkPoint between(const InkPoint& a, const InkPoint& b, float share)
    {
        return { a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, {}, {} };
    }

    /// Points of \p path at equal steps along it, both ends included.
    std::vector<InkPoint> atEqualSteps(const std::vector<InkPoint>& path)
    {
        std::vector<InkPoint> points { path.front() };
        float along = 0; // since the last point
        for (std::size_t i = 1; i < path.size(); ++i) {
            const float length = distance(path[i - 1], path[i]);
            float done = 0;
            while (length - done + along >= step) {
                done += step - along;
                along = 0;
                points.push_back(between(path[i - 1], path[i], done / length));
            }
            along += length - done;
        }
        if (along > step / 4 || points.size() == 1)
            points.push_back(path.back());
        return points;
    }

    std::vector<InkPoint> smoothBetweenCorners(const std::vector<CurvePoint>& points)
    {
        std::vector<InkPoint> path;
        std::vector<InkPoint> piece;
        for (std::size_t i = 0; i < points.size(); ++i) {
            piece.push_back({ points[i].x, points[i].y, {}, {} });
            const bool isEnd = i + 1 == points.size();
            if (!isEnd && !(points[i].isCorner && piece.size() > 1))
                continue;
            const std::vector<InkPoint> curve = smooth(piece, step);
            path.insert(path.end(), curve.begin() + (path.empty() ? 0 : 1), curve.end());
            piece = { piece.back() };
        }
        return path;
    }

    /// Each point becomes the mean of those up to \p reach steps before and behind it; the ends stay.
    std::vector<InkPoint> rounded(const std::vector<InkPoint>& path, float reach)
    {
        std::vector<InkPoint> result = path;
        for (std::size_t i = 0; i < path.size(); ++i) {
            const std::size_t most
                = std::min({ static_cast<std::size_t>(reach), i, path.size() - 1 - i });
            InkPoint sum;
            for (std::size_t j = i - most; j <= i + most; ++j) {
                sum.x += path[j].x;
                sum.y += path[j].y;
            }
            const auto count = static_cast<float>(2 * most + 1);
            result[i] = { sum.x / count, sum.y / count, {}, {} };
        }
        return result;
    }

    /// Strays from the path by a smooth line through random offsets.
    void tremble(std::vector<InkPoint>& path, float strength, Random& random)
    {
        constexpr std::size_t wave = 9; // steps from one offset to the next
        InkPoint from { 0, 0, {}, {} };
        InkPoint to { strength * random.normal(), strength * random.normal(), {}, {} };
        for (std::size_t i = 0; i < path.size(); ++i) {
            const float t = static_cast<float>(i % wave) / wave;
            const InkPoint offset = between(from, to, t * t * (3 - 2 * t));
            path[i].x += offset.x;
            path[i].y += offset.y;
            if (i % wave + 1 == wave) {
                from = to;
                to = { strength * random.normal(), strength * random.normal(), {}, {} };
            }
        }
    }

    /// How fast the pen is at each step, 1 where nothing slows it down: it sets off, it stops, it turns.
    /// The turning is after the two-thirds power law: speed falls with the third root of curvature (Lacquaniti,
    /// Terzuolo and Viviani, "The law relating the kinematic and figural aspects of drawing movements", 1983).
    float speedAt(const std::vector<InkPoint>& path, std::size_t i)
    {
        constexpr std::size_t reach = 4; // steps over which a direction is taken
        constexpr float runUp = 15; // steps to full speed
        constexpr float slowest = 0.25F;
        const std::size_t fromEnd = std::min(i, path.size() - 1 - i);
        const float start = std::min(1.0F, (static_cast<float>(fromEnd) + 3) / runUp);
        const std::size_t most = std::min(reach, fromEnd);
        if (most == 0)
            return std::max(slowest, start);
        const InkPoint& here = path[i];
        const InkPoint& before = path[i - most];
        const InkPoint& behind = path[i + most];
        const float ax = here.x - before.x;
        const float ay = here.y - before.y;
        const float bx = behind.x - here.x;
        const float by = behind.y - here.y;
        const float lengths = std::sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
        const float cosine = lengths > 0 ? (ax * bx + ay * by) / lengths : 1;
        const float turning = std::max(0.0F, 1 - cosine); // grows with the square of the angle
        constexpr float gentle = 0.02F; // the turning of a curve as wide as a digit
        const float factor = 1 / std::sqrt(std::sqrt(1 + turning / gentle));
        return std::max(slowest, start * factor);
    }

} // namespace

std::vector<InkPoint> followCurve(
    const std::vector<CurvePoint>& points, const HandTraits& traits, Random& random)
{
    if (points.size() == 1)
        return { { points.front().x, points.front().y, {}, {} } };
    std::vector<InkPoint> path
        = rounded(atEqualSteps(smoothBetweenCorners(points)), traits.roundness);
    tremble(path, traits.tremor, random);
    return path;
}

std::vector<InkPoint> reportPoints(
    const std::vector<InkPoint>& path, const HandTraits& traits, float& timeMs)
{
    constexpr float interval = 12; // milliseconds between two reports of a common device
    std::vector<InkPoint> points;
    const auto report = [&](InkPoint point) {
        point.timeMs = timeMs;
        points.push_back(point);
    };
    report(path.front());
    float due = 1; // share of an interval until the next report
    for (std::size_t i = 1; i < path.size(); ++i) {
        const float share = step / (traits.stride * speedAt(path, i));
        due -= share;
        timeMs += interval * share;
        if (due > 0 && i + 1 < path.size())
            continue;
        report(path[i]);
        due += due > 0 ? 0 : 1;
    }
    return points;
}

} // namespace inkling
