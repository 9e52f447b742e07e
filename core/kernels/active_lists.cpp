// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/active_lists.h"

#include "core/kernels/list_writer.h"
#include "core/kernels/turn.h"
#include "core/kernels/vector.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <type_traits>

namespace inkling::kernels {

namespace {

    // Panels whose part of a result's row is summed up at once: eight registers, whose sums hide the latency, and which every
    // processor level has.
    constexpr std::size_t panelsAtOnce = std::min(listedPanels, 8 / vectorsPerPanel);

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

    /// Tells whether all of listLength grays are 0.
    bool isBlack(const std::uint8_t* grays)
    {
        std::array<std::uint64_t, listLength / sizeof(std::uint64_t)> words;
        std::memcpy(words.data(), grays, listLength);
        std::uint64_t any = 0;
        for (const std::uint64_t word : words)
            any |= word;
        return any == 0;
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

void listPixels(const PixelRow& row, const ActiveLists& lists, std::size_t pitch)
{
    std::size_t list = 0;
    for (std::size_t begin = 0; begin < row.pixels; begin += listLength, list += pitch) {
        const Range pixels { begin, std::min(row.pixels, begin + listLength) };
        if (pixels.size() == listLength && isBlack(row.grays + begin)) {
            lists.counts[list] = 0;
            continue;
        }
        ListWriter writer(lists, list);
        if (row.factors == nullptr)
            addGrays(writer, pixels, row.grays + begin, nullptr);
        else
            addGrays(writer, pixels, row.grays + begin,
                [&row](std::size_t pixel) { return row.factors[pixel]; });
        lists.counts[list] = writer.count();
    }
}

void sortByPixel(
    const ActiveLists& bySample, Range samples, Range pixels, const ActiveLists& byPixel)
{
    assert(samples.size() > 0 && samples.size() <= listLength && pixels.size() <= listLength);
    const ActiveNumber* number = bySample.entries + bySample.begins[0];
    const std::size_t last = samples.size() - 1;
    const ActiveNumber* const end
        = bySample.entries + bySample.begins[last] + bySample.counts[last];
    const auto pixelOf
        = [&pixels](const ActiveNumber& each) { return each.place / panelWidth - pixels.begin; };
    std::array<std::uint32_t, listLength> counts {};
    for (const ActiveNumber* each = number; each < end; ++each)
        ++counts[pixelOf(*each)];
    std::array<ActiveNumber*, listLength> next;
    std::uint32_t begin = byPixel.begins[0];
    for (std::size_t pixel = 0; pixel < pixels.size(); ++pixel) {
        byPixel.begins[pixel] = begin;
        byPixel.counts[pixel] = counts[pixel];
        next[pixel] = byPixel.entries + begin;
        begin += counts[pixel];
    }
    for (std::size_t sample = 0; sample < samples.size(); ++sample) {
        const auto place = static_cast<std::uint32_t>((samples.begin + sample) * panelWidth);
        const ActiveNumber* const endOfSample = number + bySample.counts[sample];
        for (; number < endOfSample; ++number)
            *next[pixelOf(*number)]++ = { place, number->value };
    }
}

void listBySample(const UnitTile& tile, const ActiveLists& lists)
{
    assert(tile.units.size() <= listLength && tile.units.begin % panelWidth == 0);
    std::uint32_t next = lists.begins[0];
    for (std::size_t list = 0; list < tile.samples.size(); ++list) {
        lists.begins[list] = next;
        ListWriter writer(lists, list);
        for (std::size_t begin = tile.units.begin; begin < tile.units.end; begin += panelWidth) {
            writer.addAll(begin, std::min(panelWidth, tile.units.end - begin),
                tile.panels + panelIndex(tile.rows, tile.samples.begin + list, begin));
        }
        lists.counts[list] = writer.count();
        next = writer.end();
    }
}

void listByUnit(const UnitTile& tile, const ActiveLists& lists)
{
    assert(tile.samples.size() <= listLength && tile.units.begin % panelWidth == 0);
    std::array<float, panelWidth * listLength> turned; // units of a panel, the samples of each
    std::uint32_t next = lists.begins[0];
    for (std::size_t list = 0; list < tile.units.size(); ++list) {
        const std::size_t column = list % panelWidth;
        for (std::size_t i = 0; column == 0 && i < tile.samples.size(); i += panelWidth)
            turnRows(tile.panels
                    + panelIndex(tile.rows, tile.samples.begin + i, tile.units.begin + list),
                std::min(panelWidth, tile.samples.size() - i), panelWidth, turned.data() + i,
                listLength);
        lists.begins[list] = next;
        ListWriter writer(lists, list);
        writer.addAll(tile.samples.begin, tile.samples.size(), turned.data() + column * listLength);
        lists.counts[list] = writer.count();
        next = writer.end();
    }
}

void addListedProduct(const ActiveLists& lists, std::size_t rows,
    const PanelStrip<const float>& right, const PanelStrip<const float>& start,
    const PanelStrip<float>& result)
{
    std::size_t panel = 0;
    const auto add = [&](auto panels) {
        for (; panel + panels <= result.count; panel += panels) {
            const auto function
                = start.values == nullptr ? &addRows<panels, false> : &addRows<panels, true>;
            function(lists, rows, from(right, panel), from(start, panel), from(result, panel));
        }
    };
    add(std::integral_constant<std::size_t, panelsAtOnce>());
    if constexpr (panelsAtOnce > 4)
        add(std::integral_constant<std::size_t, 4>());
    add(std::integral_constant<std::size_t, 2>());
    add(std::integral_constant<std::size_t, 1>());
}

} // namespace inkling::kernels
