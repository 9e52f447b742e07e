// SPDX-License-Identifier: GPL-3.0-or-later
// The data sets that a recipe names, loaded and split into what is trained on and what is held out.
#pragma once

#include "core/base/result.h"
#include "core/data/data_set.h"
#include "core/train/recipe.h"

#include <string>
#include <vector>

namespace inkling {

/// The data of a run, both in the order of Recipe::data. An entry of \p validation may be empty.
struct TrainingData {
    std::vector<DataSet> training;
    std::vector<DataSet> validation;
};

/// Loads what \p recipe names from below \p folder and splits each set as it says.
/// *Errors*: RecipeNeedsMemory before anything is loaded; those of loadLabeledDataSet and splitDataSet.
Result<TrainingData> loadTrainingData(const Recipe& recipe, const std::string& folder);

} // namespace inkling
