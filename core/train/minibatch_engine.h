// SPDX-License-Identifier: GPL-3.0-or-later
// Does one minibatch after the other: forward, backward, update. How, with which threads and in which layout of memory, is
// hidden in here; the run around it (core/train/training_run.h) knows only what is below.
#pragma once

#include "core/data/sample.h"
#include "core/nn/backward.h"
#include "core/nn/mlp.h"
#include "core/nn/objective.h"
#include "core/nn/optimizer.h"
#include "core/nn/shared_layer.h"
#include "core/train/augment.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace inkling {

class ThreadTeam;

/// What stays the same for a whole run.
struct EngineSettings {
    OptimizerKind optimizer = OptimizerKind::Momentum;
    LossSettings loss;
    std::vector<double> dropout; ///< per layer, share of its inputs that is dropped; empty: none
    std::vector<std::optional<SharedLayer>>
        shared; ///< per hidden layer that shares weights; empty: none does
    double averageDecay = 0; ///< of the moving average of parameters; 0: there is none
    std::uint64_t seed = 1; ///< of dropout
    int shards
        = 4; ///< pieces that a minibatch is cut into for the threads; they decide how the loss is rounded
    int threads = 1; ///< at most so many work; they decide nothing but the speed
};

/// The samples of one minibatch. *Threading*: any number of threads may ask at once.
class MinibatchSamples {
public:
    /// Memory that images are made in: one for each thread, for the same kind of samples over a whole run.
    struct Scratch {
        std::array<std::uint8_t, digitPixels> pixels {};
        std::vector<std::optional<Augmenter>>
            augmenters; ///< of each data set, made when it is first shown
    };

    MinibatchSamples() = default;
    MinibatchSamples(const MinibatchSamples&) = delete;
    MinibatchSamples& operator=(const MinibatchSamples&) = delete;
    virtual ~MinibatchSamples() = default;

    virtual std::size_t size() const = 0;

    /// Returns the label of sample \p i: 0 to 9.
    virtual std::uint8_t label(std::size_t i) const = 0;

    /// Returns the image of sample \p i, which may lie in \p scratch.
    virtual DigitView image(std::size_t i, Scratch& scratch) const = 0;
};

/// What holds for one minibatch.
struct StepSettings {
    OptimizerSettings optimizer; ///< its kind is the engine's
    std::uint64_t step = 0; ///< minibatches done before, by the whole run
    bool keepGradient = false; ///< gradient() shall tell of this step
};

/// What was measured of a minibatch before its update.
struct StepResult {
    double lossSum = 0; ///< over its samples
    std::size_t correct = 0; ///< samples that were read rightly
};

/// All that an engine needs to go on as if it had never been interrupted. Each array has the parameters in the order of
/// the layers, of each the weights, row-major, and then the biases; it is empty where the settings need none.
struct EngineState {
    std::vector<float> parameters;
    std::vector<float> firstMoment; ///< velocity, or mean of gradients
    std::vector<float> secondMoment; ///< mean of squared gradients
    std::vector<float> average; ///< moving average of parameters

    bool operator==(const EngineState&) const = default;
};

/// Returns the parameters of \p mlp in the order of EngineState.
std::vector<float> flattened(const Mlp& mlp);

/// Returns \p shape with its numbers replaced by \p parameters. *Shapes*: [shape.parameterCount()].
Mlp unflattened(Mlp shape, std::span<const float> parameters);

/// Trains a perceptron minibatch by minibatch. *Threading*: one thread at a time may call it.
class MinibatchEngine {
public:
    /// Starts from \p mlp, with moments at rest and the average at its parameters.
    MinibatchEngine(const Mlp& mlp, const EngineSettings& settings);
    MinibatchEngine(const MinibatchEngine&) = delete;
    MinibatchEngine& operator=(const MinibatchEngine&) = delete;
    ~MinibatchEngine();

    /// Trains on \p samples, at least one. A loss that is no finite number changes no parameter.
    StepResult step(const MinibatchSamples& samples, const StepSettings& settings);

    /// Returns the parameters.
    Mlp parameters() const;

    /// Returns the moving average of the parameters; without one, the parameters.
    Mlp averagedParameters() const;

    /// Returns the gradient of the last step, which must have been told to keep it.
    const Gradients& gradient() const;

    /// Tells whether all parameters are finite numbers.
    bool isFinite() const;

    /// Returns the threads that train, which have time between two steps.
    ThreadTeam& team();

    EngineState state() const;

    /// Goes back to \p state, which came from an engine of the same settings and shape.
    void restore(const EngineState& state);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace inkling
