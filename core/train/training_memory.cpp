// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_memory.h"

#include "core/base/memory.h"
#include "core/data/sample.h"
#include "core/model/model.h"

#include <algorithm>
#include <string>

namespace inkling {

namespace {

    std::uint64_t sizeOf(std::uint64_t inputs, int units)
    {
        return (inputs + 1) * static_cast<std::uint64_t>(units);
    }

    /// How many arrays of the size of the parameters there are at once.
    std::uint64_t copiesFor(const Recipe& recipe)
    {
        const OptimizerSettings& optimizer = recipe.optimizer;
        std::uint64_t state = 1; // the parameters themselves
        if (usesMomentum(optimizer.kind) || usesMoments(optimizer.kind))
            ++state;
        if (usesMoments(optimizer.kind))
            ++state;
        if (recipe.averageDecay > 0)
            ++state;
        const std::uint64_t best = recipe.patience > 0 ? 1 : 0;
        // The state at work, the last good one and the bytes of a checkpoint under way; a copy that is validated and one
        // in a snapshot; a gradient a shard.
        constexpr std::uint64_t copiesOfState = 3;
        constexpr std::uint64_t views = 2;
        return copiesOfState * (state + best) + views + static_cast<std::uint64_t>(recipe.shards);
    }

    /// The layer with the most parameters: the index of a hidden one, or the last of them for the outputs.
    std::size_t largestLayer(const Recipe& recipe)
    {
        std::uint64_t inputs = digitPixels;
        std::uint64_t largest = 0;
        std::size_t found = 0;
        for (std::size_t i = 0; i < recipe.hidden.size(); ++i) {
            const std::uint64_t size = sizeOf(inputs, recipe.hidden[i].units);
            if (size > largest) {
                largest = size;
                found = i;
            }
            inputs = static_cast<std::uint64_t>(recipe.hidden[i].units);
        }
        return found;
    }

} // namespace

TrainingMemory memoryFor(const Recipe& recipe)
{
    std::uint64_t inputs = digitPixels;
    std::uint64_t parameters = 0;
    std::uint64_t values
        = inputs; // of one sample: what goes into each layer, and comes out of the last
    for (const RecipeLayer& layer : recipe.hidden) {
        parameters += sizeOf(inputs, layer.units);
        inputs = static_cast<std::uint64_t>(layer.units);
        values += inputs;
    }
    parameters += sizeOf(inputs, classCount);
    values += classCount;
    // Activations, their gradients, dropout factors and what is left after dropout; and lists of what is not 0, by sample
    // and by unit, and of gradients by sample, which take two numbers for each.
    constexpr std::uint64_t arraysOfValues = 4 + 3 * 2;
    return { parameters * copiesFor(recipe) * sizeof(float),
        values * arraysOfValues * static_cast<std::uint64_t>(recipe.batch) * sizeof(float) };
}

Result<void> checkMemory(const Recipe& recipe, std::uint64_t available)
{
    const TrainingMemory memory = memoryFor(recipe);
    if (memory.total() <= available)
        return {};
    std::string key = "batch";
    std::string value = std::to_string(recipe.batch);
    if (memory.parameters >= memory.minibatch && !recipe.hidden.empty()) {
        const std::size_t layer = largestLayer(recipe);
        key = "hidden[" + std::to_string(layer) + "].units";
        value = std::to_string(recipe.hidden[layer].units);
    }
    constexpr std::uint64_t mebibyte = std::uint64_t { 1 } << 20U;
    return Error { ErrorCode::RecipeNeedsMemory,
        { recipe.name, key, value, std::to_string(memory.total() / mebibyte + 1),
            std::to_string(available / mebibyte) } };
}

Result<void> checkMemory(const Recipe& recipe)
{
    const std::optional<std::uint64_t> available = availableMemory();
    return available ? checkMemory(recipe, *available) : Result<void> {};
}

} // namespace inkling
