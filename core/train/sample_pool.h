// SPDX-License-Identifier: GPL-3.0-or-later
// The samples of one data set, ready to be drawn from in any order: images stay where they are; ink is rendered once
// with each pen, or kept as paths that are distorted and inked anew each time that they are shown.
#pragma once

#include "core/data/data_set.h"
#include "core/train/augment.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace inkling {

/// What a pool makes of ink.
enum class InkUse {
    Rendered, ///< once with each pen, so that image() has it: for measuring, and for training without distortion
    Distorted, ///< a path, for show() with distortions
};

/// The label of what is no digit. The losses take it for a sample of no class.
constexpr std::uint8_t noDigit = 255;

/// Whose labels count.
enum class Labels {
    OfSamples, ///< those of the samples; without one, a sample is left out
    NoDigits, ///< every sample is no digit
};

/// Every labeled sample of a data set, or all that is no digit. The data set must outlive the pool.
/// *Threading*: any number of threads may read at once.
class SamplePool {
public:
    /// Prepares the ink of \p data for each of \p penWidths, in pixels of the 20×20 field. None stands for the standard
    /// pen or, where ink is distorted, for the pens of the distortion. Samples without a label and ink without a point
    /// are left out. When \p stop is asked for, the pool stays incomplete.
    SamplePool(const DataSet& data, std::span<const float> penWidths,
        const std::stop_token& stop = {}, InkUse use = InkUse::Rendered,
        Labels labels = Labels::OfSamples);

    std::size_t size() const { return m_entries.size(); }

    /// Returns the label of sample \p i: 0 to 9, or noDigit.
    std::uint8_t label(std::size_t i) const { return m_entries[i].label; }

    /// Returns how many images there are of sample \p i: one, or one a pen.
    std::uint32_t imageCount(std::size_t i) const { return m_entries[i].images; }

    /// Returns image \p which of sample \p i, which is no ink that is kept as a path.
    DigitView image(std::size_t i, std::uint32_t which = 0) const;

    /// Asks for what is known of sample \p i, which lies anywhere in memory.
    void fetchEntry(std::size_t i) const { __builtin_prefetch(&m_entries[i]); }

    /// Asks for image \p which of sample \p i. Of ink that is kept as a path there is none.
    void fetchImage(std::size_t i, std::uint32_t which) const;

    /// Writes image \p which of sample \p i, distorted by \p augmenter as \p random has it, to \p result. Ink must be kept
    /// as paths.
    void show(std::size_t i, std::uint32_t which, Augmenter& augmenter, const Random& random,
        std::span<std::uint8_t, digitPixels> result) const;

private:
    struct Entry {
        std::uint32_t images = 1;
        std::uint8_t label = noDigit;
        bool isInk = false;
        std::uint32_t position = 0; ///< among the data set's images, in m_rendered's or in m_paths
    };

    void appendInk(std::size_t i, std::uint8_t label, InkUse use);
    bool appendRendered(std::size_t i);
    bool appendPath(std::size_t i);

    const DataSet* m_data;
    std::vector<float> m_pens; ///< at least one; 0 leaves the choice to the augmenter
    std::vector<Entry> m_entries;
    std::vector<std::uint8_t> m_rendered;
    std::vector<InkPath> m_paths;
};

} // namespace inkling
