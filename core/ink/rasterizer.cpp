// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ink/rasterizer.h"

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    /// Half-open range of pixels.
    struct PixelRange {
        int begin;
        int end;
    };

    PixelRange touched(float a, float b, float reach, int limit)
    {
        const float low = std::floor(std::min(a, b) - reach);
        const float high = std::ceil(std::max(a, b) + reach);
        const auto bound = static_cast<float>(limit);
        return { static_cast<int>(std::clamp(low, 0.0F, bound)),
            static_cast<int>(std::clamp(high, 0.0F, bound)) };
    }

    /// A capsule between two circles: coverage falls from 1 to 0 over one pixel across its edge.
    class Capsule {
    public:
        Capsule(const PenPoint& from, const PenPoint& to)
            : m_from(from)
            , m_dx(to.x - from.x)
            , m_dy(to.y - from.y)
            , m_dRadius(to.radius - from.radius)
        {
            const float squaredLength = m_dx * m_dx + m_dy * m_dy;
            m_perSquaredLength = squaredLength > 0 ? 1 / squaredLength : 0;
        }

        float coverageAt(float x, float y) const
        {
            const float px = x - m_from.x;
            const float py = y - m_from.y;
            const float along
                = std::min(std::max((px * m_dx + py * m_dy) * m_perSquaredLength, 0.0F), 1.0F);
            const float ex = px - along * m_dx;
            const float ey = py - along * m_dy;
            const float radius = m_from.radius + along * m_dRadius;
            const float inside = radius - std::sqrt(ex * ex + ey * ey) + 0.5F;
            return std::min(std::max(inside, 0.0F), std::min(1.0F, 2 * radius));
        }

    private:
        PenPoint m_from;
        float m_dx;
        float m_dy;
        float m_dRadius;
        float m_perSquaredLength;
    };

    void addCapsule(const PenPoint& from, const PenPoint& to, CoverageImage& coverage)
    {
        const float reach = std::max(from.radius, to.radius) + 0.5F;
        const PixelRange columns = touched(from.x, to.x, reach, coverage.width);
        const PixelRange rows = touched(from.y, to.y, reach, coverage.height);
        const Capsule capsule(from, to);
        for (int y = rows.begin; y < rows.end; ++y) {
            const float centerY = static_cast<float>(y) + 0.5F;
            float* row = &coverage.pixels[static_cast<std::size_t>(y)
                * static_cast<std::size_t>(coverage.width)];
            for (int x = columns.begin; x < columns.end; ++x)
                row[x]
                    = std::max(row[x], capsule.coverageAt(static_cast<float>(x) + 0.5F, centerY));
        }
    }

} // namespace

void rasterizeStroke(std::span<const PenPoint> path, CoverageImage& coverage)
{
    if (coverage.pixels.empty() || path.empty())
        return;
    if (path.size() == 1)
        addCapsule(path.front(), path.front(), coverage);
    for (std::size_t i = 1; i < path.size(); ++i)
        addCapsule(path[i - 1], path[i], coverage);
}

} // namespace inkling
