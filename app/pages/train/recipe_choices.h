// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of the recipe card offer, with a sentence for each.
#pragma once

#include "app/widgets/form_rows.h"
#include "core/train/recipe.h"

#include <QList>

#include <vector>

namespace inkling {

/// The optimizers, in the order of optimizers().
QList<FormChoice> optimizerChoices();
const std::vector<OptimizerKind>& optimizers();

/// The schedules, in the order of their enumeration.
QList<FormChoice> scheduleChoices();

/// The sizes of minibatches, in the order of batchSizes().
QList<FormChoice> batchChoices();
const std::vector<int>& batchSizes();

/// The dropouts, in the order of dropouts().
QList<FormChoice> dropoutChoices();
const std::vector<double>& dropouts();

/// The distortions, in the order of distortions().
QList<FormChoice> distortionChoices();
const std::vector<Augmentation>& distortions();

/// Returns the index of \p value in \p values, or -1.
template <typename Value> qsizetype indexOf(const std::vector<Value>& values, const Value& value)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] == value)
            return static_cast<qsizetype>(i);
    return -1;
}

} // namespace inkling
