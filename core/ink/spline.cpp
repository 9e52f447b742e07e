// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ink/spline.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace inkling {

namespace {

    constexpr int mostPiecesPerSpan
        = 256; // far-apart points of a hostile file must not ask for endless memory

    struct Knot {
        float x = 0;
        float y = 0;
        float t = 0;
    };

    float distance(const InkPoint& a, const InkPoint& b)
    {
        return std::hypot(b.x - a.x, b.y - a.y);
    }

    Knot lerp(const Knot& a, const Knot& b, float t)
    {
        const float share = (t - a.t) / (b.t - a.t);
        return { a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, t };
    }

    std::optional<float> lerp(
        const std::optional<float>& a, const std::optional<float>& b, float share)
    {
        if (!a || !b)
            return std::nullopt;
        return *a + (*b - *a) * share;
    }

    InkPoint mirrored(const InkPoint& point, const InkPoint& center)
    {
        return { 2 * center.x - point.x, 2 * center.y - point.y, std::nullopt, std::nullopt };
    }

    /// The curve between points[1] and points[2], which lie apart, as do their neighbors.
    class Span {
    public:
        explicit Span(const std::array<InkPoint, 4>& points)
        {
            float t = 0;
            for (std::size_t i = 0; i < 4; ++i) {
                if (i > 0)
                    t += std::sqrt(distance(points[i - 1], points[i]));
                m_knots[i] = { points[i].x, points[i].y, t };
            }
        }

        /// The point at \p share (0 to 1) of the way.
        Knot at(float share) const
        {
            const float t = m_knots[1].t + (m_knots[2].t - m_knots[1].t) * share;
            const Knot a1 = lerp(m_knots[0], m_knots[1], t);
            const Knot a2 = lerp(m_knots[1], m_knots[2], t);
            const Knot a3 = lerp(m_knots[2], m_knots[3], t);
            const Knot b1 = blend(a1, a2, 0, 2, t);
            const Knot b2 = blend(a2, a3, 1, 3, t);
            return blend(b1, b2, 1, 2, t);
        }

    private:
        Knot blend(const Knot& a, const Knot& b, std::size_t from, std::size_t to, float t) const
        {
            const float share = (t - m_knots[from].t) / (m_knots[to].t - m_knots[from].t);
            return { a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, t };
        }

        std::array<Knot, 4> m_knots;
    };

    std::vector<InkPoint> withoutRepeats(std::span<const InkPoint> points)
    {
        std::vector<InkPoint> distinct;
        distinct.reserve(points.size());
        for (const InkPoint& point : points) {
            if (distinct.empty() || distance(distinct.back(), point) > 0)
                distinct.push_back(point);
        }
        return distinct;
    }

} // namespace

std::vector<InkPoint> smooth(std::span<const InkPoint> points, float step)
{
    const std::vector<InkPoint> given = withoutRepeats(points);
    if (given.size() < 3)
        return given;
    std::vector<InkPoint> curve { given.front() };
    for (std::size_t i = 0; i + 1 < given.size(); ++i) {
        const InkPoint& from = given[i];
        const InkPoint& to = given[i + 1];
        const float length = distance(from, to);
        const int pieces = static_cast<int>(
            std::clamp(std::ceil(length / step), 1.0F, float { mostPiecesPerSpan }));
        if (pieces > 1) {
            const InkPoint before = i > 0 ? given[i - 1] : mirrored(to, from);
            const InkPoint after = i + 2 < given.size() ? given[i + 2] : mirrored(from, to);
            const Span span({ before, from, to, after });
            for (int piece = 1; piece < pieces; ++piece) {
                const float share = static_cast<float>(piece) / static_cast<float>(pieces);
                const Knot knot = span.at(share);
                curve.push_back({ knot.x, knot.y, lerp(from.timeMs, to.timeMs, share),
                    lerp(from.pressure, to.pressure, share) });
            }
        }
        curve.push_back(to);
    }
    return curve;
}

} // namespace inkling
