// SPDX-License-Identifier: GPL-3.0-or-later
// Recipes to begin with: four that everybody should have seen, and those that made the models that ship.
#pragma once

#include "core/train/recipe.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace inkling {

/// A recipe with what people call it.
struct RecipePreset {
    QString title;
    QString explanation; ///< a sentence
    Recipe recipe;
    bool isForAnyData = false; ///< it is about the network; the data may be any
};

/// Returns the presets: the four built-in ones, then every recipe in \p folders, in the order of their names.
QList<RecipePreset> recipePresets(const QStringList& folders);

} // namespace inkling
