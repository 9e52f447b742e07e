// SPDX-License-Identifier: GPL-3.0-or-later
// A small data set that is made here: each class is a bar at a place of its own, with noise. A network learns it in a few
// epochs, and nothing has to be downloaded.
#pragma once

#include "core/data/data_set.h"
#include "core/train/recipe.h"
#include "core/train/training_data.h"

#include <string>

namespace inkling::test {

/// Returns \p count images, the classes in turn, the same in every run.
DataSet syntheticDigits(std::size_t count, std::uint64_t seed = 1);

/// Writes \p count images as MNIST's training set, and a tenth as many as its test set, below \p dataFolder.
void writeSyntheticMnist(const std::string& dataFolder, std::size_t count);

/// Returns a recipe for a data set of \p count synthetic digits, a fifth of which is held out.
Recipe syntheticRecipe(std::size_t count, int epochs);

/// Returns the data of that recipe without any file.
TrainingData syntheticTrainingData(std::size_t count);

} // namespace inkling::test
