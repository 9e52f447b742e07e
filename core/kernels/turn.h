// SPDX-License-Identifier: GPL-3.0-or-later
// Turns pieces of matrices about their diagonal in registers. Only the .cpp files of this folder include it.
#pragma once

#include "core/kernels/vector.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace inkling::kernels {

/// As many rows as a register has lanes.
using Square = std::array<Vector, vectorLanes>;

/// Exchanges what two rows \p distance apart have on the wrong side of the diagonal.
template <std::size_t distance, std::size_t... lane>
[[gnu::always_inline]] inline void exchange(
    Vector& upper, Vector& lower, std::index_sequence<lane...> /*lanes*/)
{
    const Vector turned = __builtin_shufflevector(
        upper, lower, ((lane & distance) == 0 ? lane : vectorLanes + lane - distance)...);
    lower = __builtin_shufflevector(
        upper, lower, ((lane & distance) == 0 ? lane + distance : vectorLanes + lane)...);
    upper = turned;
}

/// Turns \p square about its diagonal: halves, quarters and so on change places.
template <std::size_t distance = vectorLanes / 2>
[[gnu::always_inline]] inline void turn(Square& square)
{
#pragma GCC unroll 16
    for (std::size_t row = 0; row < vectorLanes; ++row) {
        if ((row & distance) == 0)
            exchange<distance>(
                square[row], square[row + distance], std::make_index_sequence<vectorLanes>());
    }
    if constexpr (distance > 1)
        turn<distance / 2>(square);
}

/// Turns the first \p height rows of a panel, at most 16, of which the first \p width columns are wanted. These become the
/// rows of \p turned, \p pitch numbers from one to the next.
inline void turnRows(
    const float* rows, std::size_t height, std::size_t width, float* turned, std::size_t pitch)
{
    if (height < panelWidth) {
        for (std::size_t column = 0; column < width; ++column) {
            for (std::size_t row = 0; row < height; ++row)
                turned[column * pitch + row] = rows[row * panelWidth + column];
        }
        return;
    }
    for (std::size_t column = 0; column < width; column += vectorLanes) {
        for (std::size_t row = 0; row < panelWidth; row += vectorLanes) {
            Square square;
#pragma GCC unroll 16
            for (std::size_t i = 0; i < vectorLanes; ++i)
                square[i] = load(rows + (row + i) * panelWidth + column);
            turn(square);
            const std::size_t count = std::min(vectorLanes, width - column);
#pragma GCC unroll 16
            for (std::size_t i = 0; i < vectorLanes; ++i) {
                if (i < count)
                    store(turned + (column + i) * pitch + row, square[i]);
            }
        }
    }
}

} // namespace inkling::kernels
