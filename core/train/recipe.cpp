// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/recipe.h"

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/train/augmentation_recipe.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cassert>
#include <utility>

namespace inkling {

namespace {

    constexpr std::array<std::pair<Schedule, std::string_view>, 2> scheduleNames { {
        { Schedule::Constant, "constant" },
        { Schedule::Cosine, "cosine" },
    } };

    Json dataToJson(const std::vector<RecipeData>& data)
    {
        Json result = Json::array();
        for (const RecipeData& entry : data) {
            Json object { { "set", entry.set }, { "weight", entry.weight } };
            if (!entry.penWidths.empty())
                object["pen_widths"] = entry.penWidths;
            result.push_back(std::move(object));
        }
        return result;
    }

    Json hiddenToJson(const std::vector<RecipeLayer>& hidden)
    {
        Json result = Json::array();
        for (const RecipeLayer& layer : hidden)
            result.push_back(
                { { "units", layer.units }, { "activation", nameOf(layer.activation) } });
        return result;
    }

} // namespace

std::string_view nameOf(Schedule schedule)
{
    for (const auto& [value, name] : scheduleNames) {
        if (value == schedule)
            return name;
    }
    assert(false);
    return {};
}

std::optional<Schedule> scheduleNamed(std::string_view name)
{
    for (const auto& [value, known] : scheduleNames) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

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
        { "hidden", hiddenToJson(recipe.hidden) },
        { "optimizer",
            { { "name", recipe.optimizer.name }, { "learning_rate", recipe.optimizer.learningRate },
                { "momentum", recipe.optimizer.momentum },
                { "weight_decay", recipe.optimizer.weightDecay } } },
        { "schedule", nameOf(recipe.schedule) },
        { "batch", recipe.batch },
        { "epochs", recipe.epochs },
        { "seed", recipe.seed },
    };
    constexpr int indent = 2;
    return toJsonText(root, indent);
}

} // namespace inkling
