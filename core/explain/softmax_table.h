// SPDX-License-Identifier: GPL-3.0-or-later
// Softmax step by step: evidence, evidence below the greatest, its exponential, the share of the sum.
#pragma once

#include "core/model/model.h"

#include <span>
#include <vector>

namespace inkling {

/// One class on its way from evidence to probability.
struct SoftmaxRow {
    int digit = 0;
    double evidence = 0; ///< the logit
    double below = 0; ///< (evidence - greatest evidence) / temperature: 0 or less
    double exponential = 0; ///< exp(below)
    double share = 0; ///< of the sum: the probability
    double shareWithOneMore
        = 0; ///< the probability after one unit of evidence more for the class in question
};

/// All rows, and what they have in common.
struct SoftmaxTable {
    std::vector<SoftmaxRow> rows;
    double greatest = 0; ///< evidence
    double sum = 0; ///< of the exponentials
};

/// Returns the table for the classes \p digits, whose evidence is in \p logits. \p raised is the digit that
/// \ref SoftmaxRow::shareWithOneMore gives one unit more. *Shapes*: \p logits [10]; \p digits not empty.
SoftmaxTable softmaxTable(
    std::span<const float> logits, std::span<const int> digits, float temperature, int raised);

} // namespace inkling
