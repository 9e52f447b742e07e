// SPDX-License-Identifier: GPL-3.0-or-later
// A recipe says all that decides what a training run ends in: data, network, optimizer, epochs, seed.
// The same recipe and data give the same model, bit for bit, on the same variant of the kernels.
#pragma once

#include "core/base/result.h"
#include "core/nn/activation.h"
#include "core/nn/objective.h"
#include "core/nn/optimizer.h"
#include "core/nn/shared_layer.h"
#include "core/train/augment.h"
#include "core/train/schedule.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inkling {

/// One data set of the mixture that is trained on.
struct RecipeData {
    std::string
        set; ///< specification as the command line takes it: "mnist:train", "pen:FILE", a path
    double weight = 1; ///< how often each of its samples is shown in an epoch, on average
    std::vector<double>
        penWidths; ///< for ink, in pixels of the 20×20 field; none stands for the standard pen
    bool balanceClasses = false; ///< each class of the set is shown equally often
    bool noDigits
        = false; ///< its samples are no digits, whatever their labels: the network learns to choose none
    std::optional<Augmentation> augmentation = std::nullopt; ///< in place of the recipe's

    bool operator==(const RecipeData&) const = default;
};

/// What of each data set is held out and never trained on.
struct RecipeValidation {
    int samples = 10'000; ///< of images: the last so many
    int everyWriter = 5; ///< of ink: by 5 the fifth, the tenth, ... writer; 0 holds none out

    bool operator==(const RecipeValidation&) const = default;
};

/// One hidden layer.
struct RecipeLayer {
    int units = 0;
    Activation activation = Activation::Relu;
    double dropout = 0; ///< share of its outputs that is dropped at random in training
    /// That its units see the layer before through, sharing weights. They fit, and decide how many units there are.
    std::optional<Windows> windows = std::nullopt;

    bool operator==(const RecipeLayer&) const = default;
};

/// A recipe; its defaults are those of a file that leaves a key out.
struct Recipe {
    std::string name = "unnamed";
    std::vector<RecipeData> data;
    RecipeValidation validation;
    Augmentation
        augmentation; ///< of the samples of each data set that has none of its own, anew each time
    std::vector<RecipeLayer> hidden; ///< none: softmax regression
    double inputDropout = 0; ///< share of the pixels that is dropped at random in training
    LossSettings loss;
    double temperature = 1; ///< of the finished model: logits are divided by it
    OptimizerSettings optimizer;
    RecipeSchedule schedule;
    double averageDecay
        = 0; ///< of a moving average of the parameters, which is then what is validated and saved; 0: none
    int batch = 128;
    int shards
        = 4; ///< pieces that a minibatch is cut into for the threads; never depends on how many there are
    int epochs = 20;
    int patience
        = 0; ///< epochs without a lower validation error after which the run ends; 0: it never does
    std::uint64_t seed = 1;

    bool operator==(const Recipe&) const = default;
};

/// Returns how samples of \p data, an entry of \p recipe, are distorted.
inline const Augmentation& augmentationOf(const Recipe& recipe, const RecipeData& data)
{
    return data.augmentation ? *data.augmentation : recipe.augmentation;
}

constexpr std::string_view recipeFormat = "inkling-recipe"; ///< what the key "format" must hold
constexpr int recipeVersion = 1;
constexpr std::size_t recipeFileLimit = std::size_t { 1 }
    << 20U; ///< bytes; real recipes are below one KiB
constexpr int hiddenLayerLimit = 16;
constexpr int hiddenUnitLimit = 16'384;
constexpr int batchLimit = 65'536;
constexpr int epochLimit = 100'000;
constexpr int shardLimit = 64;
constexpr double learningRateLimit = 100;
constexpr double weightDecayLimit = 1;
constexpr double temperatureLimit = 100;

/// Reads the recipe in \p text, which came from \p path. Keys that are not there keep their defaults; "data" must be.
/// *Errors*: JsonInvalid, JsonKeyMissing, RecipeUnknownKey, RecipeInvalidValue. Nested keys are named like
/// "hidden[0].units".
Result<Recipe> parseRecipe(std::string_view text, const std::string& path);

/// Reads the recipe file at \p path. *Errors*: those of readFile and parseRecipe.
Result<Recipe> loadRecipe(const std::string& path);

/// Checks every value of a recipe that was not read but put together, by the rules of parseRecipe; \p origin stands
/// for the path. *Errors*: RecipeInvalidValue.
Result<void> validateRecipe(const Recipe& recipe, const std::string& origin);

/// Returns \p recipe as JSON text that parseRecipe reads back to an equal recipe.
std::string toJson(const Recipe& recipe);

} // namespace inkling
