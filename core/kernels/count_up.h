// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of pixels along a row, for loops that work on many of them at once.
#pragma once

#include <array>
#include <cstddef>

namespace inkling::kernels {

/// Returns 0, 1, ... \p count - 1.
template <std::size_t count> constexpr std::array<float, count> countUp()
{
    std::array<float, count> numbers {};
    for (std::size_t i = 0; i < count; ++i)
        numbers[i] = static_cast<float>(i);
    return numbers;
}

} // namespace inkling::kernels
