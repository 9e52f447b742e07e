// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/throughput.h"

#include "core/base/aligned.h"
#include "core/base/thread_team.h"
#include "core/kernels/dense.h"
#include "core/train/epoch_samples.h"
#include "core/train/recipe_network.h"

#include <algorithm>
#include <chrono>

namespace inkling {

namespace {

    using Clock = std::chrono::steady_clock;

    double secondsSince(Clock::time_point start)
    {
        return std::chrono::duration<double>(Clock::now() - start).count();
    }

    // The forward product of 784-800-10 for one minibatch: the shape that training is measured with.
    constexpr kernels::DenseShape peakShape { 128, 784, 800 };

    /// What one thread multiplies.
    struct Operands {
        AlignedVector<float> x = AlignedVector<float>(peakShape.batch * peakShape.inputs, 0.5F);
        AlignedVector<float> weights
            = AlignedVector<float>(peakShape.outputs * peakShape.inputs, 0.25F);
        AlignedVector<float> bias = AlignedVector<float>(peakShape.outputs);
        AlignedVector<float> z = AlignedVector<float>(peakShape.batch * peakShape.outputs);
    };

} // namespace

Throughput measureThroughput(const Recipe& recipe, const TrainingData& data, int threads)
{
    const RunPools pools = makePools(recipe, data, {});
    MinibatchEngine engine(firstMlp(recipe), engineSettings(recipe, threads));
    StepSettings step;
    step.optimizer = recipe.optimizer;
    const auto batch = static_cast<std::size_t>(recipe.batch);
    Throughput result;
    for (int epoch = 0; epoch < recipe.epochs; ++epoch) {
        const Clock::time_point start = Clock::now();
        const std::vector<Draw> draws = drawEpoch(pools.training, recipe.seed, epoch);
        for (std::size_t begin = 0; begin < draws.size(); begin += batch) {
            const EpochSamples samples(recipe, pools.training, epoch,
                std::span(draws).subspan(begin, std::min(batch, draws.size() - begin)));
            engine.step(samples, step);
            ++step.step;
        }
        result.samplesPerSecond = std::max(
            result.samplesPerSecond, static_cast<double>(draws.size()) / secondsSince(start));
    }
    result.mlp = engine.parameters();
    return result;
}

double operationsPerSample(const Mlp& mlp)
{
    double operations = 0;
    for (std::size_t i = 0; i < mlp.layers.size(); ++i) {
        const double weights = static_cast<double>(mlp.layers[i].inputs) * mlp.layers[i].outputs;
        operations += (i == 0 ? 4 : 6) * weights;
    }
    return operations;
}

double measureProductPeak(int threads)
{
    constexpr int leastRounds = 3;
    constexpr double enough = 0.2; // seconds: some hundred rounds, of which the best counts
    constexpr double operations = 2.0 * peakShape.batch * peakShape.inputs * peakShape.outputs;
    std::vector<Operands> operands(static_cast<std::size_t>(threads));
    ThreadTeam team(threads);
    double best = 0;
    const Clock::time_point begun = Clock::now();
    for (int round = 0; round < leastRounds || secondsSince(begun) < enough; ++round) {
        const Clock::time_point start = Clock::now();
        team.forEach(operands.size(), [&operands](std::size_t i) {
            Operands& own = operands[i];
            kernels::denseForward(
                peakShape, own.x.data(), own.weights.data(), own.bias.data(), own.z.data());
        });
        best = std::max(best, operations * threads / secondsSince(start));
    }
    return best;
}

} // namespace inkling
