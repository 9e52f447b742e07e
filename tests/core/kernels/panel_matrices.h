// SPDX-License-Identifier: GPL-3.0-or-later
// Matrices that tests of kernels multiply: as on paper, and in panels.
#pragma once

#include "core/base/aligned.h"
#include "core/base/random.h"
#include "core/kernels/panels.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace inkling::test {

/// A matrix as it is written on paper: row-major.
struct Plain {
    std::size_t rows;
    std::size_t columns;
    std::vector<float> values;

    float& at(std::size_t row, std::size_t column) { return values[row * columns + column]; }

    float at(std::size_t row, std::size_t column) const { return values[row * columns + column]; }
};

inline Plain randomPlain(std::size_t rows, std::size_t columns, std::uint64_t seed)
{
    Random random(seed);
    Plain plain { rows, columns, std::vector<float>(rows * columns) };
    for (float& value : plain.values)
        value = random.uniform(-1, 1);
    return plain;
}

/// A matrix of which about half is 0, as after rectifiers.
inline Plain rectified(std::size_t rows, std::size_t columns, std::uint64_t seed)
{
    Plain plain = randomPlain(rows, columns, seed);
    for (float& value : plain.values)
        value = std::max(value, 0.0F);
    return plain;
}

inline AlignedVector<float> inPanels(const Plain& plain)
{
    AlignedVector<float> panels(kernels::panelMatrixSize(plain.rows, plain.columns));
    for (std::size_t row = 0; row < plain.rows; ++row) {
        for (std::size_t column = 0; column < plain.columns; ++column)
            panels[kernels::panelIndex(plain.rows, row, column)] = plain.at(row, column);
    }
    return panels;
}

/// Bytes of which about four in five are zero, as in the image of a digit.
inline std::vector<std::uint8_t> sparseGrays(std::size_t count, std::uint64_t seed)
{
    Random random(seed);
    std::vector<std::uint8_t> grays(count);
    for (std::uint8_t& gray : grays)
        gray = random.below(5) == 0 ? static_cast<std::uint8_t>(random.below(256)) : 0;
    return grays;
}

/// Sums of some hundred products below 1, in any order.
constexpr double tolerance = 1e-4;

} // namespace inkling::test
