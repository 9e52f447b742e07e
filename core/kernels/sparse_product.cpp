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
            for (std::size_t i = source.firstEntries[row]; i < source.endEntries[row]; ++i)
                function(row, entries[i]);
        }
    }

    // With two panels of four registers, or four of two, eight sums are under way: that hides the latency of a
    // multiply-add, and all fit into the registers.
    constexpr std::size_t panelsAtOnce = vectorLanes < 8 ? 2 : sparsePanelsAtOnce;
    static_assert(sparsePanelsAtOnce % panelsAtOnce == 0);

    /// Asks for the beginning of a list, so that it is there when its turn comes.
    void fetch(const SparseEntry* entries)
    {
        constexpr std::size_t lines = 4; // a list of average length
        constexpr std::size_t entriesPerLine = 64 / sizeof(SparseEntry);
        for (std::size_t line = 0; line < lines; ++line)
            __builtin_prefetch(entries + line * entriesPerLine);
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

    /// The lists of a product: whole rows, or from where a stretch of columns begins to where it ends.
    struct Lists {
        const SparseRows& rows;
        const std::uint32_t* first; ///< null: whole rows, and the result begins with zeros
        const std::uint32_t* ends;

        const SparseEntry* begin(std::size_t row) const
        {
            return rows.entries + row * rows.pitch + (first == nullptr ? 0 : first[row]);
        }

        const SparseEntry* end(std::size_t row) const
        {
            return rows.entries + row * rows.pitch + ends[row];
        }
    };

    template <std::size_t panels>
    void multiplyPanels(Range rows, const Lists& left, const PanelStrip<const float>& right,
        const PanelStrip<float>& result)
    {
        for (std::size_t row = rows.begin; row < rows.end; ++row) {
            if (row + 1 < rows.end)
                fetch(left.begin(row + 1));
            float* const numbers = result.values + row * panelWidth;
            Sums<panels> sums {};
            if (left.first != nullptr) {
                for (std::size_t panel = 0; panel < panels; ++panel)
                    sums[panel] = loadRow(numbers + panel * result.stride);
            }
            const SparseEntry* entry = left.begin(row);
            const SparseEntry* const end = left.end(row);
            for (; entry + 1 < end; entry += 2) {
                addEntry<panels>(entry[0], right, sums);
                addEntry<panels>(entry[1], right, sums);
            }
            if (entry < end)
                addEntry<panels>(*entry, right, sums);
            for (std::size_t panel = 0; panel < panels; ++panel)
                storeRow(numbers + panel * result.stride, sums[panel]);
        }
    }

    /// Multiplies as many panels at once as it takes to come to the end of the strip.
    template <std::size_t panels = panelsAtOnce>
    void multiplyStrip(
        Range rows, const Lists& left, PanelStrip<const float> right, PanelStrip<float> result)
    {
        for (; right.count >= panels; right.count -= panels) {
            multiplyPanels<panels>(rows, left, right, result);
            right.values += panels * right.stride;
            result.values += panels * result.stride;
        }
        if constexpr (panels > 1)
            multiplyStrip<panels - 1>(rows, left, right, result);
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
    assert(right.count <= sparsePanelsAtOnce);
    multiplyStrip(rows, { left, nullptr, left.counts }, right, result);
}

void addSparseProduct(Range rows, const SparseColumns& left, const PanelStrip<const float>& right,
    const PanelStrip<float>& result)
{
    assert(right.count <= sparsePanelsAtOnce);
    multiplyStrip(rows, { left.rows, left.firstEntries, left.endEntries }, right, result);
}

} // namespace inkling::kernels
