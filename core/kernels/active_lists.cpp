// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/active_lists.h"

#include "core/kernels/list_writer.h"
#include "core/kernels/vector.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <type_traits>

namespace inkling::kernels {

namespace {

    // Vectors of a result's row that are summed up at once: eight sums under way, and all fit into the registers of every
    // processor level.
    constexpr std::size_t vectorsAtOnce = 8;
    static_assert(listedPanels % 2 == 0);

    // Pixels are turned at once in squares: eight bytes are a register.
    constexpr std::size_t turnedAtOnce = 8;

    /// Turns a square of bytes about its diagonal: halves, quarters and single bytes change places.
    void turn(std::array<std::uint64_t, turnedAtOnce>& rows)
    {
        constexpr std::array<std::uint64_t, 3> masks { 0x00000000FFFFFFFFU, 0x0000FFFF0000FFFFU,
            0x00FF00FF00FF00FFU };
        std::size_t distance = turnedAtOnce / 2;
        for (const std::uint64_t mask : masks) {
            const auto bits = static_cast<unsigned>(distance * 8);
            for (std::size_t row = 0; row < turnedAtOnce; ++row) {
                if ((row & distance) != 0)
                    continue;
                std::uint64_t& upper = rows[row];
                std::uint64_t& lower = rows[row + distance];
                const std::uint64_t swapped = ((upper >> bits) ^ lower) & mask;
                lower ^= swapped;
                upper ^= swapped << bits;
            }
            distance /= 2;
        }
    }

    /// The pixels of a tile turned about its diagonal: the samples of each pixel side by side.
    class TurnedPixels {
    public:
        explicit TurnedPixels(const PixelTile& tile)
        {
            for (std::size_t sample = 0; sample < tile.samples.size(); sample += turnedAtOnce) {
                for (std::size_t unit = 0; unit < tile.units.size(); unit += turnedAtOnce)
                    turnSquare(tile, sample, unit);
            }
        }

        const std::uint8_t* row(std::size_t unit) const { return &m_grays[unit * listLength]; }

    private:
        void turnSquare(const PixelTile& tile, std::size_t sample, std::size_t unit)
        {
            std::array<std::uint64_t, turnedAtOnce> rows {};
            const std::size_t samples = std::min(turnedAtOnce, tile.samples.size() - sample);
            const std::size_t units = std::min(turnedAtOnce, tile.units.size() - unit);
            const std::uint8_t* const grays = tile.grays
                + (tile.samples.begin + sample) * tile.pixels + tile.units.begin + unit;
            for (std::size_t i = 0; i < samples; ++i) {
                if (units == turnedAtOnce) // of a size that is known, copying is one instruction
                    std::memcpy(&rows[i], grays + i * tile.pixels, turnedAtOnce);
                else
                    std::memcpy(&rows[i], grays + i * tile.pixels, units);
            }
            turn(rows);
            for (std::size_t i = 0; i < units; ++i)
                std::memcpy(&m_grays[(unit + i) * listLength + sample], &rows[i], turnedAtOnce);
        }

        std::array<std::uint8_t, listLength * listLength> m_grays;
    };

    /// Shows \p writer the pixels in \p grays, which are multiplied by the rows from \p rows.begin on. \p factorAt tells
    /// the factor of each row, or is null.
    template <typename FactorAt>
    [[gnu::always_inline]] inline void addGrays(
        ListWriter& writer, Range rows, const std::uint8_t* grays, const FactorAt& factorAt)
    {
        constexpr float white = 255;
        constexpr bool hasFactors = !std::is_null_pointer_v<FactorAt>;
        std::size_t row = rows.begin;
        for (; row + numbersAtOnce <= rows.end; row += numbersAtOnce) {
            Numbers values = numbersOf(grays + (row - rows.begin));
            if constexpr (hasFactors)
                values *= numbersFrom(row, factorAt);
            writer.add(row, values);
        }
        for (; row < rows.end; ++row) {
            const float value = static_cast<float>(grays[row - rows.begin]) / white;
            if constexpr (hasFactors)
                writer.add(row, value * factorAt(row));
            else
                writer.add(row, value);
        }
    }

    /// A row of some panels in registers, panel by panel.
    template <std::size_t panels> using Row = std::array<Vector, panels * vectorsPerPanel>;

    template <std::size_t panels, typename Number>
    std::array<Number*, panels> panelsOf(const PanelStrip<Number>& strip)
    {
        std::array<Number*, panels> begins {};
        for (std::size_t p = 0; p < panels; ++p)
            begins[p] = strip.values + p * strip.stride;
        return begins;
    }

    /// Where register \p v of a row lies whose place in each of \p panels is \p place.
    template <typename Panels>
    [[gnu::always_inline]] inline auto* registerAt(
        const Panels& panels, std::size_t place, std::size_t v)
    {
        return panels[v / vectorsPerPanel] + place + v % vectorsPerPanel * vectorLanes;
    }

