// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/recipe_network.h"

#include "core/base/thread_team.h"
#include "core/model/model.h"
#include "core/nn/initialize.h"

#include <algorithm>

namespace inkling {

std::vector<std::optional<SharedLayer>> sharedLayers(const Recipe& recipe)
{
    std::vector<std::optional<SharedLayer>> shared;
    Grid grid = imageGrid;
    for (const RecipeLayer& layer : recipe.hidden) {
        if (!layer.windows) {
            shared.emplace_back();
            continue;
        }
        shared.emplace_back(SharedLayer(grid, *layer.windows));
        grid = gridAfter(grid, *layer.windows);
    }
    return shared;
}

Mlp firstMlp(const Recipe& recipe)
{
    const std::vector<std::optional<SharedLayer>> shared = sharedLayers(recipe);
    std::vector<HiddenLayer> hidden;
    for (const RecipeLayer& layer : recipe.hidden)
        hidden.push_back({ layer.units, layer.activation, shared[hidden.size()] });
    return initializedMlp({ static_cast<int>(digitPixels), classCount }, hidden, recipe.seed);
}

EngineSettings engineSettings(const Recipe& recipe, int threads)
{
    EngineSettings settings;
    settings.optimizer = recipe.optimizer.kind;
    settings.loss = recipe.loss;
    std::vector<double> dropout { recipe.inputDropout };
    for (const RecipeLayer& layer : recipe.hidden)
        dropout.push_back(layer.dropout);
    if (std::any_of(dropout.begin(), dropout.end(), [](double rate) { return rate > 0; }))
        settings.dropout = dropout;
    settings.shared = sharedLayers(recipe);
    settings.averageDecay = recipe.averageDecay;
    settings.seed = recipe.seed;
    settings.shards = recipe.shards;
    settings.threads = threadsOrCores(threads);
    return settings;
}

} // namespace inkling
