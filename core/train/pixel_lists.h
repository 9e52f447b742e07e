// SPDX-License-Identifier: GPL-3.0-or-later
// The pixels of a minibatch, and lists of what is lit among them (core/kernels/lit_blocks.h).
#pragma once

#include "core/base/aligned.h"
#include "core/data/sample.h"
#include "core/kernels/lit_blocks.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace inkling {

/// Lists for a few groups of samples, so that a first layer of few outputs has work for several threads, too.
/// *Threading*: images are written first; then each group's stretches of blocks can be listed at once.
class PixelLists {
public:
    static constexpr std::size_t blocks = digitPixels / kernels::blockPixels;
    static_assert(blocks * kernels::blockPixels == digitPixels);

    /// Makes room for \p batch samples in \p groups groups, at least one sample in each.
    void resize(std::size_t batch, std::size_t groups);

    /// Returns where the grays of \p sample belong. *Shape*: [784].
    std::span<std::uint8_t, digitPixels> image(std::size_t sample);

    /// Returns the samples of \p group.
    kernels::Range samplesOf(std::size_t group) const;

    /// Makes the lists of a group's blocks \p range anew.
    void list(std::size_t group, kernels::Range range);

    /// The lists of all groups, in the order of their samples.
    std::span<const kernels::BlockLists> lists() const { return m_lists; }

private:
    std::size_t m_batch = 0;
    AlignedVector<std::uint8_t> m_grays; ///< [batch × 784]
    std::vector<std::uint32_t> m_counts; ///< [groups × blocks]
    AlignedVector<kernels::LitBlock>
        m_entries; ///< [groups × blocks × samples of the largest group]
    std::vector<kernels::BlockLists> m_lists; ///< [groups]
};

} // namespace inkling
