// SPDX-License-Identifier: GPL-3.0-or-later
// Ink ready to be distorted and inked again and again: fitted into the image and smoothed once.
#pragma once

#include "core/ink/ink.h"

#include <cstdint>
#include <vector>

namespace inkling {

/// Strokes as one array of points close to each other, in pixel indices of the 28×28 image, the middle of their box at its
/// center and the box as large as normalization with the standard pen makes it.
struct InkPath {
    std::vector<float> x;
    std::vector<float> y;
    std::vector<std::uint32_t> strokeEnds; ///< index behind each stroke's last point
    std::vector<std::uint32_t>
        given; ///< indices of the points that the hand left; normalization takes its box from them

    bool isEmpty() const { return x.empty(); }

    bool operator==(const InkPath&) const = default;
};

/// Returns \p strokes as a path; it is empty when there is no point.
InkPath toInkPath(const std::vector<Stroke>& strokes);

} // namespace inkling
