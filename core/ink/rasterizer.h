// SPDX-License-Identifier: GPL-3.0-or-later
// Turns strokes into coverage by geometry: round caps, round joins, edges anti-aliased over one
// pixel. The program, the command line and the tests all see this image; nothing is painted by a
// toolkit.
#pragma once

#include "core/base/image.h"

#include <span>

namespace inkling {

/// A point of a pen's path in pixels (the center of the top left pixel is at 0.5, 0.5) and the
/// pen's radius there.
struct PenPoint {
    float x = 0;
    float y = 0;
    float radius = 0;
};

/// Adds the stroke along \p path to \p coverage; where strokes cross, the greater coverage stays.
/// The coverage of a pixel is 1 half a pixel inside the edge, 0 half a pixel outside it and linear
/// between; a pen thinner than a pixel is as pale as the share of the pixel that it covers.
void rasterizeStroke(std::span<const PenPoint> path, CoverageImage& coverage);

} // namespace inkling
