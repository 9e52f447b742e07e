// SPDX-License-Identifier: GPL-3.0-or-later
// From the points of a form to what a device reports of a hand that follows it. Only core/ink includes it.
#pragma once

#include "core/base/random.h"
#include "core/ink/ink.h"
#include "core/ink/synthetic_pen.h"

#include <vector>

namespace inkling {

/// A point of the curve that a hand means to follow, in hundredths of a digit's height.
struct CurvePoint {
    float x = 0;
    float y = 0;
    bool isCorner = false;
};

/// Returns \p points as a curve: smooth but for its corners, which the hand rounds as far as \p traits has it, and
/// trembling as \p random has it. Points are about one unit apart.
std::vector<InkPoint> followCurve(
    const std::vector<CurvePoint>& points, const HandTraits& traits, Random& random);

/// Returns what the device of \p traits reports while the pen follows \p path: many points where the pen is slow, at the
/// ends and where the path turns, few where it is fast. The first is reported at \p timeMs, which is left at the last.
std::vector<InkPoint> reportPoints(
    const std::vector<InkPoint>& path, const HandTraits& traits, float& timeMs);

} // namespace inkling
