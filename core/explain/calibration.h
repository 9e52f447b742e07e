// SPDX-License-Identifier: GPL-3.0-or-later
// Makes probabilities mean what they say: of the answers given with 90 %, nine in ten should be right.
#pragma once

#include "core/model/model.h"

#include <array>
#include <span>

namespace inkling {

/// The logits that a network gave one sample, and what the sample is.
struct LabeledLogits {
    std::array<float, classCount> logits {};
    int label = 0; ///< 0 to 9
};

/// Returns the temperature at which the cross-entropy of \p samples is least: the one number that calibrates a network and
/// changes none of its answers. Samples that are all read rightly, or none, have no such temperature, but always a
/// greater or a smaller one that does better; then the end of the range is returned.
/// *Range*: 1/20 to 20; 1 without samples.
/// *Source*: Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", 2017, section 4.2.
float bestTemperature(std::span<const LabeledLogits> samples);

} // namespace inkling
