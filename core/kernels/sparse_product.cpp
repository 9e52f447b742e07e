// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/sparse_product.h"

#include "core/kernels/vector.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

namespace inkling::kernels {

namespace {

    constexpr std::size_t grayLevels = 256;

    /// Each gray / 255, rounded once.
    std::array<float, grayLevels> makeGrayValues()
    {
        std::array<float, grayLevels> values {};
        for (std::size_t gray = 0; gray < grayLevels; ++gray)
            values[gray] = static_cast<float>(gray) / static_cast<float>(grayLevels - 1);
        return values;
    }

    /// Calls \p function with each entry of the columns and its row, in the order of rows.
    template <typename Function>
    [[gnu::always_inline]] inline void forEachEntry(
        const SparseColumns& source, const Function& function)
    {
        for (std::size_t row = 0; row < source.rowCount; ++row) {
            const SparseEntry* const entries = source.rows.entries + row * source.rows.pitch;
            for (std::size_t i = source.firstEntries[row]; i < source.rows.counts[row]; ++i) {
                if (entries[i].column >= source.columns.end)
                    break;
                function(row, entries[i]);
            }
        }
    }

    /// Asks for the beginning of a row's entries, so that they are there when their turn comes.
    void fetchAhead(const SparseRows& left, std::size_t row)
    {
        constexpr std::size_t linesAhead = 4; // a list of average length
        constexpr std::size_t entriesPerLine = 64 / sizeof(SparseEntry);
        for (std::size_t line = 0; line < linesAhead; ++line)
            __builtin_prefetch(left.entries + row * left.pitch + line * entriesPerLine);
    }

    template <std::size_t panels> using Sums = std::array<PanelRow, panels>;

    template <std::size_t panels>
    [[gnu::always_inline]] inline void addEntry(
        const SparseEntry& entry, const PanelStrip<const float>& right, Sums<panels>& sums)
    {
        const float* const factors = right.values + entry.column * panelWidth;
        for (std::size_t panel = 0; panel < panels; ++panel)
            addMultiple(sums[panel], entry.value, factors + panel * right.stride);
    }

    template <std::size_t panels>
    void multiplyPanels(Range rows, const SparseRows& left, const PanelStrip<const float>& right,
        const PanelStrip<float>& result)
    {
        for (std::size_t row = rows.begin; row < rows.end; ++row) {
            if (row + 1 < rows.end)
                fetchAhead(left, row + 1);
            const SparseEntry* entry = left.entries + row * left.pitch;
            const SparseEntry* const end = entry + left.counts[row];
            // Two sums of each number that do not wait for one another hide the latency of a multiply-add.
            Sums<panels> even {};
            Sums<panels> odd {};
            for (; entry + 1 < end; entry += 2) {
                addEntry<panels>(entry[0], right, even);
                addEntry<panels>(entry[1], right, odd);
            }
            if (entry < end)
                addEntry<panels>(*entry, right, even);
            for (std::size_t panel = 0; panel < panels; ++panel) {
                for (std::size_t v = 0; v < vectorsPerPanel; ++v)
                    even[panel][v] += odd[panel][v];
                storeRow(result.values + panel * result.stride + row * panelWidth, even[panel]);
            }
        }
    }

} // namespace

void appendLitGrays(
    const std::uint8_t* grays, Range columns, std::size_t row, const SparseRows& sparse)
{
    static const std::array<float, grayLevels> values = makeGrayValues();
    SparseEntry* const entries = sparse.entries + row * sparse.pitch;
    std::uint32_t count = sparse.counts[row];
    // Writes a gray where the count stands and moves it on when the gray is lit: no branch to guess wrong.
    const auto append = [&](std::size_t column) {
        entries[count] = { static_cast<std::uint32_t>(column), values[grays[column]] };
        count += grays[column] != 0 ? 1U : 0U;
    };
    std::size_t column = columns.begin;
    for (; column + sizeof(std::uint64_t) <= columns.end; column += sizeof(std::uint64_t)) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, grays + column, sizeof eight);
        if (eight == 0)
            continue;
        for (std::size_t i = 0; i < sizeof eight; ++i)
            append(column + i);
    }
    for (; column < columns.end; ++column)
        append(column);
    sparse.counts[row] = count;
}

void transposeSparse(const SparseColumns& source, const SparseRows& transposed)
{
    for (std::size_t column = source.columns.begin; column < source.columns.end; ++column)
        transposed.counts[column] = 0;
    forEachEntry(source, [&transposed](std::size_t row, const SparseEntry& entry) {
        const std::size_t place
            = entry.column * transposed.pitch + transposed.counts[entry.column]++;
        transposed.entries[place] = { static_cast<std::uint32_t>(row), entry.value };
    });
}

void sparseTransposedProduct(const SparseColumns& left, const float* right, float* result)
{
    std::fill_n(result, (left.columns.end - left.columns.begin) * panelWidth, 0.0F);
    forEachEntry(left, [&](std::size_t row, const SparseEntry& entry) {
        float* const sum = result + (entry.column - left.columns.begin) * panelWidth;
        PanelRow sums = loadRow(sum);
        addMultiple(sums, entry.value, right + row * panelWidth);
        storeRow(sum, sums);
    });
}

void sparseProduct(Range rows, const SparseRows& left, const PanelStrip<const float>& right,
    const PanelStrip<float>& result)
{
    static_assert(sparsePanelsAtOnce == 3);
    switch (right.count) {
    case 1:
        multiplyPanels<1>(rows, left, right, result);
        return;
    case 2:
        multiplyPanels<2>(rows, left, right, result);
        return;
    default:
        assert(right.count == sparsePanelsAtOnce);
        multiplyPanels<sparsePanelsAtOnce>(rows, left, right, result);
    }
}

} // namespace inkling::kernels
