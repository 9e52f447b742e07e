// SPDX-License-Identifier: GPL-3.0-or-later
// A model is a perceptron with what is needed to use it and to know where it came from.
#pragma once

#include "core/nn/mlp.h"

#include <optional>
#include <string>
#include <vector>

namespace inkling {

constexpr int classCount = 10;

/// A drawing whose score reaches this is taken for a digit. It is no probability: the score is shifted so that few
/// digits stay below (fitDigitScore).
constexpr float digitFrom = 0.5F;

/// A logistic unit beside the logits that tells digits from all else: sigmoid(weights · h + bias), a score from 0 to 1,
/// where h are the outputs of the last hidden layer.
/// *Shapes*: \p weights [units of the last hidden layer].
struct DigitScore {
    std::vector<float> weights;
    float bias = 0;

    bool operator==(const DigitScore&) const = default;
};

/// A trained perceptron: probabilities = softmax(logits / temperature).
struct Model {
    Mlp mlp;
    float temperature = 1;
    /// Nothing while the model cannot tell what is no digit, as always without hidden layers.
    std::optional<DigitScore> digitScore;
    std::string provenance; ///< JSON object: recipe, data, seed, validation, test, created_by;
        ///< empty when unknown
    std::string furtherKeys; ///< top-level keys that this version does not know, as one JSON
        ///< object, kept on saving
};

} // namespace inkling
