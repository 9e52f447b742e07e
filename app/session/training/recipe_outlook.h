// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a run before it begins: how large the network is, what it needs and how long it will take.
#pragma once

#include "app/session/data/data_state.h"
#include "core/train/recipe.h"

#include <cstddef>
#include <cstdint>
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

/// Returns how many samples an epoch of \p recipe shows, as far as \p sets know: without what is held out.
std::uint64_t epochSamples(const Recipe& recipe, const QList<KnownData>& sets);

/// Returns what is to be expected of \p recipe with \p samples in an epoch, on a machine of \p speed.
RecipeOutlook outlookOf(const Recipe& recipe, std::uint64_t samples, double speed);

/// Returns the number of parameters of the network of \p recipe.
std::size_t parameterCount(const Recipe& recipe);

} // namespace inkling
