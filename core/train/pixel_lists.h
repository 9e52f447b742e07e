// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of what is lit among the pixels of a minibatch.
#pragma once

#include "core/base/aligned.h"
#include "core/data/sample.h"
#include "core/kernels/lit_blocks.h"
#include "core/train/minibatch_lists.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace inkling {

/// How a first layer reads pixels.
enum class PixelReader {
    Lists, ///< single pixels: products take the least time
    Blocks, ///< blocks of four (core/kernels/lit_blocks.h): lists are made in the least time, and serve windows, too
};

/// Lists of single pixels take longer to make, and only many \p outputs make up for it: so measured with 128 and 512.
/// Units that look through windows (\p isShared) read blocks.
constexpr PixelReader readerFor(std::size_t outputs, bool isShared)
{
    constexpr std::size_t manyOutputs = 256;
    return isShared || outputs < manyOutputs ? PixelReader::Blocks : PixelReader::Lists;
}

/// *Threading*: images of different sample tiles can be read at once; then all tasks of listing.
class PixelLists {
public:
    /// Pixels that one task lists in blocks.
    static constexpr std::size_t pixelsAtOnce = 112;
    static constexpr std::size_t blocks = digitPixels / kernels::blockPixels;
    static_assert(blocks * kernels::blockPixels == digitPixels);

    /// Makes room for as many samples as \p sampleTiles hold (core/train/minibatch_lists.h), cut into
    /// \p groups groups for blocks, at least one sample in each, so that a first layer of few outputs has work for several threads, too.
    void resize(
        const std::vector<kernels::Range>& sampleTiles, std::size_t groups, PixelReader reader);

    /// Takes the image of \p sample, in ascending order in each tile. Its pixels are multiplied by \p factors [784], which
    /// stay where they are until all is listed; null: by 1.
    void read(std::size_t sample, DigitView image, const float* factors);

    /// Makes the lists by pixel of \p samples, all of which have been read and which begin and end as sample tiles do.
    /// Blocks are listed later.
    void finishReading(kernels::Range samples) { m_active.sortPixels(samples); }

    /// Returns the samples of \p group: all samples are cut into groups evenly.
    kernels::Range samplesOf(std::size_t group) const;

    /// The tasks of listing blocks.
    std::size_t tasks() const;

    /// Makes a part of these lists anew.
    void list(std::size_t task);

    /// The lists of single pixels.
    const MinibatchLists& active() const { return m_active; }

    /// The lists of blocks: of all groups, in the order of their samples.
    std::span<const kernels::BlockLists> inBlocks() const { return m_lists; }

private:
    std::size_t m_batch = 0;
    std::size_t m_groups = 1;
    AlignedVector<std::uint8_t> m_grays; ///< [batch × 784] where blocks are read
    std::vector<const float*> m_factors; ///< [batch] likewise
    MinibatchLists m_active;
    std::vector<std::uint32_t> m_counts; ///< [groups × blocks]
    AlignedVector<kernels::LitBlock>
        m_entries; ///< [groups × blocks × samples of the largest group]
    std::vector<kernels::BlockLists> m_lists; ///< [groups]
};

} // namespace inkling
