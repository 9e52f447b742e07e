// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_data.h"

#include "core/data/data_spec.h"
#include "core/data/split.h"
#include "core/train/training_memory.h"

namespace inkling {

Result<TrainingData> loadTrainingData(const Recipe& recipe, const std::string& folder)
{
    if (Result<void> fits = checkMemory(recipe); !fits)
        return fits.error();
    const SplitRule rule { static_cast<std::size_t>(recipe.validation.samples),
        static_cast<std::size_t>(recipe.validation.everyWriter) };
    TrainingData data;
    for (const RecipeData& entry : recipe.data) {
        Result<DataSet> set = entry.noDigits ? loadDataSet(entry.set, folder)
                                             : loadLabeledDataSet(entry.set, folder);
        if (!set)
            return set.error();
        Result<Split> split = splitDataSet(*set, rule);
        if (!split)
            return split.error();
        data.training.push_back(set->subset(split->training));
        data.validation.push_back(set->subset(split->validation));
    }
    return data;
}

} // namespace inkling
