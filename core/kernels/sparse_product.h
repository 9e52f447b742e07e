// SPDX-License-Identifier: GPL-3.0-or-later
// Products of a matrix that is mostly zeros, such as the pixels of a minibatch of digits, of which four in five are
// black. What is zero is left out, exactly: only the entries that are lit are multiplied.
#pragma once

#include "core/kernels/export.h"

#include <cstddef>
#include <cstdint>

namespace inkling::kernels {

/// A number that is not zero, and where in its row it stands.
struct SparseEntry {
    std::uint32_t column = 0;
    float value = 0;
};

/// The entries of a matrix that are not zero, row by row, each row's in ascending order of columns.
struct SparseRows {
    std::uint32_t* counts = nullptr; ///< [rows]: how many entries a row has
    SparseEntry* entries = nullptr; ///< [rows × pitch]
    std::size_t pitch = 0; ///< entries that a row has room for
};

/// A stretch of rows or columns.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Appends gray / 255 for every gray of \p columns that is not zero to row \p row of \p sparse.
/// *Shapes*: \p grays is the whole row of bytes.
INKLING_KERNELS_EXPORT void appendLitGrays(
    const std::uint8_t* grays, Range columns, std::size_t row, const SparseRows& sparse);

/// Some columns of a sparse matrix, and where in each row their entries begin and end.
struct SparseColumns {
    const SparseRows& rows;
    std::size_t rowCount = 0;
    const std::uint32_t* firstEntries = nullptr; ///< [rowCount]
    const std::uint32_t* endEntries = nullptr; ///< [rowCount], one behind the last
    Range columns;
};

/// Writes the columns that \p source names to \p transposed, in which they are rows.
INKLING_KERNELS_EXPORT void transposeSparse(
    const SparseColumns& source, const SparseRows& transposed);

/// Some panels of a matrix, one behind another. A panel's rows lie side by side.
template <typename Number> struct PanelStrip {
    Number* values = nullptr; ///< of the first panel
    std::size_t stride = 0; ///< numbers from one panel to the next
    std::size_t count = 0; ///< panels
};

/// Panels that one pass over the entries serves best: more share each entry that is read, fewer leave the right factor
/// in the first cache.
constexpr std::size_t sparsePanelsAtOnce = 4;

/// Computes result = left × right for the rows in \p rows and up to sparsePanelsAtOnce panels of 16 columns.
/// *Shapes*: panels of \p right [columns of left × 16], of \p result [rows of left × 16].
/// Each number is one chain of multiply-adds over its row's entries, so that no choice of ranges, panels or threads
/// changes a bit of it.
INKLING_KERNELS_EXPORT void sparseProduct(Range rows, const SparseRows& left,
    const PanelStrip<const float>& right, const PanelStrip<float>& result);

/// Computes result = result + left × right alike, for some columns of the left factor. Stretch after stretch it goes on
/// with the same chains, and so comes to the same bits as sparseProduct, which begins with zeros.
INKLING_KERNELS_EXPORT void addSparseProduct(Range rows, const SparseColumns& left,
    const PanelStrip<const float>& right, const PanelStrip<float>& result);

/// Computes result = leftᵀ × right for the columns of \p left and one panel, without turning the lists first: the way
/// for a right factor so narrow that lists would be turned for a single use.
/// *Shapes*: \p right [rows of left × 16], \p result [columns.end - columns.begin × 16].
INKLING_KERNELS_EXPORT void sparseTransposedProduct(
    const SparseColumns& left, const float* right, float* result);

} // namespace inkling::kernels
