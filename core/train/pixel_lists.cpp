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
        const kernels::BlockLists& lists, Range blocks, const std::vector<const float*>& factors)
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

void PixelLists::resize(
    const std::vector<Range>& sampleTiles, std::size_t groups, PixelReader reader)
{
    m_batch = sampleTiles.back().end;
    assert(groups > 0 && groups <= m_batch);
    m_groups = groups;
    m_lists.clear();
    m_active = {};
    if (reader == PixelReader::Lists) {
        m_active = MinibatchLists(m_batch, digitPixels, sampleTiles);
        return;
    }
    const std::size_t pitch = (m_batch + groups - 1) / groups;
    m_grays.resize(m_batch * digitPixels);
    m_factors.resize(m_batch);
    m_counts.resize(groups * blocks);
    m_entries.resize(groups * blocks * pitch);
    for (std::size_t group = 0; group < groups; ++group)
        m_lists.push_back({ &m_counts[group * blocks], &m_entries[group * blocks * pitch], pitch });
}

void PixelLists::read(std::size_t sample, DigitView image, const float* factors)
{
    if (m_lists.empty()) {
        m_active.listPixels(sample, image.data(), factors);
        return;
    }
    std::copy(image.begin(), image.end(), &m_grays[sample * digitPixels]);
    m_factors[sample] = factors;
}

Range PixelLists::samplesOf(std::size_t group) const
{
    return { group * m_batch / m_groups, (group + 1) * m_batch / m_groups };
}

std::size_t PixelLists::tasks() const { return m_lists.empty() ? 0 : m_groups * tiles; }

void PixelLists::list(std::size_t task)
{
    constexpr std::size_t blocksAtOnce = pixelsAtOnce / kernels::blockPixels;
    const std::size_t group = task / tiles;
    const std::size_t first = task % tiles * blocksAtOnce;
    const Range range { first, std::min(blocks, first + blocksAtOnce) };
    kernels::listLitBlocks(m_grays.data(), digitPixels, samplesOf(group), range, m_lists[group]);
    if (m_factors.front() != nullptr)
        multiply(m_lists[group], range, m_factors);
}

} // namespace inkling
