// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/pixel_lists.h"

#include <algorithm>
#include <cassert>

namespace inkling {

using kernels::Range;

namespace {

    constexpr std::size_t tiles
        = (digitPixels + PixelLists::pixelsAtOnce - 1) / PixelLists::pixelsAtOnce;

    /// Pixels that are thinned out stay on their lists, as zeros.
    void multiply(
        const kernels::BlockLists& lists, Range blocks, std::span<const float* const> factors)
    {
        for (std::size_t block = blocks.begin; block < blocks.end; ++block) {
            for (std::size_t i = 0; i < lists.counts[block]; ++i) {
                kernels::LitBlock& entry = lists.entries[block * lists.pitch + i];
                const float* const row = factors[entry.sample] + block * kernels::blockPixels;
                for (std::size_t pixel = 0; pixel < kernels::blockPixels; ++pixel)
                    entry.values[pixel] *= row[pixel];
            }
        }
    }

} // namespace

void PixelLists::resize(std::size_t batch, std::size_t groups, PixelReader reader)
{
    assert(groups > 0 && groups <= batch);
    m_batch = batch;
    m_groups = groups;
    m_grays.resize(batch * digitPixels);
    m_lists.clear();
    m_active = {};
    if (reader == PixelReader::Lists) {
        m_active = MinibatchLists(batch, digitPixels, cutSamples({ 0, batch }));
        return;
    }
    const std::size_t pitch = (batch + groups - 1) / groups;
    m_counts.resize(groups * blocks);
    m_entries.resize(groups * blocks * pitch);
    for (std::size_t group = 0; group < groups; ++group)
        m_lists.push_back({ &m_counts[group * blocks], &m_entries[group * blocks * pitch], pitch });
}

std::span<std::uint8_t, digitPixels> PixelLists::image(std::size_t sample)
{
    return std::span<std::uint8_t, digitPixels>(&m_grays[sample * digitPixels], digitPixels);
}

Range PixelLists::samplesOf(std::size_t group) const
{
    return { group * m_batch / m_groups, (group + 1) * m_batch / m_groups };
}

std::size_t PixelLists::tasks() const
{
    return m_lists.empty() ? m_active.unitTiles() : m_groups * tiles;
}

void PixelLists::list(std::size_t task, std::span<const float* const> factors)
{
    if (m_lists.empty()) {
        listActive(task, factors);
        return;
    }
    constexpr std::size_t blocksAtOnce = pixelsAtOnce / kernels::blockPixels;
    const std::size_t group = task / tiles;
    const std::size_t first = task % tiles * blocksAtOnce;
    const Range range { first, std::min(blocks, first + blocksAtOnce) };
    kernels::listLitBlocks(m_grays.data(), digitPixels, samplesOf(group), range, m_lists[group]);
    if (!factors.empty())
        multiply(m_lists[group], range, factors);
}

void PixelLists::listActive(std::size_t unitTile, std::span<const float* const> factors)
{
    kernels::PixelTile tile { m_grays.data(), digitPixels,
        factors.empty() ? nullptr : factors.data(), { 0, m_batch }, m_active.unitsOf(unitTile) };
    kernels::listBySample(tile, m_active.startSamples(unitTile));
    for (std::size_t i = 0; i < m_active.sampleTiles().size(); ++i) {
        tile.samples = m_active.sampleTiles()[i];
        kernels::listByUnit(tile, m_active.startUnits(unitTile, i));
    }
}

} // namespace inkling
