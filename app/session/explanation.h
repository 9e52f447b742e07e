// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that explains one answer at one moment, as one value, so that no two views of it ever disagree.
#pragma once

#include "core/explain/evidence.h"
#include "core/explain/hidden_units.h"
#include "core/explain/learning_step.h"
#include "core/explain/network_paths.h"

#include <memory>
#include <optional>

namespace inkling {

/// What somebody wants to see besides the maps, which are always there.
struct ExplainWish {
    bool units = false; ///< the first hidden layer
    bool paths = false; ///< the network diagram
    std::optional<int> digit; ///< whose evidence units and paths speak of; nothing for the answer
    std::optional<Lesson> lesson; ///< one step of learning
};

/// Why the network says what it says of one image.
struct Explanation {
    std::shared_ptr<const Model>
        model; ///< null while there is no model; then there is nothing else
    GrayImage image; ///< 28×28; empty paper while there is no ink
    bool hasInk = false;
    EvidenceMaps maps;
    std::optional<HiddenUnits> units;
    std::optional<NetworkPaths> paths;
    std::optional<LearningStep> step;
};

/// What an explanation is made from.
struct ExplainRequest {
    std::shared_ptr<const Model> model;
    std::shared_ptr<const SampleForward> forward; ///< of the model; null: there is none
    GrayImage image;
    bool hasInk = false;
    ExplainWish wish;
};

/// Explains \p request with \p finder.
Explanation explain(const ExplainRequest& request, EvidenceFinder& finder);

} // namespace inkling
