// SPDX-License-Identifier: GPL-3.0-or-later
// Learns to say "this is no digit" from what a trained network makes of digits and of what is none.
#pragma once

#include "core/model/model.h"
#include "core/train/epoch_samples.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace inkling {

/// What a logistic regression learns from.
struct ScoredFeatures {
    std::size_t width = 0;
    std::vector<float> rows; ///< [samples × width]
    std::vector<bool> isDigit; ///< [samples]
};

/// Fits sigmoid(weights · features + bias) to what is a digit and what is none, both kinds counting the same, and then moves
/// the bias so that all but \p missed of the digits score 0.5 or more. Returns nothing when one of the kinds is missing.
/// *Source* of the steps: Hastie, Tibshirani and Friedman, "The elements of statistical learning", 2nd edition, section
/// 4.4.1, with a penalty on the squares of the weights.
std::optional<DigitScore> fitDigitScore(const ScoredFeatures& features, double missed);

/// Fits the score of \p mlp on the outputs of its last hidden layer: on what one more epoch of \p recipe would show, up to
/// 20,000 of either kind. Returns nothing for a network without hidden layers and for data without what is no digit.
std::optional<DigitScore> fitDigitScore(
    const Mlp& mlp, const Recipe& recipe, std::span<const MixtureSet> sets);

} // namespace inkling
