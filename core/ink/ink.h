// SPDX-License-Identifier: GPL-3.0-or-later
// Ink as it left the pen: strokes of points, before anything has become a pixel.
// y grows downward; the unit is arbitrary (pixels of a canvas, dots of a tablet).
#pragma once

#include <optional>
#include <vector>

namespace inkling {

/// Where the pen was. Time in milliseconds since the drawing began; pressure from 0 to 1. Either
/// may be unknown.
struct InkPoint {
    float x = 0;
    float y = 0;
    std::optional<float> timeMs;
    std::optional<float> pressure;

    bool operator==(const InkPoint&) const = default;
};

/// What the pen left between going down and going up. One point is a dot.
struct Stroke {
    std::vector<InkPoint> points;
    float penWidth = 0; ///< full width of the pen in the points' unit; 0 when unknown

    bool operator==(const Stroke&) const = default;
};

/// Least rectangle around something, in the unit of the drawing.
struct Bounds {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    float width() const { return right - left; }

    float height() const { return bottom - top; }

    bool operator==(const Bounds&) const = default;
};

/// Returns half the width of a pen of \p width under \p pressure: from 0.4 of it at no pressure
/// to 1.2 of it at full pressure, so that a usual pressure of three quarters gives the width that
/// was chosen. Without pressure, half of \p width.
float penRadius(float width, const std::optional<float>& pressure);

/// Returns the rectangle around all points (not their pen), or nothing when there is no point.
std::optional<Bounds> boundsOf(const std::vector<Stroke>& strokes);

} // namespace inkling
