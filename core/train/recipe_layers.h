// SPDX-License-Identifier: GPL-3.0-or-later
// The hidden layers in recipes.
#pragma once

#include "core/train/json_fields.h"
#include "core/train/recipe.h"

#include <vector>

namespace inkling {

/// Reads the array "hidden" of \p root. Errors are noted in \p check.
std::vector<RecipeLayer> readHidden(const JsonFields& root, JsonCheck& check);

/// Returns \p hidden as readHidden reads it.
Json toJsonValue(const std::vector<RecipeLayer>& hidden);

} // namespace inkling
