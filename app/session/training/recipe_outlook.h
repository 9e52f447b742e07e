// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a run before it begins: how large the network is, what it needs and how long it will take.
#pragma once

#include "app/session/data/data_state.h"
#include "core/train/recipe.h"

#include <cstddef>
#include <optional>

namespace inkling {

/// How fast this machine trained last, in parameter updates: parameters times samples a second.
constexpr double assumedSpeed = 1.2e10; ///< before anything was measured: two slow cores

/// Before a run.
struct RecipeOutlook {
    std::size_t parameters = 0;
    std::size_t bytes
        = 0; ///< of the parameters, their gradients, the optimizer and the activations
    double seconds = 0; ///< estimated
};

/// What an epoch shows.
struct EpochSize {
    double samples = 0;
    double distorted = 0; ///< of them
};

/// Returns what an epoch of \p recipe shows, as far as \p sets know: without what is held out.
EpochSize epochSize(const Recipe& recipe, const QList<KnownData>& sets);

/// Returns what is to be expected of \p recipe with epochs of \p size, on a machine of \p speed.
RecipeOutlook outlookOf(const Recipe& recipe, const EpochSize& size, double speed);

/// Returns the number of parameters of the network of \p recipe.
std::size_t parameterCount(const Recipe& recipe);

} // namespace inkling
