// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/recipe_network.h"

#include "core/base/thread_team.h"
#include "core/model/model.h"
#include "core/nn/initialize.h"

#include <algorithm>

namespace inkling {

Mlp firstMlp(const Recipe& recipe)
{
    std::vector<HiddenLayer> hidden;
    for (const RecipeLayer& layer : recipe.hidden)
        hidden.push_back({ layer.units, layer.activation });
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
    settings.averageDecay = recipe.averageDecay;
    settings.seed = recipe.seed;
    settings.shards = recipe.shards;
    settings.threads = threadsOrCores(threads);
    return settings;
}

} // namespace inkling
