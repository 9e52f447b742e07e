// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digit/fit.h"

#include <algorithm>

namespace inkling {

namespace {

    /// Maps the interval [low, low + extent] to the middle of [0, side], \p scale times as large.
    float centeringOffset(float low, float extent, float scale, float side)
    {
        return side / 2 - (low + extent / 2) * scale;
    }

} // namespace

FieldTransform fitInto(const Bounds& content, float target, float side, bool keepAspect)
{
    const float longer = std::max(content.width(), content.height());
    const float scale = longer > 0 ? target / longer : 1;
    FieldTransform transform { scale, scale, 0, 0 };
    if (!keepAspect && content.width() > 0)
        transform.scaleX = target / content.width();
    if (!keepAspect && content.height() > 0)
        transform.scaleY = target / content.height();
    transform.offsetX = centeringOffset(content.left, content.width(), transform.scaleX, side);
    transform.offsetY = centeringOffset(content.top, content.height(), transform.scaleY, side);
    return transform;
}

int massOffset(double center, double tolerance)
{
    constexpr double target = 15; // cutting off, as MNIST's makers had it, leaves it from 14 to 15
    return static_cast<int>(target - center + tolerance);
}

} // namespace inkling
