// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a network that matters most for one answer: a few units a layer and the strongest connections between
// them.
#pragma once

#include "core/explain/evidence.h"

#include <cstddef>
#include <vector>

namespace inkling {

/// A unit that is shown: of the input (a pixel), of a hidden layer or of the output (a class).
struct PathUnit {
    int index = 0;
    float preActivation = 0; ///< z; of a pixel its gray
    float activation = 0; ///< a; of a class its logit, of a pixel its gray
    float bias = 0;
    float relevance = 0; ///< activation × what it adds to the logit of the answer
};

/// A connection between two shown units of neighboring layers.
struct PathEdge {
    std::size_t from = 0; ///< position in the column before
    std::size_t to = 0; ///< position in the column after
    float weight = 0;
    float strength = 0; ///< weight × activation of \p from
    float relevance
        = 0; ///< strength × what the unit \p to adds to the logit of the answer, before its activation
};

/// One layer as a column.
struct PathColumn {
    int units = 0; ///< of the whole layer
    Activation activation = Activation::Identity;
    std::vector<PathUnit> shown; ///< by index
    float strongest = 0; ///< activation of the whole layer, by absolute value
};

/// Columns from the image to the classes, and the connections between each and the next.
struct NetworkPaths {
    int digit = 0; ///< the class whose evidence the relevances speak of
    std::vector<PathColumn> columns; ///< input, hidden layers, output
    std::vector<std::vector<PathEdge>> edges; ///< one fewer than columns; the strongest first
};

/// How much to show.
struct PathLimits {
    std::size_t units = 16; ///< of a hidden layer, those with the greatest relevance
    std::size_t pixels = 24;
    std::size_t edges = 40; ///< between two columns
};

/// Returns what matters most for the logit of \p digit. *Shapes*: \p grays [784].
NetworkPaths networkPaths(
    const Model& model, std::span<const float> grays, int digit, const PathLimits& limits = {});

} // namespace inkling
