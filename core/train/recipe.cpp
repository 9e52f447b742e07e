// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/recipe.h"

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/train/augmentation_recipe.h"
#include "core/train/recipe_layers.h"
#include "core/train/recipe_learning.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace inkling {

namespace {

    Json dataToJson(const std::vector<RecipeData>& data)
    {
        Json result = Json::array();
        for (const RecipeData& entry : data) {
            Json object { { "set", entry.set }, { "weight", entry.weight } };
            if (!entry.penWidths.empty())
                object["pen_widths"] = entry.penWidths;
            if (entry.balanceClasses)
                object["balance_classes"] = true;
            if (entry.noDigits)
                object["no_digits"] = true;
            if (entry.augmentation)
                object["augmentation"] = augmentationToJson(*entry.augmentation);
            result.push_back(std::move(object));
        }
        return result;
    }

} // namespace

Result<Recipe> loadRecipe(const std::string& path)
{
    const Result<std::string> text = readTextFile(path, recipeFileLimit);
    if (!text)
        return text.error();
    return parseRecipe(*text, path);
}

Result<void> validateRecipe(const Recipe& recipe, const std::string& origin)
{
    // One set of rules for what is read and what is put together: the way through the text.
    if (const Result<Recipe> parsed = parseRecipe(toJson(recipe), origin); !parsed)
        return parsed.error();
    return {};
}

std::string toJson(const Recipe& recipe)
{
    const Json root {
        { "format", recipeFormat },
        { "version", recipeVersion },
        { "name", recipe.name },
        { "data", dataToJson(recipe.data) },
        { "validation",
            { { "samples", recipe.validation.samples },
                { "every_writer", recipe.validation.everyWriter } } },
        { "augmentation", augmentationToJson(recipe.augmentation) },
        { "hidden", toJsonValue(recipe.hidden) },
        { "input_dropout", recipe.inputDropout },
        { "loss", toJsonValue(recipe.loss) },
        { "temperature", recipe.temperature },
        { "optimizer", toJsonValue(recipe.optimizer) },
        { "schedule", toJsonValue(recipe.schedule) },
        { "average_decay", recipe.averageDecay },
        { "batch", recipe.batch },
        { "shards", recipe.shards },
        { "epochs", recipe.epochs },
        { "patience", recipe.patience },
        { "seed", recipe.seed },
    };
    constexpr int indent = 2;
    return toJsonText(root, indent);
}

} // namespace inkling
