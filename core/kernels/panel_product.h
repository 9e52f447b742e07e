// SPDX-License-Identifier: GPL-3.0-or-later
// Products of dense matrices in panels (core/kernels/panels.h), one panel of the result at a time.
// Each number of a result is one chain of multiply-adds in ascending order, so that no choice of ranges, shards or
// threads changes a bit of it.
#pragma once

#include "core/kernels/export.h"
#include "core/kernels/panels.h"

#include <cstddef>
#include <span>

namespace inkling::kernels {

/// A matrix in panels as the left factor of a product.
struct PanelMatrix {
    const float* values = nullptr;
    std::size_t rows = 0;
    std::span<const Range>
        columns; ///< those that count, ascending, each stretch from a multiple of 16 on
};

/// Computes result = first + left × right for the rows in \p rows and one panel of 16 columns. A null \p first is zeros.
/// *Shapes*: \p right [all columns of left × 16], of which those are read that count; \p first [16],
/// \p result [left.rows × 16].
INKLING_KERNELS_EXPORT void panelProduct(
    Range rows, const PanelMatrix& left, const float* right, const float* first, float* result);

/// Computes result = leftᵀ × right for one panel of 16 columns; of \p left one stretch of columns counts.
/// *Shapes*: \p right [left.rows × 16], \p result [left.columns[0].size() × 16].
INKLING_KERNELS_EXPORT void panelTransposedProduct(
    const PanelMatrix& left, const float* right, float* result);

/// Computes the sums of the columns of one panel. *Shapes*: \p panel [rows × 16], \p sums [16].
INKLING_KERNELS_EXPORT void panelColumnSums(std::size_t rows, const float* panel, float* sums);

} // namespace inkling::kernels
