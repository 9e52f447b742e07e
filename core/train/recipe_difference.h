// SPDX-License-Identifier: GPL-3.0-or-later
// Names in what two recipes differ.
#pragma once

#include "core/train/recipe.h"

#include <optional>
#include <string>

namespace inkling {

/// One field and its values in two recipes, as JSON; a field that one of them does not have is shown as "-".
struct RecipeDifference {
    std::string key; ///< such as "hidden[0].units"
    std::string first;
    std::string second;

    bool operator==(const RecipeDifference&) const = default;
};

/// Returns the first field in which the recipes would train differently; nothing when they train alike. Their names
/// do not count, nor the temperature, which is found when the training is done.
std::optional<RecipeDifference> firstDifference(const Recipe& first, const Recipe& second);

} // namespace inkling
