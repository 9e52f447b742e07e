// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sample.h"
#include "core/model/model_file.h"
#include "core/train/augmentation_recipe.h"
#include "core/train/json_fields.h"
#include "core/train/recipe.h"
#include "core/train/recipe_layers.h"
#include "core/train/recipe_learning.h"

#include <algorithm>
#include <utility>

namespace inkling {

namespace {

    constexpr std::size_t nameLimit = 200; // bytes: a name is shown in a line of a window
    constexpr std::size_t pathLimit = 4096; // bytes: what operating systems take
    constexpr std::size_t setLimit = 64;
    constexpr std::size_t penLimit = 16; // each is a rendering of the whole set, kept in memory

    constexpr NumberRange weightRange { 0, 100, false, true };
    constexpr NumberRange temperatureRange { 0, temperatureLimit, false, true };
    constexpr NumberRange heldOutRange { 0, 100'000'000 };
    constexpr NumberRange everyWriterRange { 0, 1'000'000 };
    constexpr NumberRange shareRange { 0, 1, true, false };
    constexpr NumberRange seedRange { 0,
        9'007'199'254'740'992 }; // 2^53: every reader of JSON keeps it exactly

    std::string elementName(std::string_view array, std::size_t index)
    {
        return std::string(array) + "[" + std::to_string(index) + "]";
    }

    std::vector<double> readPens(const JsonFields& fields)
    {
        std::vector<double> pens;
        const Json* array = fields.array("pen_widths", penLimit);
        for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
            const Json& value = (*array)[i];
            const double width = value.is_number() ? value.get<double>() : 0;
            if (width < penWidthRange.least || width > penWidthRange.greatest) {
                fields.reject(elementName("pen_widths", i), value, textOf(penWidthRange, false));
                break;
            }
            pens.push_back(width);
        }
        return pens;
    }

    std::vector<RecipeData> readData(const JsonFields& root, JsonCheck& check)
    {
        std::vector<RecipeData> data;
        root.require("data");
        const Json* array = root.array("data", setLimit);
        if (array != nullptr && array->empty())
            root.reject("data", *array, R"([{"set": "mnist:train"}, ...])");
        for (std::size_t i = 0; array != nullptr && i < array->size() && !check.error; ++i) {
            const JsonFields fields((*array)[i], elementName("data", i),
                { "set", "weight", "pen_widths", "balance_classes", "no_digits", "augmentation" },
                check);
            RecipeData entry;
            fields.require("set");
            fields.text("set", pathLimit, entry.set);
            fields.number("weight", weightRange, entry.weight);
            entry.penWidths = readPens(fields);
            fields.flag("balance_classes", entry.balanceClasses);
            fields.flag("no_digits", entry.noDigits);
            entry.augmentation = readAugmentation(fields, check);
            if (const Json* balance = fields.find("balance_classes");
                balance != nullptr && entry.balanceClasses && entry.noDigits)
                fields.reject("balance_classes", *balance, "false");
            data.push_back(std::move(entry));
        }
        const bool learnsDigits = std::any_of(
            data.begin(), data.end(), [](const RecipeData& entry) { return !entry.noDigits; });
        if (!data.empty() && !learnsDigits)
            root.reject("data[0].no_digits", Json(true), "false");
        return data;
    }

    RecipeValidation readValidation(const JsonFields& root, JsonCheck& check)
    {
        RecipeValidation validation;
        const Json* value = root.find("validation");
        if (value == nullptr)
            return validation;
        const JsonFields fields(*value, "validation", { "samples", "every_writer" }, check);
        fields.whole("samples", heldOutRange, validation.samples);
        fields.whole("every_writer", everyWriterRange, validation.everyWriter);
        // Each writer held out would leave none to learn from.
        if (const Json* every = fields.find("every_writer");
            every != nullptr && validation.everyWriter == 1)
            fields.reject("every_writer", *every,
                "0, 2.." + std::to_string(static_cast<int>(everyWriterRange.greatest)));
        return validation;
    }

    void checkFormat(const JsonFields& root)
    {
        const Json* format = root.require("format");
        if (format != nullptr
            && (!format->is_string() || format->get<std::string>() != recipeFormat))
            root.reject("format", *format, std::string(recipeFormat));
        const Json* version = root.require("version");
        if (version != nullptr
            && (!version->is_number_integer() || version->get<std::int64_t>() != recipeVersion))
            root.reject("version", *version, std::to_string(recipeVersion));
    }

    /// Reads when to end early, which what is held out decides.
    void readPatience(const JsonFields& root, Recipe& recipe)
    {
        root.whole("patience", { 0, epochLimit }, recipe.patience);
        const bool holdsNothingOut
            = recipe.validation.samples == 0 && recipe.validation.everyWriter == 0;
        if (const Json* patience = root.find("patience");
            patience != nullptr && recipe.patience > 0 && holdsNothingOut)
            root.reject("patience", *patience, "0");
    }

    Recipe readRecipe(const Json& json, JsonCheck& check)
    {
        const JsonFields root(json, {},
            { "format", "version", "name", "data", "validation", "augmentation", "hidden",
                "input_dropout", "loss", "temperature", "optimizer", "schedule", "average_decay",
                "batch", "shards", "epochs", "patience", "seed" },
            check);
        Recipe recipe;
        checkFormat(root);
        root.text("name", nameLimit, recipe.name);
        recipe.data = readData(root, check);
        recipe.validation = readValidation(root, check);
        recipe.augmentation = readAugmentation(root, check).value_or(Augmentation {});
        recipe.hidden = readHidden(root, check);
        root.number("input_dropout", shareRange, recipe.inputDropout);
        recipe.loss = readLoss(root, check);
        root.number("temperature", temperatureRange, recipe.temperature);
        recipe.optimizer = readOptimizer(root, check);
        recipe.schedule = readSchedule(root, check);
        root.number("average_decay", shareRange, recipe.averageDecay);
        root.whole("batch", { 1, batchLimit }, recipe.batch);
        root.whole("shards", { 1, shardLimit }, recipe.shards);
        root.whole("epochs", { 1, epochLimit }, recipe.epochs);
        readPatience(root, recipe);
        root.whole("seed", seedRange, recipe.seed);
        return recipe;
    }

} // namespace

Result<Recipe> parseRecipe(std::string_view text, const std::string& path)
{
    const Result<Json> json = parseJson(text, path);
    if (!json)
        return json.error();
    JsonCheck check { path, std::nullopt };
    Recipe recipe = readRecipe(*json, check);
    if (check.error)
        return *check.error;
    return recipe;
}

} // namespace inkling
