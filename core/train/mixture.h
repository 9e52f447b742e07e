// SPDX-License-Identifier: GPL-3.0-or-later
// Which samples an epoch shows, and in which order: all data sets of a recipe, mixed by their weights.
// The order is a pure function of recipe, seed and epoch.
#pragma once

#include "core/train/augment.h"
#include "core/train/sample_pool.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace inkling {

/// One data set of a mixture.
struct MixtureSet {
    SamplePool pool;
    double weight = 1; ///< how often each sample is shown in an epoch, on average
    bool balanceClasses = false; ///< of all that is shown of the set, each class has the same share
    Augmentation augmentation {}; ///< what happens to each sample when it is shown
};

/// One sample to be shown.
struct Draw {
    std::uint32_t set = 0; ///< index into the mixture
    std::uint32_t sample = 0; ///< index into its pool
    std::uint32_t image = 0; ///< which of its images: for ink, the pen
    std::uint32_t number = 0; ///< its place in the epoch before shuffling: names its random numbers

    bool operator==(const Draw&) const = default;
};

/// Returns what epoch \p epoch (from 0) shows, in order. Of a set with weight 2.5 each sample is there twice and a
/// random half of them once more. Of a balanced set, which shows as many samples as it would else, the samples of rare classes are shown
/// more often than those of frequent ones. The pen of ink is drawn anew for each time that it is shown.
std::vector<Draw> drawEpoch(std::span<const MixtureSet> sets, std::uint64_t seed, int epoch);

/// Returns the number of samples that an epoch shows.
std::size_t epochSize(std::span<const MixtureSet> sets);

} // namespace inkling
