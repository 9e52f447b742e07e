// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ink/ink.h"

#include <algorithm>

namespace inkling {

float penRadius(float width, const std::optional<float>& pressure)
{
    constexpr float lightest = 0.4F;
    constexpr float heaviest = 1.2F;
    const float factor
        = pressure ? lightest + (heaviest - lightest) * std::clamp(*pressure, 0.0F, 1.0F) : 1;
    return width / 2 * factor;
}

std::optional<Bounds> boundsOf(const std::vector<Stroke>& strokes)
{
    std::optional<Bounds> bounds;
    for (const Stroke& stroke : strokes) {
        for (const InkPoint& point : stroke.points) {
            if (!bounds)
                bounds = Bounds { point.x, point.y, point.x, point.y };
            bounds->left = std::min(bounds->left, point.x);
            bounds->top = std::min(bounds->top, point.y);
            bounds->right = std::max(bounds->right, point.x);
            bounds->bottom = std::max(bounds->bottom, point.y);
        }
    }
    return bounds;
}

} // namespace inkling