    /// Rows that begin anew have a function of their own, or there would be too few registers for where all panels lie.
    /// Loops over registers are unrolled, or the compiler would keep the sums in memory.
    template <std::size_t panels, bool isNew>
    [[gnu::noinline]] void addRows(const ActiveLists& lists, std::size_t rows,
        const PanelStrip<const float>& right, const PanelStrip<const float>& start,
        const PanelStrip<float>& result)
    {
        const std::array<const float*, panels> from = panelsOf<panels>(right);
        const std::array<const float*, panels> before = panelsOf<panels>(start);
        const std::array<float*, panels> to = panelsOf<panels>(result);
        const std::uint32_t* const begins = lists.begins;
        const std::uint32_t* const counts = lists.counts;
        for (std::size_t row = 0; row < rows; ++row) {
            if (!isNew && counts[row] == 0)
                continue;
            const std::size_t place = row * panelWidth;
            const ActiveNumber* number = lists.entries + begins[row];
            const ActiveNumber* const end = number + counts[row];
            Row<panels> sums;
#pragma GCC unroll 16
            for (std::size_t v = 0; v < sums.size(); ++v)
                sums[v] = isNew ? load(registerAt(before, 0, v)) : load(registerAt(to, place, v));
            for (; number < end; ++number) {
#pragma GCC unroll 16
                for (std::size_t v = 0; v < sums.size(); ++v)
                    sums[v] += number->value * load(registerAt(from, number->place, v));
            }
#pragma GCC unroll 16
            for (std::size_t v = 0; v < sums.size(); ++v)
                store(registerAt(to, place, v), sums[v]);
        }
    }

    template <typename Number>
    PanelStrip<Number> from(const PanelStrip<Number>& strip, std::size_t panel)
    {
        if (strip.values == nullptr)
            return {};
        return { strip.values + panel * strip.stride, strip.stride, strip.count - panel };
    }

} // namespace

void listBySample(const PixelTile& tile, const ActiveLists& lists)
{
    ListWriter writer(lists);
    for (std::size_t list = 0; list < tile.samples.size(); ++list) {
        const std::size_t sample = tile.samples.begin + list;
        const std::uint8_t* const grays = tile.grays + sample * tile.pixels + tile.units.begin;
        writer.begin(list);
        if (tile.factors == nullptr)
            addGrays(writer, tile.units, grays, nullptr);
        else
            addGrays(writer, tile.units, grays,
                [&](std::size_t pixel) { return tile.factors[sample][pixel]; });
        writer.end(list);
    }
}

void listByUnit(const PixelTile& tile, const ActiveLists& lists)
{
    assert(tile.samples.size() <= listLength && tile.units.size() <= listLength);
    const TurnedPixels turned(tile);
    ListWriter writer(lists);
    for (std::size_t list = 0; list < tile.units.size(); ++list) {
        writer.begin(list);
        if (tile.factors == nullptr)
            addGrays(writer, tile.samples, turned.row(list), nullptr);
        else
            addGrays(writer, tile.samples, turned.row(list),
                [&](std::size_t sample) { return tile.factors[sample][tile.units.begin + list]; });
        writer.end(list);
    }
}

void listBySample(const UnitTile& tile, const ActiveLists& lists)
{
    assert(tile.units.size() <= listLength && tile.units.begin % panelWidth == 0);
    ListWriter writer(lists);
    for (std::size_t list = 0; list < tile.samples.size(); ++list) {
        writer.begin(list);
        for (std::size_t begin = tile.units.begin; begin < tile.units.end; begin += panelWidth) {
            const float* const values
                = tile.panels + panelIndex(tile.rows, tile.samples.begin + list, begin);
            writer.addAll(begin, std::min(tile.units.end, begin + panelWidth),
                [&](std::size_t unit) { return values[unit - begin]; });
        }
        writer.end(list);
    }
}

void listByUnit(const UnitTile& tile, const ActiveLists& lists)
{
    assert(tile.samples.size() <= listLength);
    ListWriter writer(lists);
    for (std::size_t list = 0; list < tile.units.size(); ++list) {
        const float* const values = tile.panels + panelIndex(tile.rows, 0, tile.units.begin + list);
        writer.begin(list);
        writer.addAll(tile.samples.begin, tile.samples.end,
            [&](std::size_t sample) { return values[sample * panelWidth]; });
        writer.end(list);
    }
}

void addListedProduct(const ActiveLists& lists, std::size_t rows,
    const PanelStrip<const float>& right, const PanelStrip<const float>& start,
    const PanelStrip<float>& result)
{
    constexpr std::size_t most = std::min(listedPanels, vectorsAtOnce / vectorsPerPanel);
    std::size_t panel = 0;
    const auto add = [&](auto panels) {
        for (; panel + panels <= result.count; panel += panels) {
            const auto function
                = start.values == nullptr ? &addRows<panels, false> : &addRows<panels, true>;
            function(lists, rows, from(right, panel), from(start, panel), from(result, panel));
        }
    };
    add(std::integral_constant<std::size_t, most>());
    add(std::integral_constant<std::size_t, 4>());
    add(std::integral_constant<std::size_t, 2>());
    add(std::integral_constant<std::size_t, 1>());
}

} // namespace inkling::kernels
