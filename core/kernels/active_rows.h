// SPDX-License-Identifier: GPL-3.0-or-later
// Products with a matrix of which only some rows count: what a few pixels are lit for, what a few rectifiers that are on
// pass back. Reading the matrix is what such a product costs.
#pragma once

#include "core/kernels/export.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace inkling::kernels {

/// The rows of a matrix that count, in ascending order, with the factors of each for every sample.
struct ActiveRows {
    std::span<const std::uint32_t> rows;
    const float* factors = nullptr; ///< [rows × samples]
    std::size_t samples = 0;
};

/// Computes y = f M, where the columns of f for all other rows are 0. Those rows are not read.
/// *Shapes*: \p matrix [any number of rows × columns], row-major, \p y [samples × columns].
/// Each number is one chain of multiply-adds in ascending order of rows.
INKLING_KERNELS_EXPORT void activeRowProduct(
    const ActiveRows& active, std::size_t columns, const float* matrix, float* y);

} // namespace inkling::kernels
