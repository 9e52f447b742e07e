// SPDX-License-Identifier: GPL-3.0-or-later
// Names the streams of random numbers that one seed opens for a training run, so that none is used twice.
#pragma once

#include "core/base/random.h"

#include <cstdint>

namespace inkling {

/// What random numbers are drawn for. First weights have streams of their own (core/nn/initialize.cpp).
enum class RandomPurpose : std::uint64_t { Selection = 2, Pen = 3, Order = 4, Augmentation = 5 };

/// Opens the stream for \p purpose in \p epoch (from 0); \p index tells samples or data sets apart.
inline Random openStream(
    std::uint64_t seed, RandomPurpose purpose, int epoch, std::uint32_t index = 0)
{
    constexpr unsigned purposeShift = 40; // above any epoch
    return Random(seed,
        (static_cast<std::uint64_t>(purpose) << purposeShift) | static_cast<std::uint64_t>(epoch),
        index);
}

} // namespace inkling
