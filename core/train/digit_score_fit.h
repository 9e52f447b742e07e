// SPDX-License-Identifier: GPL-3.0-or-later
// Learns to say "this is no digit" from what a trained network makes of digits and of what is none.
#pragma once

#include "core/model/model.h"
#include "core/train/epoch_samples.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace inkling {

class ThreadTeam;

/// What a logistic regression learns from.
struct ScoredFeatures {
    std::size_t width = 0;
    std::vector<float> rows; ///< [samples × width]
    std::vector<bool> isDigit; ///< [samples]
};

/// Fits sigmoid(weights · features + bias) to what is a digit and what is none, both kinds counting the same. Returns nothing
/// when one of the kinds is missing.
/// *Source* of the steps: Hastie, Tibshirani and Friedman, "The elements of statistical learning", 2nd edition, section
/// 4.4.1, with a penalty on the squares of the weights.
std::optional<DigitScore> fitDigitScore(const ScoredFeatures& features);

/// Fits the score of \p mlp on the outputs of its last hidden layer: the weights on the digits that one more epoch of
/// \p recipe would show and on all that is none, up to 20,000 of either kind, and the bias so that of the digits
/// that are held out at most one in 500 scores less than 0.5, in each set (digitMargin). Where too few are held out, digits
/// of that epoch stand in for them, although a network knows those better than any that it will meet. Returns nothing for
/// a network without hidden layers and for data without what is no digit. The number of threads in \p team changes no bit
/// of it.
std::optional<DigitScore> fitDigitScore(
    const Mlp& mlp, const Recipe& recipe, const RunPools& pools, ThreadTeam& team);

} // namespace inkling
