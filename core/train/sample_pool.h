// SPDX-License-Identifier: GPL-3.0-or-later
// The images of one data set, ready to be drawn from in any order: ink is rendered once with each pen, images stay
// where they are.
#pragma once

#include "core/data/data_set.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace inkling {

/// Every labeled sample of a data set as one or several 28×28 images. The data set must outlive the pool.
/// *Threading*: any number of threads may read at once.
class SamplePool {
public:
    /// Renders the ink of \p data with each of \p penWidths, in pixels of the 20×20 field, at least one. Samples without
    /// a label and ink without a point are left out. When \p stop is asked for, the pool stays incomplete.
    SamplePool(
        const DataSet& data, std::span<const float> penWidths, const std::stop_token& stop = {});

    std::size_t size() const { return m_entries.size(); }

    /// Returns the label of sample \p i: 0 to 9.
    std::uint8_t label(std::size_t i) const { return m_entries[i].label; }

    /// Returns how many images there are of sample \p i: one, or one a pen.
    std::uint32_t imageCount(std::size_t i) const { return m_entries[i].images; }

    /// Returns image \p which of sample \p i.
    DigitView image(std::size_t i, std::uint32_t which = 0) const;

private:
    struct Entry {
        std::uint32_t images = 1;
        std::uint8_t label = 0;
        bool isInk = false;
        std::size_t position
            = 0; ///< an index into the data set, or for ink into m_rendered, in images
    };

    bool appendInk(std::size_t i, std::span<const float> penWidths);

    const DataSet* m_data;
    std::vector<Entry> m_entries;
    std::vector<std::uint8_t> m_rendered;
};

} // namespace inkling
