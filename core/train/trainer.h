// SPDX-License-Identifier: GPL-3.0-or-later
// Minibatch gradient descent as one synchronous function; command line and window call it alike.
// It owns the parameters while it runs and tells of its progress in immutable snapshots.
#pragma once

#include "core/base/result.h"
#include "core/nn/mlp.h"
#include "core/train/metrics.h"
#include "core/train/recipe.h"
#include "core/train/training_data.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace inkling {

/// How a run stands at the end of an epoch.
struct TrainingSnapshot {
    int epoch = 0; ///< epochs done, from 1
    int epochs = 0; ///< epochs asked for
    std::uint64_t step = 0; ///< minibatches done
    double trainLoss
        = 0; ///< mean cross-entropy over the epoch's minibatches, each before its update, in nats
    Evaluation validation; ///< over everything that was held out; no samples when nothing was
    std::vector<Evaluation> validationBySet; ///< the same for each data set of the recipe
    double samplesPerSecond
        = 0; ///< samples trained on per second of training time alone, since the run began
    bool finished = false; ///< this was the last epoch
};

/// What a run is given. Further means (a checkpoint to resume from, controls) will be added with defaults.
struct TrainingRequest {
    const Recipe& recipe;
    const TrainingData& data;
    std::stop_token stop; ///< honored within one minibatch
};

/// What a run ends in.
struct TrainingOutcome {
    Mlp mlp; ///< the parameters after the last minibatch that was done
    bool stopped = false; ///< the run was stopped before its last minibatch
    std::optional<TrainingSnapshot>
        last; ///< the newest snapshot; nothing when stopped in the first epoch
};

/// Receives each snapshot, on the thread that trains; it fits Latest<TrainingSnapshot>.
using SnapshotSink = std::function<void(std::unique_ptr<const TrainingSnapshot>)>;

/// Trains as the recipe says and returns the trained network. *Threading*: computes on the calling thread.
/// *Errors*: RecipeInvalidValue, SplitLeavesNothing (no training sample), TrainingDiverged (a loss or parameter that is
/// no finite number).
Result<TrainingOutcome> train(const TrainingRequest& request, const SnapshotSink& sink);

} // namespace inkling
