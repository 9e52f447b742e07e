// SPDX-License-Identifier: GPL-3.0-or-later
// One training run from its first minibatch, or from a checkpoint, to its end. All that changes while it trains is here.
// Only trainer.cpp makes one.
#pragma once

#include "core/train/checkpoint.h"
#include "core/train/epoch_samples.h"
#include "core/train/trainer.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace inkling {

/// A run under way. *Threading*: one thread calls it.
class TrainingRun {
public:
    /// Makes ready to train as \p request says, which must outlive the run; the recipe is valid and fits into memory.
    TrainingRun(const TrainingRequest& request, const SnapshotSink& sink);

    /// Trains to the end. *Errors*: those of train().
    Result<TrainingOutcome> run();

private:
    using Clock = std::chrono::steady_clock;

    /// Whether there is more to do.
    enum class Flow { GoOn, Stop };

    // How a run begins (training_run_start.cpp).
    Result<void> begin();
    Result<void> checkSizes() const;
    Result<void> resumeFrom(const std::string& path);
    void restore(const Checkpoint& checkpoint);

    // What it does, over and over (training_run.cpp).
    Result<Flow> runEpoch();
    Result<Flow> trainMinibatch(std::span<const Draw> draws);
    double digitsAmong(std::span<const Draw> draws) const;
    Result<Flow> endEpoch();
    bool measure(EpochPoint& point);
    void noteBest(const EpochPoint& point);
    bool isDone() const;

    // What it listens to and tells (training_run_control.cpp).
    Result<Flow> awaitLeave();
    Result<void> pause();
    void takeChanges();
    bool isNoted(const TrainingChange& change) const;
    void note(const TrainingChange& change);
    Result<void> tick();
    void send(TrainingState state);
    TrainingSnapshot snapshot(TrainingState state) const;
    std::optional<double> secondsLeft() const;
    Checkpoint checkpoint() const;
    Result<void> writeCheckpoint();
    Result<void> keepGood();
    Error divergence();
    Result<TrainingOutcome> failed(const Error& error);
    Result<TrainingOutcome> stopped();
    Result<TrainingOutcome> finished();

    bool isStopRequested() const { return m_request.stop.stop_requested(); }

    std::size_t batchSize() const { return static_cast<std::size_t>(m_request.recipe.batch); }

    std::uint64_t stepsPerEpoch() const;
    StepSettings stepSettings() const;
    Mlp shownMlp(TrainingState state) const;

    const TrainingRequest& m_request;
    const SnapshotSink& m_sink;
    RunPools m_pools;
    std::vector<DataFingerprint> m_fingerprints; ///< only with a checkpoint
    MinibatchEngine m_engine;
    RunPosition m_position;
    double m_learningRate; ///< that the schedule starts from, as changed by hand
    double m_weightDecay; ///< as changed by hand
    double m_rateNow; ///< of the newest minibatch
    std::vector<Draw> m_draws; ///< of the epoch under way
    BestEpoch m_best;
    std::size_t m_nextRequestedChange = 0;
    CurveBuilder<TrainingChange> m_changes;
    MinibatchCurveBuilder m_minibatches;
    CurveBuilder<EpochPoint> m_epochs;
    std::vector<Evaluation> m_validationBySet;
    std::optional<Checkpoint> m_lastGood; ///< of the last epoch whose numbers were finite
    bool m_isEpochEnd = false; ///< nobody was told yet of the newest epoch
    bool m_isGradientKept = false;
    std::uint64_t m_pausedAt = 0; ///< the step at which it was paused last
    TrainingState m_state = TrainingState::Running;
    std::optional<Error> m_error;
    std::optional<DigitScore> m_digitScore; ///< of the finished network
    std::optional<TrainingSnapshot> m_lastSent;

    std::uint64_t m_firstStep = 0; ///< where this call began
    std::uint64_t m_samplesTrained = 0; ///< since then
    Clock::duration m_trainingTime {};
    Clock::duration m_measuringTime {};
    Clock::time_point m_lastSnapshot;
    Clock::time_point m_lastCheckpoint;
};

} // namespace inkling
