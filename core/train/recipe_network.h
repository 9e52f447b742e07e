// SPDX-License-Identifier: GPL-3.0-or-later
// The network that a recipe begins with, and the settings of the engine that trains it.
#pragma once

#include "core/nn/mlp.h"
#include "core/train/minibatch_engine.h"
#include "core/train/recipe.h"

#include <optional>
#include <vector>

namespace inkling {

/// Returns which hidden layers of \p recipe share weights, and how.
std::vector<std::optional<SharedLayer>> sharedLayers(const Recipe& recipe);

/// Returns the network that \p recipe describes, with its first weights.
Mlp firstMlp(const Recipe& recipe);

/// Returns what \p recipe says to the engine, for at most \p threads threads; 0 stands for all that the machine has.
EngineSettings engineSettings(const Recipe& recipe, int threads);

} // namespace inkling
