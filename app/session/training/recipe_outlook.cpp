// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/recipe_outlook.h"

#include "core/data/sample.h"
#include "core/model/model.h"

#include <algorithm>

namespace inkling {

namespace {

    // Reading the images, measuring and the network's fixed costs weigh as much as so many parameters.
    constexpr double fixedCost = 8000;
    constexpr double augmentationCost
        = 60'000; // measured: distorting an image takes as long as so many parameters
    constexpr std::size_t copies = 4; // parameters, gradients, velocity, and what a snapshot shares

    /// Returns how many samples of \p known are learned from; writers are taken to have written equally much.
    double learnedFrom(const KnownData& known, const RecipeValidation& validation)
    {
        const auto samples = static_cast<double>(known.samples);
        if (!known.isInk)
            return std::max(0.0, samples - validation.samples);
        return validation.everyWriter > 0 ? samples - samples / validation.everyWriter : samples;
    }

    /// Returns how many parameters a sample meets: all, but for those that no window sees.
    double multipliedParameters(const Recipe& recipe)
    {
        double count = 0;
        double inputs = digitPixels;
        double channels = 1;
        for (const RecipeLayer& layer : recipe.hidden) {
            const double seen
                = layer.windows ? layer.windows->size * layer.windows->size * channels : inputs;
            count += (seen + 1) * layer.units;
            inputs = layer.units;
            channels = layer.windows ? layer.windows->maps : 0;
        }
        return count + (inputs + 1) * classCount;
    }

} // namespace

std::size_t parameterCount(const Recipe& recipe)
{
    std::size_t inputs = digitPixels;
    std::size_t count = 0;
    for (const RecipeLayer& layer : recipe.hidden) {
        const auto units = static_cast<std::size_t>(layer.units);
        count += (inputs + 1) * units;
        inputs = units;
    }
    return count + (inputs + 1) * classCount;
}

EpochSize epochSize(const Recipe& recipe, const QList<KnownData>& sets)
{
    EpochSize size;
    for (const RecipeData& wanted : recipe.data) {
        for (const KnownData& known : sets) {
            if (known.specification != wanted.set)
                continue;
            const double samples = wanted.weight * learnedFrom(known, recipe.validation);
            size.samples += samples;
            if (!augmentationOf(recipe, wanted).isOff())
                size.distorted += samples;
        }
    }
    return size;
}

RecipeOutlook outlookOf(const Recipe& recipe, const EpochSize& size, double speed)
{
    RecipeOutlook outlook;
    outlook.parameters = parameterCount(recipe);
    std::size_t outputs = digitPixels + classCount;
    for (const RecipeLayer& layer : recipe.hidden)
        outputs += static_cast<std::size_t>(layer.units);
    outlook.bytes = sizeof(float)
        * (copies * outlook.parameters + 2 * outputs * static_cast<std::size_t>(recipe.batch));
    const double epoch = (multipliedParameters(recipe) + fixedCost) * size.samples
        + augmentationCost * size.distorted;
    outlook.seconds = epoch * recipe.epochs / std::max(speed, 1.0);
    return outlook;
}

} // namespace inkling
