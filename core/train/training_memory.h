// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory training takes, reckoned from the recipe alone, so that what cannot fit is refused before anything is
// allocated.
#pragma once

#include "core/base/result.h"
#include "core/train/recipe.h"

#include <cstdint>

namespace inkling {

/// What training takes beside the data, in bytes.
struct TrainingMemory {
    std::uint64_t parameters
        = 0; ///< parameters, gradients, moments, averages, checkpoints, snapshots
    std::uint64_t minibatch = 0; ///< inputs, activations and their gradients

    std::uint64_t total() const { return parameters + minibatch; }
};

/// Reckons what \p recipe takes.
TrainingMemory memoryFor(const Recipe& recipe);

/// Makes sure that \p recipe fits into \p available bytes. *Errors*: RecipeNeedsMemory, with the field that takes most.
Result<void> checkMemory(const Recipe& recipe, std::uint64_t available);

/// Makes sure that \p recipe fits into what the machine can still give. *Errors*: as above.
Result<void> checkMemory(const Recipe& recipe);

} // namespace inkling
