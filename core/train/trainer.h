// SPDX-License-Identifier: GPL-3.0-or-later
// Minibatch gradient descent as one synchronous function; command line and window call it alike.
// It owns the parameters while it runs and tells of its progress in immutable snapshots.
#pragma once

#include "core/base/result.h"
#include "core/nn/mlp.h"
#include "core/train/recipe.h"
#include "core/train/training_controls.h"
#include "core/train/training_data.h"
#include "core/train/training_snapshot.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace inkling {

/// Where a run keeps what it needs to go on later, and whether it goes on from there.
struct CheckpointPlan {
    std::string path; ///< empty: no checkpoint is kept
    bool resume = false; ///< the run goes on from the checkpoint at \p path
    bool onlyWhenStopped = false; ///< none is written while it runs, nor when it is finished
    double everySeconds = 60; ///< between two that are written in the midst of an epoch
};

/// What a run is given.
struct TrainingRequest {
    const Recipe& recipe;
    const TrainingData& data;
    std::stop_token stop = {}; ///< honored within one minibatch
    TrainingControls* controls = nullptr; ///< none: nothing is changed while it runs
    CheckpointPlan checkpoint = {};
    std::vector<TrainingChange> changes
        = {}; ///< made at their steps, as those of an earlier run were
    int threads
        = 0; ///< at most so many work; 0: as many as the machine has. The result is the same
    std::uint64_t runId = 0; ///< given back in each snapshot
};

/// What a run ends in.
struct TrainingOutcome {
    Mlp mlp; ///< what was validated last; with early stopping of a finished run, what did best
    Evaluation
        validation; ///< of \p mlp; no samples when nothing was held out or it was not measured
    TrainingSnapshot last; ///< as it was sent last; its state is Stopped or Finished

    bool isResumable = false; ///< it was stopped, and the checkpoint holds where

    bool isStopped() const { return last.state == TrainingState::Stopped; }
};

/// Trains as the recipe says and returns the trained network. *Threading*: the sink is called on the calling thread.
/// *Errors*: RecipeInvalidValue (also a minibatch larger than an epoch), RecipeNeedsMemory, SplitLeavesNothing (no training
/// sample), TrainingDiverged (a loss or parameter that is no finite number), those of loadCheckpoint and of writing one,
/// CheckpointOtherRecipe, CheckpointOtherData. After an error in the midst of a run the last snapshot tells of it.
Result<TrainingOutcome> train(const TrainingRequest& request, const SnapshotSink& sink);

} // namespace inkling
