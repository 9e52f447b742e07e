// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/minibatch_lists.h"

#include <algorithm>
#include <array>

namespace inkling {

using kernels::listLength;
using kernels::panelWidth;
using kernels::Range;

kernels::PanelStrip<const float> zeroRow(std::size_t panels)
{
    static constexpr std::array<float, panelWidth> zeros {};
    return { zeros.data(), 0, panels };
}

std::vector<Range> cutSamples(Range samples)
{
    std::vector<Range> tiles;
    for (std::size_t begin = samples.begin; begin < samples.end; begin += listLength)
        tiles.push_back({ begin, std::min(samples.end, begin + listLength) });
    return tiles;
}

MinibatchLists::Storage::Storage(std::size_t lists)
    : m_begins(lists)
    , m_counts(lists)
    , m_entries(lists * listLength)
    , m_all { m_begins.data(), m_counts.data(), m_entries.data() }
{
}

kernels::ActiveLists MinibatchLists::Storage::from(std::size_t list) const
{
    return { m_all.begins + list, m_all.counts + list, m_all.entries };
}

kernels::ActiveLists MinibatchLists::Storage::start(std::size_t list)
{
    m_begins[list] = static_cast<std::uint32_t>(list * listLength);
    return from(list);
}

kernels::ActiveLists MinibatchLists::Storage::append(std::size_t list)
{
    m_begins[list] = m_begins[list - 1] + m_counts[list - 1];
    return from(list);
}

MinibatchLists::MinibatchLists(
    std::size_t batch, std::size_t units, const std::vector<Range>& sampleTiles)
    : m_batch(batch)
    , m_units(units)
    , m_sampleTiles(sampleTiles)
    , m_bySample(unitTiles() * batch)
    , m_byUnit(sampleTiles.size() * units)
{
}

std::size_t MinibatchLists::unitTiles() const { return (m_units + listLength - 1) / listLength; }

Range MinibatchLists::unitsOf(std::size_t unitTile) const
{
    return { unitTile * listLength, std::min(m_units, (unitTile + 1) * listLength) };
}

void MinibatchLists::listPixels(std::size_t sample, const std::uint8_t* grays, const float* factors)
{
    const auto tile = std::lower_bound(m_sampleTiles.begin(), m_sampleTiles.end(), sample,
        [](const Range& each, std::size_t begin) { return each.begin < begin; });
    const bool isFirst = tile != m_sampleTiles.end() && tile->begin == sample;
    for (std::size_t list = sample; list < unitTiles() * m_batch; list += m_batch) {
        if (isFirst)
            m_bySample.start(list);
        else
            m_bySample.append(list);
    }
    kernels::listPixels({ grays, m_units, factors }, m_bySample.from(sample), m_batch);
}

/// Calls \p function with each tile of \p samples and each tile of units, and with the first list of these.
template <typename Function>
void MinibatchLists::forEachTile(Range samples, const Function& function)
{
    for (std::size_t i = 0; i < m_sampleTiles.size(); ++i) {
        const Range& tile = m_sampleTiles[i];
        if (tile.begin < samples.begin || tile.end > samples.end)
            continue;
        for (std::size_t unitTile = 0; unitTile < unitTiles(); ++unitTile)
            function(tile, unitTile, i * m_units + unitsOf(unitTile).begin);
    }
}

void MinibatchLists::sortPixels(Range samples)
{
    forEachTile(samples, [this](const Range& tile, std::size_t unitTile, std::size_t units) {
        kernels::sortByPixel(m_bySample.from(unitTile * m_batch + tile.begin), tile,
            unitsOf(unitTile), m_byUnit.start(units));
    });
}

void MinibatchLists::listPanels(const float* panels, Range samples)
{
    for (std::size_t tile = 0; tile < unitTiles(); ++tile)
        kernels::listBySample({ panels, m_batch, samples, unitsOf(tile) },
            m_bySample.start(tile * m_batch + samples.begin));
    forEachTile(samples, [&](const Range& tile, std::size_t unitTile, std::size_t units) {
        kernels::listByUnit({ panels, m_batch, tile, unitsOf(unitTile) }, m_byUnit.start(units));
    });
}

void MinibatchLists::product(Range samples, const kernels::PanelStrip<const float>& right,
    const kernels::PanelStrip<const float>& start, const kernels::PanelStrip<float>& result) const
{
    const kernels::PanelStrip<float> rows { result.values + samples.begin * panelWidth,
        result.stride, result.count };
    for (std::size_t tile = 0; tile < unitTiles(); ++tile)
        kernels::addListedProduct(m_bySample.from(tile * m_batch + samples.begin), samples.size(),
            right, tile == 0 ? start : kernels::PanelStrip<const float> {}, rows);
}

void MinibatchLists::transposedProduct(Range units, const kernels::PanelStrip<const float>& right,
    const kernels::PanelStrip<float>& result) const
{
    for (std::size_t tile = 0; tile < m_sampleTiles.size(); ++tile)
        kernels::addListedProduct(m_byUnit.from(tile * m_units + units.begin), units.size(), right,
            tile == 0 ? zeroRow(result.count) : kernels::PanelStrip<const float> {}, result);
}

} // namespace inkling
