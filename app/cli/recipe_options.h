// SPDX-License-Identifier: GPL-3.0-or-later
// A recipe from a file or from flags: the flags say what a simple recipe holds.
#pragma once

#include "app/cli/command_line.h"
#include "core/base/result.h"
#include "core/train/recipe.h"

namespace inkling::cli {

/// Adds --recipe and the flags that stand for a simple recipe.
void addRecipeOptions(CommandLine& line);

/// Tells what is wrong with the way the options are used; empty when nothing is.
QString recipeUsageFault(const CommandLine& line);

/// Returns the recipe that the options say. *Errors*: those of loadRecipe; for flags those of validateRecipe.
Result<Recipe> recipeFrom(const CommandLine& line);

/// Tells whether \p error of recipeFrom is about the value of a flag, and so wrong usage.
bool isFlagFault(const Error& error);

/// Says which flag has which impossible value.
QString flagFaultText(const Error& error);

} // namespace inkling::cli
