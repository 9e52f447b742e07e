// SPDX-License-Identifier: GPL-3.0-or-later
// Holds samples back from training, so that a network can be judged on digits it never learned from.
// The split depends on nothing but the order of the samples: no random number, so that it is the same in every run.
#pragma once

#include "core/base/result.h"
#include "core/data/data_set.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace inkling {

/// Indices into one DataSet, each ascending; every sample is in exactly one of the two.
struct Split {
    std::vector<std::uint32_t> training;
    std::vector<std::uint32_t> validation;

    bool operator==(const Split&) const = default;
};

/// What to hold out of each source.
struct SplitRule {
    std::size_t images = 10'000; ///< of images, the last so many
    std::size_t everyWriter = 5; ///< of ink, each so-manieth writer; 0 holds none out
};

/// Splits \p data source by source. Of the images of a source the last ones are held out; of its ink every so-manieth
/// writer in order of first appearance (by fives: the fifth, the tenth, ...), with all that this writer wrote, so that a
/// validation error on ink is the error on hands that the network has never seen. Ink without a writer counts as
/// written by one of its own.
/// *Errors*: SplitLeavesNothing when no image of a source would be left to train on.
Result<Split> splitDataSet(const DataSet& data, const SplitRule& rule = {});

} // namespace inkling
