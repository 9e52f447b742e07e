// SPDX-License-Identifier: GPL-3.0-or-later
// Products with what is not 0 in a minibatch: of its pixels four in five are black, and of rectified units half and more
// are off. Lists of the others are made once, for each sample and for each unit, and what is on no list is left out,
// exactly. A list is short enough that the numbers it is multiplied by stay in the first cache for all lists of a tile.
#pragma once

#include "core/kernels/export.h"
#include "core/kernels/panels.h"

#include <cstddef>
#include <cstdint>

namespace inkling::kernels {

/// The most entries that a list has. The rows of the right factor that such a list is run through at once take 32 KiB with
/// AVX-512, whose processors have first caches of 32 to 48 KiB, and 16 or 8 KiB without.
constexpr std::size_t listLength = 64;

/// Panels that a task takes. They are run through together as far as registers reach: as many sums are then under way as hide
/// the latency of a multiply-add.
constexpr std::size_t listedPanels = 8;

/// A number that is not 0, and where in a panel the row begins that it is multiplied by.
struct ActiveNumber {
    std::uint32_t place = 0;
    float value = 0;
};

/// Lists in ascending order of places. Those that are made together lie one right behind another, whatever room they might
/// have needed, so that as little memory as possible is read.
struct ActiveLists {
    std::uint32_t* begins
        = nullptr; ///< [lists]: where each begins among the entries; of the first one made it is given
    std::uint32_t* counts = nullptr; ///< [lists]: how many entries each has
    ActiveNumber* entries = nullptr; ///< of all lists there are
};

/// The pixels of one sample, cut into tiles of listLength.
struct PixelRow {
    const std::uint8_t* grays = nullptr; ///< [pixels]
    std::size_t pixels = 0;
    const float* factors = nullptr; ///< [pixels], which they are multiplied by; null: by 1
};

/// Some units of some samples. Of what lists name there are at most listLength.
struct UnitTile {
    const float* panels = nullptr; ///< a matrix [samples of the minibatch × units] in panels
    std::size_t rows = 0; ///< samples of the minibatch
    Range samples;
    Range units; ///< from a multiple of 16 on
};

/// Lists what is not 0 in one sample, tile by tile. A pixel's value is gray / 255, times its factor. The sample has a list
/// for each tile, \p pitch lists from one to the next; where each begins is given, and it has room for listLength entries,
/// of which also those behind its last are overwritten. *Shapes*: \p lists [tiles × pitch].
INKLING_KERNELS_EXPORT void listPixels(
    const PixelRow& row, const ActiveLists& lists, std::size_t pitch);

/// Sorts such lists of one tile and of some samples, 1 to listLength: for each of the tile's pixels the samples. \p bySample
/// lie one right behind another; where the first of \p byPixel begins is given.
/// *Shapes*: \p bySample [samples.size()], \p byPixel [pixels.size()].
INKLING_KERNELS_EXPORT void sortByPixel(
    const ActiveLists& bySample, Range samples, Range pixels, const ActiveLists& byPixel);

/// Lists what is not 0: for each sample the units. *Shapes*: \p lists [samples.size()].
INKLING_KERNELS_EXPORT void listBySample(const UnitTile& tile, const ActiveLists& lists);

/// The same for each unit: the samples. *Shapes*: \p lists [units.size()].
INKLING_KERNELS_EXPORT void listByUnit(const UnitTile& tile, const ActiveLists& lists);

/// Computes for each list the sum of the rows of \p right that it names, times their values, and adds it to one row of
/// \p start, for all lists the same; where that is null, to the row of \p result.
/// *Shapes*: \p lists [rows]; panels of \p right [any number of rows × 16], of \p start [16], of \p result [rows × 16].
/// Each number is one chain of multiply-adds in the order of its list.
INKLING_KERNELS_EXPORT void addListedProduct(const ActiveLists& lists, std::size_t rows,
    const PanelStrip<const float>& right, const PanelStrip<const float>& start,
    const PanelStrip<float>& result);

} // namespace inkling::kernels
