// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/panel_product.h"

#include "core/kernels/vector.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace inkling::kernels {

namespace {

    // Rows of the result that share each load of the right factor: with them eight sums are under way at every processor
    // level, which hides the latency of a multiply-add, and all fit into its registers.
    constexpr std::size_t rowsAtOnce = vectorLanes / 2;
    static_assert(panelWidth % rowsAtOnce == 0);

    /// Where a few rows of the left factor lie: the element of row r at depth k is at values[r × rowStride + k × depthStride].
    struct LeftRows {
        const float* values;
        std::size_t rowStride;
        std::size_t depthStride;
    };

    template <std::size_t rows>
    [[gnu::always_inline]] inline void addProducts(const LeftRows& left, std::size_t depth,
        const float* right, std::array<PanelRow, rows>& sums)
    {
        for (std::size_t k = 0; k < depth; ++k) {
            const PanelRow row = loadRow(right + k * panelWidth);
            const float* const factors = left.values + k * left.depthStride;
            for (std::size_t r = 0; r < rows; ++r) {
                for (std::size_t v = 0; v < vectorsPerPanel; ++v)
                    sums[r][v] += factors[r * left.rowStride] * row[v];
            }
        }
    }

    template <std::size_t rows>
    void multiplyRows(std::size_t row, const PanelMatrix& left, const float* right,
        const float* first, float* result)
    {
        std::array<PanelRow, rows> sums {};
        if (first != nullptr)
            sums.fill(loadRow(first));
        for (const Range& columns : left.columns) {
            for (std::size_t column = columns.begin; column < columns.end; column += panelWidth) {
                const LeftRows part { left.values + panelIndex(left.rows, row, column), panelWidth,
                    1 };
                addProducts<rows>(part, std::min(panelWidth, columns.end - column),
                    right + column * panelWidth, sums);
            }
        }
        for (std::size_t r = 0; r < rows; ++r)
            storeRow(result + (row + r) * panelWidth, sums[r]);
    }

    template <std::size_t columns>
    void multiplyColumns(
        std::size_t column, const PanelMatrix& left, const float* right, float* result)
    {
        std::array<PanelRow, columns> sums {};
        const LeftRows part { left.values + panelIndex(left.rows, 0, column), 1, panelWidth };
        addProducts<columns>(part, left.rows, right, sums);
        for (std::size_t c = 0; c < columns; ++c)
            storeRow(result + c * panelWidth, sums[c]);
    }

} // namespace

void panelProduct(
    Range rows, const PanelMatrix& left, const float* right, const float* first, float* result)
{
    std::size_t row = rows.begin;
    for (; row + rowsAtOnce <= rows.end; row += rowsAtOnce)
        multiplyRows<rowsAtOnce>(row, left, right, first, result);
    for (; row < rows.end; ++row)
        multiplyRows<1>(row, left, right, first, result);
}

void panelTransposedProduct(const PanelMatrix& left, const float* right, float* result)
{
    assert(left.columns.size() == 1 && left.columns.front().begin % panelWidth == 0);
    const Range columns = left.columns.front();
    std::size_t column = columns.begin;
    for (; column + rowsAtOnce <= columns.end; column += rowsAtOnce)
        multiplyColumns<rowsAtOnce>(
            column, left, right, result + (column - columns.begin) * panelWidth);
    for (; column < columns.end; ++column)
        multiplyColumns<1>(column, left, right, result + (column - columns.begin) * panelWidth);
}

void panelColumnSums(std::size_t rows, const float* panel, float* sums)
{
    PanelRow total {};
    for (std::size_t row = 0; row < rows; ++row)
        addMultiple(total, 1, panel + row * panelWidth);
    storeRow(sums, total);
}

} // namespace inkling::kernels
