// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a recipe that say how to learn: loss, optimizer and schedule, read and written side by side.
// Only .cpp files of this folder include it.
#pragma once

#include "core/base/json.h"
#include "core/train/json_fields.h"
#include "core/train/recipe.h"

namespace inkling {

/// Reads the key "loss": a name, or an object with "name" and "label_smoothing".
LossSettings readLoss(const JsonFields& root, JsonCheck& check);

/// Reads the key "optimizer". Keys that its kind has no use for are refused as unknown.
OptimizerSettings readOptimizer(const JsonFields& root, JsonCheck& check);

/// Reads the key "schedule": a name, or an object with "name", "warmup" and, for steps, "every" and "factor".
RecipeSchedule readSchedule(const JsonFields& root, JsonCheck& check);

/// Return what the functions above read back to an equal value, as short as it can be.
Json toJsonValue(const LossSettings& loss);
Json toJsonValue(const OptimizerSettings& optimizer);
Json toJsonValue(const RecipeSchedule& schedule);

} // namespace inkling
