// SPDX-License-Identifier: GPL-3.0-or-later
// The digits that were held out, one by one: what is in a cell of the confusion matrix, and where two networks disagree.
#pragma once

#include "core/base/image.h"
#include "core/nn/mlp.h"
#include "core/train/training_data.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace inkling {

/// A digit that was held out, as a network reads it.
struct ValidationDigit {
    GrayImage image; ///< 28×28
    int label = 0;
    int prediction = 0;
    float probability = 0; ///< of the prediction
};

/// A digit that two networks read differently.
struct DisputedDigit {
    GrayImage image; ///< 28×28
    int label = 0;
    int first = 0; ///< what the first network reads
    int second = 0;
};

/// The disputed digits: some of them, and how many there are.
struct Dispute {
    std::vector<DisputedDigit> digits;
    std::size_t count = 0;
    std::size_t samples = 0; ///< that were looked at
    std::size_t firstRight = 0; ///< of the disputed ones
    std::size_t secondRight = 0;
};

/// Returns at most \p limit of the digits labeled \p label that \p mlp takes for \p prediction, the surest first.
/// *Threading*: any thread; it takes a while.
std::vector<ValidationDigit> digitsInCell(const Mlp& mlp, const TrainingData& data,
    const std::pair<int, int>& labelAndPrediction, std::size_t limit);

/// Returns where \p first and \p second disagree, at most \p limit digits, those first that one of them reads rightly.
/// *Threading*: as digitsInCell.
Dispute disputeOf(const Mlp& first, const Mlp& second, const TrainingData& data, std::size_t limit);

} // namespace inkling
