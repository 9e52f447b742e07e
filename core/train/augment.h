// SPDX-License-Identifier: GPL-3.0-or-later
// Bends and turns images a little, so that a network meets more hands than there are in the data.
// What happens to an image is a pure function of the settings and a stream of random numbers.
#pragma once

#include "core/base/random.h"
#include "core/data/sample.h"

#include <array>

namespace inkling {

/// How far an image may be distorted. Each amount is drawn anew between minus and plus its limit.
struct Augmentation {
    double rotation = 0; ///< degrees
    double shear = 0; ///< horizontal pixels for each pixel of height: slant
    double scale = 0; ///< share of the size, for each axis by itself
    double shift = 0; ///< pixels, for each axis by itself
    double elastic
        = 0; ///< root mean square of a smooth random displacement, in pixels, for each axis

    bool isOff() const { return *this == Augmentation {}; }

    bool operator==(const Augmentation&) const = default;
};

/// Returns \p image distorted, sampled bilinearly; outside it there is bare paper.
/// *Source* of the elastic distortion: Simard, Steinkraus and Platt, "Best practices for convolutional neural networks
/// applied to visual document analysis", 2003, section 2; its smoothing of σ = 4 pixels by a cubic B-spline.
std::array<std::uint8_t, digitPixels> augment(
    const Augmentation& limits, DigitView image, Random random);

} // namespace inkling
