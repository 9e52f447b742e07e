// SPDX-License-Identifier: GPL-3.0-or-later
// How matrices lie in memory while a network learns: cut into panels of 16 columns, and in each panel row after row.
// A panel's rows are whole vector registers side by side, so that a product reads memory from front to back.
// Columns that are missing in the last panel are zeros.
#pragma once

#include "core/kernels/export.h"

#include <cstddef>

namespace inkling::kernels {

/// The columns of a panel: a whole number of vector registers at every processor level.
constexpr std::size_t panelWidth = 16;

/// Returns the number of panels that hold \p columns.
constexpr std::size_t panelCount(std::size_t columns)
{
    return (columns + panelWidth - 1) / panelWidth;
}

/// Returns the numbers that a matrix takes in panels.
constexpr std::size_t panelMatrixSize(std::size_t rows, std::size_t columns)
{
    return panelCount(columns) * rows * panelWidth;
}

/// Returns where the element at \p row and \p column of a matrix of \p rows rows lies.
constexpr std::size_t panelIndex(std::size_t rows, std::size_t row, std::size_t column)
{
    return (column / panelWidth * rows + row) * panelWidth + column % panelWidth;
}

/// A stretch of rows or columns.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;

    constexpr std::size_t size() const { return end - begin; }
};

/// Some panels of a matrix, one behind another.
template <typename Number> struct PanelStrip {
    Number* values = nullptr; ///< of the first panel
    std::size_t stride = 0; ///< numbers from one panel to the next
    std::size_t count = 0; ///< panels
};

/// Turns a stretch of one panel's rows about its diagonal into another matrix in panels: the rows become columns.
/// *Shapes*: \p panel [rows of the source × 16], of which \p rows are taken from \p firstRow on (a multiple of 16);
/// \p transposed is a matrix of \p columns rows, and gets the rows \p firstColumn to \p firstColumn + 16.
struct PanelStretch {
    std::size_t firstRow = 0;
    std::size_t rows = 0;
    std::size_t firstColumn = 0;
    std::size_t columns = 0; ///< of the source: the rows of the transposed matrix
};

INKLING_KERNELS_EXPORT void transposeStretch(
    const PanelStretch& stretch, const float* panel, float* transposed);

} // namespace inkling::kernels
