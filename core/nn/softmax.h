// SPDX-License-Identifier: GPL-3.0-or-later
// From logits to probabilities, and how wrong they are. Both are stable for logits of any size.
#pragma once

#include <cstdint>
#include <span>

namespace inkling {

/// Writes softmax(logits / temperature) to \p probabilities, which may be the same array.
/// *Shapes*: both of the same size, not empty. *Units and range*: \p temperature above 0; the result sums to 1.
void softmax(std::span<const float> logits, float temperature, std::span<float> probabilities);

/// Returns the cross-entropy between softmax(logits / temperature) and the class \p label, in nats.
/// *Units and range*: \p temperature above 0.
double crossEntropy(std::span<const float> logits, float temperature, std::uint8_t label);

} // namespace inkling
