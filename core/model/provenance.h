// SPDX-License-Identifier: GPL-3.0-or-later
// Where a model came from, as it stands in its file: what it was trained on, how, and how well it did.
// With the recipe and the data anybody can train it again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace inkling {

/// How many samples of one data set went where.
struct ProvenanceData {
    std::string set;
    std::size_t training = 0;
    std::size_t validation = 0;
};

/// How a model did on samples that it was not trained on.
struct ProvenanceFigures {
    std::string data; ///< the set; empty for what the recipe held out
    std::size_t samples = 0;
    std::size_t errors = 0;
    double errorPercent = 0;
};

/// A number of the recipe that was changed by hand while the run went on.
struct ProvenanceChange {
    std::uint64_t step = 0; ///< the first minibatch that it held for, from 0
    std::string field; ///< as the recipe names it
    double value = 0;
};

/// Everything that is told of a model's origin.
struct Provenance {
    std::string recipe; ///< as JSON
    std::vector<ProvenanceData> data;
    std::uint64_t seed = 0;
    std::vector<ProvenanceChange> changes; ///< in order; usually none
    std::optional<ProvenanceFigures> validation;
    std::optional<ProvenanceFigures> test; ///< measured once, after training; it chose nothing
    std::string createdBy;
};

/// Returns \p provenance as the JSON object that Model::provenance holds.
std::string toJson(const Provenance& provenance);

} // namespace inkling
