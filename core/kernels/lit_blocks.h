// SPDX-License-Identifier: GPL-3.0-or-later
// Products with the pixels that windows show of a minibatch of digits, of which four in five are black. Pixels are taken in
// blocks of four side by side, since a window has but a few. Each block has a list of the samples in which any of its pixels is lit, and what is on no list is left
// out, exactly. While a list goes by, the block's weights, or its gradient, stay in registers.
#pragma once

#include "core/kernels/export.h"
#include "core/kernels/panels.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace inkling::kernels {

/// Pixels of a block. More would share each number that is read among more multiply-adds, but carry more black along:
/// of MNIST's blocks of 1, 2, 4 and 8 pixels 19, 22, 28 and 39 % are lit.
constexpr std::size_t blockPixels = 4;

/// A block that is lit in one sample.
struct LitBlock {
    std::uint32_t sample = 0; ///< of the minibatch
    std::array<float, blockPixels> values {}; ///< gray / 255
};

/// The lists of all blocks for some samples of a minibatch, each in ascending order of samples.
struct BlockLists {
    std::uint32_t* counts = nullptr; ///< [blocks]: how many entries a list has
    LitBlock* entries = nullptr; ///< [blocks × pitch]
    std::size_t pitch = 0; ///< entries that a list has room for
};

/// Makes the lists of \p blocks for \p samples anew.
/// *Shapes*: \p grays [samples of the minibatch × pixels], \p pixels being a multiple of blockPixels.
INKLING_KERNELS_EXPORT void listLitBlocks(const std::uint8_t* grays, std::size_t pixels,
    Range samples, Range blocks, const BlockLists& lists);

/// Computes result = result + pixels × weights, for \p blocks, the samples of \p lists and all panels of the strips.
/// *Shapes*: panels of \p weights [all blocks × blockPixels × 16], of \p result [samples of the minibatch × 16].
/// Each number is one chain of multiply-adds in ascending order of pixels.
INKLING_KERNELS_EXPORT void addBlockProduct(const BlockLists& lists, Range blocks,
    const PanelStrip<const float>& weights, const PanelStrip<float>& result);

/// Computes result = pixelsᵀ × errors, for \p blocks and the samples of all \p lists one after another.
/// *Shapes*: panels of \p errors [samples of the minibatch × 16], of \p result [blocks × blockPixels × 16].
/// Each number is one chain of multiply-adds in ascending order of samples, whatever lists they are cut into.
INKLING_KERNELS_EXPORT void blockTransposedProduct(std::span<const BlockLists> lists, Range blocks,
    const PanelStrip<const float>& errors, const PanelStrip<float>& result);

} // namespace inkling::kernels
