// SPDX-License-Identifier: GPL-3.0-or-later
// Counts how numbers are spread, for pictures of weights and gradients.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace inkling {

constexpr std::size_t histogramBins = 64;

/// Counts over bins of equal width, symmetric about 0: bin i counts what lies in
/// [-limit + i w, -limit + (i + 1) w) with w = 2 limit / 64; the last one includes \p limit.
struct Histogram {
    float limit
        = 0; ///< the greatest magnitude; 0 when all are 0, which are then counted in the bin that begins at 0
    std::array<std::uint32_t, histogramBins> counts {};
    double mean = 0;
    double deviation = 0; ///< standard deviation
};

/// Counts \p values; those that are not finite are left out.
Histogram histogramOf(std::span<const float> values);

} // namespace inkling
