// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/pixel_lists.h"

#include <cassert>

namespace inkling {

void PixelLists::resize(std::size_t batch, std::size_t groups)
{
    assert(groups > 0 && groups <= batch);
    m_batch = batch;
    const std::size_t pitch = (batch + groups - 1) / groups;
    m_grays.resize(batch * digitPixels);
    m_counts.resize(groups * blocks);
    m_entries.resize(groups * blocks * pitch);
    m_lists.clear();
    for (std::size_t group = 0; group < groups; ++group)
        m_lists.push_back({ &m_counts[group * blocks], &m_entries[group * blocks * pitch], pitch });
}

std::span<std::uint8_t, digitPixels> PixelLists::image(std::size_t sample)
{
    return std::span<std::uint8_t, digitPixels>(&m_grays[sample * digitPixels], digitPixels);
}

kernels::Range PixelLists::samplesOf(std::size_t group) const
{
    return { group * m_batch / m_lists.size(), (group + 1) * m_batch / m_lists.size() };
}

void PixelLists::list(std::size_t group, kernels::Range range)
{
    kernels::listLitBlocks(m_grays.data(), digitPixels, samplesOf(group), range, m_lists[group]);
}

} // namespace inkling
