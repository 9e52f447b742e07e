// SPDX-License-Identifier: GPL-3.0-or-later
// Ink for benchmarks: a 7 with a bar, as a mouse gives it, and a sheet full of strokes.
#pragma once

#include "core/ink/drawing.h"

#include <cmath>
#include <numbers>

namespace inkling::bench {

/// Appends points every 5 units, about what a mouse gives at 600 units a second, on the way to (\p x, \p y).
inline void lineTo(Stroke& stroke, float x, float y)
{
    constexpr float step = 5;
    const InkPoint from = stroke.points.back();
    const int count = static_cast<int>(std::ceil(std::hypot(x - from.x, y - from.y) / step));
    for (int index = 1; index <= count; ++index) {
        const float share = static_cast<float>(index) / static_cast<float>(count);
        stroke.points.push_back(
            { from.x + (x - from.x) * share, from.y + (y - from.y) * share, {}, {} });
    }
}

/// Returns a 7 of two strokes in a field of 500 units: about 150 points.
inline Drawing seven()
{
    Stroke hook { { { 150, 90, {}, {} } }, 22 };
    lineTo(hook, 350, 90);
    lineTo(hook, 200, 410);
    Stroke bar { { { 200, 250, {}, {} } }, 22 };
    lineTo(bar, 330, 250);
    Drawing drawing;
    drawing.strokes = { hook, bar };
    drawing.width = 500;
    drawing.height = 500;
    return drawing;
}

/// Returns \p count small circles of 25 points each, side by side.
inline Drawing manyStrokes(int count)
{
    Drawing drawing;
    drawing.width = 500;
    drawing.height = 500;
    constexpr int columns = 20;
    constexpr int points = 25;
    for (int index = 0; index < count; ++index) {
        Stroke stroke { {}, 6 };
        const float centerX = 30 + 23 * static_cast<float>(index % columns);
        const int row = index / columns;
        const float centerY = 30 + 23 * static_cast<float>(row);
        for (int point = 0; point < points; ++point) {
            const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(point) / points;
            stroke.points.push_back(
                { centerX + 10 * std::cos(angle), centerY + 10 * std::sin(angle), {}, {} });
        }
        drawing.strokes.push_back(stroke);
    }
    return drawing;
}

} // namespace inkling::bench
