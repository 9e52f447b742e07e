// SPDX-License-Identifier: GPL-3.0-or-later
// How fast this machine trains, and how fast it could: samples a second through the engine, beside what the dense matrix
// product alone reaches on the same threads.
#pragma once

#include "core/nn/mlp.h"
#include "core/train/recipe.h"
#include "core/train/training_data.h"

namespace inkling {

/// What training reached.
struct Throughput {
    double samplesPerSecond
        = 0; ///< of the fastest epoch: training alone, with its reading and distorting
    Mlp mlp; ///< what was learned
};

/// Trains as \p recipe says on \p data and times each epoch. Nothing is validated, shown or saved meanwhile.
/// *Units and range*: \p threads at least 1.
Throughput measureThroughput(const Recipe& recipe, const TrainingData& data, int threads);

/// Returns the floating-point operations that training on one sample takes when no zero is left out: two for each
/// weight forward, two for its gradient and, after the first layer, two for the errors going back.
double operationsPerSample(const Mlp& mlp);

/// Measures what products of dense matrices of the size of a layer reach when each of \p threads computes its own.
/// *Units*: floating-point operations a second, the best of several rounds, all threads together.
double measureProductPeak(int threads);

} // namespace inkling
