// SPDX-License-Identifier: GPL-3.0-or-later
// A model is a perceptron with what is needed to use it and to know where it came from.
#pragma once

#include "core/nn/mlp.h"

#include <array>
#include <string>

namespace inkling {

constexpr int classCount = 10;

/// A trained perceptron: probabilities = softmax(logits / temperature).
struct Model {
    Mlp mlp;
    float temperature = 1;
    std::string provenance; ///< JSON object: recipe, data, seed, validation, test, created_by;
        ///< empty when unknown
    std::string furtherKeys; ///< top-level keys that this version does not know, as one JSON
        ///< object, kept on saving
};

} // namespace inkling
