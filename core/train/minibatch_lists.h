// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of what is not 0 in a minibatch (core/kernels/active_lists.h): of its pixels, of what a layer puts out, of errors.
#pragma once

#include "core/base/aligned.h"
#include "core/kernels/active_lists.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace inkling {

/// A row of zeros for products to start from, in as many panels as are asked for.
kernels::PanelStrip<const float> zeroRow(std::size_t panels);

/// Cuts \p samples into as few tiles as lists of units allow.
std::vector<kernels::Range> cutSamples(kernels::Range samples);

/// The lists of a matrix X [batch × units], for products with X and with Xᵀ. Lists of samples are cut into tiles of units,
/// and lists of units into tiles of samples.
/// *Threading*: different sample tiles can be listed at once; what has been listed can be read by any number of threads.
class MinibatchLists {
public:
    MinibatchLists() = default;

    /// Makes room. \p sampleTiles hold all samples, ascending and without gaps, each at most kernels::listLength of them.
    /// Where there are none, units have no lists.
    MinibatchLists(
        std::size_t batch, std::size_t units, const std::vector<kernels::Range>& sampleTiles);

    /// Tells whether there is room for nothing.
    bool isEmpty() const { return m_units == 0; }

    /// Lists the pixels of \p sample, of which X has as many as units. The samples of a tile are listed in ascending order.
    /// *Shapes*: \p factors is null or has as many.
    void listPixels(std::size_t sample, const std::uint8_t* grays, const float* factors);

    /// Makes the lists of pixels from those of \p samples, which begin and end as sample tiles do.
    void sortPixels(kernels::Range samples);

    /// Lists \p panels [batch × units] for such samples.
    void listPanels(const float* panels, kernels::Range samples);

    /// Computes result = start + X × right for some samples, \p start being the same row for each.
    /// *Shapes*: panels of \p right [units × 16], of \p start [16], of \p result [batch × 16].
    void product(kernels::Range samples, const kernels::PanelStrip<const float>& right,
        const kernels::PanelStrip<const float>& start,
        const kernels::PanelStrip<float>& result) const;

    /// Computes result = Xᵀ × right for some units. *Shapes*: panels of \p right [batch × 16], of \p result
    /// [units.size() × 16].
    void transposedProduct(kernels::Range units, const kernels::PanelStrip<const float>& right,
        const kernels::PanelStrip<float>& result) const;

private:
    std::size_t unitTiles() const;
    kernels::Range unitsOf(std::size_t unitTile) const;
    template <typename Function> void forEachTile(kernels::Range samples, const Function& function);

    /// Lists with the memory that they take.
    class Storage {
    public:
        explicit Storage(std::size_t lists = 0);
        Storage(const Storage&) = delete;
        Storage(Storage&&) = default;
        Storage& operator=(const Storage&) = delete;
        Storage& operator=(Storage&&) = default;
        ~Storage() = default;

        /// Returns the lists from \p list on.
        kernels::ActiveLists from(std::size_t list) const;

        /// The same, to be made: \p list begins where it always has room.
        kernels::ActiveLists start(std::size_t list);

        /// The same: it begins right behind the list before.
        kernels::ActiveLists append(std::size_t list);

    private:
        std::vector<std::uint32_t> m_begins;
        std::vector<std::uint32_t> m_counts;
        AlignedVector<kernels::ActiveNumber> m_entries;
        kernels::ActiveLists m_all;
    };

    std::size_t m_batch = 0;
    std::size_t m_units = 0;
    std::vector<kernels::Range> m_sampleTiles;
    Storage m_bySample; ///< [tiles of units × batch]
    Storage m_byUnit; ///< [tiles of samples × units]
};

} // namespace inkling
