// SPDX-License-Identifier: GPL-3.0-or-later
// How a training run stands at one moment, as an immutable value that crosses from the thread that trains to the window.
// It is built at most every 100 ms and whenever an epoch ends or the state changes.
#pragma once

#include "core/base/error.h"
#include "core/model/model.h"
#include "core/train/histogram.h"
#include "core/train/metrics.h"
#include "core/train/training_controls.h"
#include "core/train/training_curve.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace inkling {

/// What a run is doing. The last four are ends: no snapshot follows.
enum class TrainingState {
    Running,
    Paused,
    Stopped, ///< asked to, before its last minibatch
    Finished, ///< all epochs are done, or early stopping found no more to gain
    Diverged, ///< a loss or parameter was no finite number; the parameters are those of the last good state
    Failed, ///< for another reason, such as a checkpoint that could not be written
};

/// Tells whether \p state is an end.
constexpr bool isEnd(TrainingState state)
{
    return state != TrainingState::Running && state != TrainingState::Paused;
}

/// What was measured of one epoch.
struct EpochPoint {
    int epoch = 0; ///< from 1
    std::uint64_t step = 0; ///< minibatches done at its end
    double learningRate = 0; ///< of its last minibatch
    double trainLoss = 0; ///< mean over its minibatches, each before its update
    double trainAccuracy = 0; ///< likewise, 0 to 1
    Evaluation validation; ///< over everything that was held out; no samples when nothing was

    double validationAccuracy() const { return 1 - validation.errorPercent() / 100; }

    bool operator==(const EpochPoint&) const = default;
};

/// Everything that is drawn over time. Copies share what they hold.
struct TrainingCurves {
    MinibatchCurve minibatches;
    ChunkedCurve<EpochPoint> epochs;
    ChunkedCurve<TrainingChange> changes; ///< what was changed by hand, in order
};

/// The histograms of one layer.
struct LayerHistograms {
    Histogram weights; ///< of the weights without biases
    Histogram gradient; ///< of the last minibatch's gradient by them
};

/// How a run stands.
struct TrainingSnapshot {
    std::uint64_t runId = 0; ///< as the request says: tells the snapshots of an older run apart
    TrainingState state = TrainingState::Running;
    std::uint64_t step = 0; ///< minibatches done
    std::uint64_t steps = 0; ///< minibatches of the whole run
    int epoch = 0; ///< epochs done
    int epochs = 0; ///< epochs asked for
    bool isEpochEnd = false; ///< the first snapshot with this number of epochs done
    double learningRate = 0; ///< of the newest minibatch
    double weightDecay = 0; ///< likewise
    TrainingCurves curves;
    double trainLoss = 0; ///< of the newest whole epoch, as in its EpochPoint
    double trainAccuracy = 0; ///< likewise
    Evaluation validation; ///< likewise
    std::vector<Evaluation> validationBySet; ///< the same for each data set of the recipe
    double samplesPerSecond = 0; ///< of training time alone, since the run began or was resumed
    std::optional<double> secondsLeft; ///< an estimate; nothing before there is one, and at an end
    std::optional<int> bestEpoch; ///< with early stopping: the epoch whose parameters are kept
    std::shared_ptr<const Mlp>
        parameters; ///< what is validated and saved; only while they are wanted, and at an end
    std::optional<DigitScore>
        digitScore; ///< once the run has finished, where its recipe shows what is no digit
    std::vector<LayerHistograms> histograms; ///< a layer each; only while they are wanted
    std::optional<Error> error; ///< why the run diverged or failed
};

/// Receives each snapshot, on the thread that trains; it fits Latest<TrainingSnapshot>.
using SnapshotSink = std::function<void(std::unique_ptr<const TrainingSnapshot>)>;

} // namespace inkling
