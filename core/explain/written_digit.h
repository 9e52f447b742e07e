// SPDX-License-Identifier: GPL-3.0-or-later
// Digits as people write them, near to a drawing: where a flip can go when the network's slopes lead nowhere.
#pragma once

#include "core/base/image.h"

#include <cstddef>
#include <vector>

namespace inkling {

/// Returns \p digit as the synthetic pen writes it, prepared as any drawing, by the \p count of its hands that need the least
/// ink changed to come from \p image there; the nearest first. The hands are always the same.
/// *Shapes*: \p image and results 28×28. *Range*: \p digit 0 to 9.
std::vector<GrayImage> writtenDigits(int digit, const GrayImage& image, std::size_t count);

} // namespace inkling
