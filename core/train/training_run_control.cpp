// SPDX-License-Identifier: GPL-3.0-or-later
// What a run listens to, and what it tells: controls, snapshots, checkpoints and ends.
#include "core/train/digit_score_fit.h"
#include "core/train/training_run.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace inkling {

namespace {

    constexpr std::chrono::milliseconds snapshotInterval {
        100
    }; // as often as a page repaints its charts: each costs a copy of all parameters
    constexpr std::chrono::seconds epochCheckpointInterval {
        1
    }; // epochs of a few milliseconds would do little else than write

    double secondsOf(std::chrono::steady_clock::duration time)
    {
        return std::chrono::duration<double>(time).count();
    }

    template <typename Point> std::vector<Point> pointsOf(const ChunkedCurve<Point>& curve)
    {
        std::vector<Point> points;
        for (const auto& chunk : curve.chunks())
            points.insert(points.end(), chunk->begin(), chunk->end());
        return points;
    }

    std::vector<LayerHistograms> histogramsOf(const Mlp& mlp, const Gradients* gradients)
    {
        std::vector<LayerHistograms> histograms;
        for (std::size_t i = 0; i < mlp.layers.size(); ++i) {
            LayerHistograms layer;
            layer.weights = histogramOf(mlp.layers[i].weights);
            if (gradients != nullptr)
                layer.gradient = histogramOf(gradients->layers[i].weights);
            histograms.push_back(layer);
        }
        return histograms;
    }

} // namespace

Result<TrainingRun::Flow> TrainingRun::awaitLeave()
{
    TrainingControls* controls = m_request.controls;
    while (!isStopRequested()) {
        if (controls == nullptr) {
            takeChanges();
            return Flow::GoOn;
        }
        const std::uint32_t mark = controls->mark();
        takeChanges();
        if (controls->takeMinibatch()) {
            m_state = TrainingState::Running;
            return Flow::GoOn;
        }
        if (m_state != TrainingState::Paused) {
            if (const Result<void> paused = pause(); !paused)
                return paused.error();
        } else {
            send(TrainingState::Paused); // somebody changed something and wants to see it
        }
        controls->waitForChange(mark, m_request.stop);
    }
    return Flow::Stop;
}

Result<void> TrainingRun::pause()
{
    m_state = TrainingState::Paused;
    if (!m_engine.isFinite())
        return divergence();
    // Whoever goes step by step would wait for the disk at each: such a pause is not worth a file of its own.
    const bool isSingleStep = m_position.step - m_pausedAt <= 1;
    m_pausedAt = m_position.step;
    if (!m_request.checkpoint.onlyWhenStopped && !isSingleStep) {
        if (Result<void> written = writeCheckpoint(); !written)
            return written;
    }
    send(TrainingState::Paused);
    return {};
}

void TrainingRun::takeChanges()
{
    const std::vector<TrainingChange>& requested = m_request.changes;
    while (m_nextRequestedChange < requested.size()
        && requested[m_nextRequestedChange].step <= m_position.step) {
        // Those before the step of a checkpoint are in it, and perhaps those at its step.
        const TrainingChange& change = requested[m_nextRequestedChange++];
        if (change.step == m_position.step && !isNoted(change))
            note(change);
    }
    if (m_request.controls == nullptr)
        return;
    for (const TrainingField field : { TrainingField::LearningRate, TrainingField::WeightDecay }) {
        if (const std::optional<double> value = m_request.controls->takeChange(field))
            note({ m_position.step, field, *value });
    }
}

bool TrainingRun::isNoted(const TrainingChange& change) const
{
    const ChunkedCurve<TrainingChange> changes = m_changes.curve();
    for (std::size_t i = changes.size(); i-- > 0 && changes[i].step == change.step;) {
        if (changes[i] == change)
            return true;
    }
    return false;
}

void TrainingRun::note(const TrainingChange& change)
{
    m_changes.append(change);
    (change.field == TrainingField::LearningRate ? m_learningRate : m_weightDecay) = change.value;
}

Result<void> TrainingRun::tick()
{
    const Clock::time_point now = Clock::now();
    if (now - m_lastSnapshot >= snapshotInterval)
        send(TrainingState::Running);
    const CheckpointPlan& plan = m_request.checkpoint;
    const bool isDue = !plan.path.empty() && !plan.onlyWhenStopped
        && secondsOf(now - m_lastCheckpoint) >= plan.everySeconds;
    if (!isDue)
        return {};
    return m_engine.isFinite() ? writeCheckpoint() : divergence();
}

void TrainingRun::send(TrainingState state)
{
    m_state = state;
    TrainingSnapshot now = snapshot(state);
    m_isEpochEnd = false;
    m_lastSent = now;
    m_lastSnapshot = Clock::now();
    if (m_sink)
        m_sink(std::make_unique<const TrainingSnapshot>(std::move(now)));
}

TrainingSnapshot TrainingRun::snapshot(TrainingState state) const
{
    TrainingSnapshot result;
    result.runId = m_request.runId;
    result.state = state;
    result.step = m_position.step;
    result.steps = stepsPerEpoch() * static_cast<std::uint64_t>(m_request.recipe.epochs);
    result.epoch = m_position.epoch;
    result.epochs = m_request.recipe.epochs;
    result.isEpochEnd = m_isEpochEnd;
    result.learningRate = m_rateNow;
    result.weightDecay = m_weightDecay;
    result.curves = { m_minibatches.curve(), m_epochs.curve(), m_changes.curve() };
    if (!result.curves.epochs.isEmpty()) {
        const EpochPoint& newest = result.curves.epochs.back();
        result.trainLoss = newest.trainLoss;
        result.trainAccuracy = newest.trainAccuracy;
        result.validation = newest.validation;
        result.validationBySet = m_validationBySet;
    }
    const double seconds = secondsOf(m_trainingTime);
    result.samplesPerSecond = seconds > 0 ? static_cast<double>(m_samplesTrained) / seconds : 0;
    result.secondsLeft = isEnd(state) ? std::nullopt : secondsLeft();
    if (m_best.epoch > 0)
        result.bestEpoch = m_best.epoch;
    result.error = m_error;
    const TrainingControls* controls = m_request.controls;
    const bool isWatched = controls != nullptr && controls->areParametersWanted();
    if (isWatched || isEnd(state))
        result.parameters = std::make_shared<const Mlp>(shownMlp(state));
    result.digitScore = m_digitScore;
    if (controls != nullptr && controls->areHistogramsWanted())
        result.histograms = histogramsOf(
            m_engine.parameters(), m_isGradientKept ? &m_engine.gradient() : nullptr);
    return result;
}

Mlp TrainingRun::shownMlp(TrainingState state) const
{
    return state == TrainingState::Finished && m_best.epoch > 0
        ? unflattened(m_engine.parameters(), m_best.parameters)
        : m_engine.averagedParameters();
}

std::optional<double> TrainingRun::secondsLeft() const
{
    const std::uint64_t done = m_position.step - m_firstStep;
    if (done == 0)
        return std::nullopt;
    const std::uint64_t left
        = stepsPerEpoch() * static_cast<std::uint64_t>(m_request.recipe.epochs) - m_position.step;
    return secondsOf(m_trainingTime + m_measuringTime) * static_cast<double>(left)
        / static_cast<double>(done);
}

Checkpoint TrainingRun::checkpoint() const
{
    return { m_request.recipe, m_fingerprints, m_position, m_engine.state(), m_best,
        pointsOf(m_changes.curve()), m_minibatches.state(), pointsOf(m_epochs.curve()),
        m_validationBySet };
}

Result<void> TrainingRun::writeCheckpoint()
{
    if (m_request.checkpoint.path.empty())
        return {};
    m_lastCheckpoint = Clock::now();
    return saveCheckpoint(m_request.checkpoint.path, checkpoint());
}

Result<void> TrainingRun::keepGood()
{
    m_lastGood = checkpoint();
    const CheckpointPlan& plan = m_request.checkpoint;
    const bool isDue = isDone() || Clock::now() - m_lastCheckpoint >= epochCheckpointInterval;
    if (plan.path.empty() || plan.onlyWhenStopped || !isDue)
        return {};
    m_lastCheckpoint = Clock::now();
    return saveCheckpoint(plan.path, *m_lastGood);
}

Error TrainingRun::divergence()
{
    std::ostringstream rate;
    rate << m_rateNow;
    const Error error { ErrorCode::TrainingDiverged,
        { std::to_string(m_position.epoch + 1), std::to_string(m_position.step), rate.str() } };
    // An older checkpoint than the last good state may be in the file; a younger one was finite too.
    const bool isNewer = m_lastGood->position.step > m_firstStep;
    restore(*m_lastGood);
    if (isNewer && !m_request.checkpoint.path.empty() && !m_request.checkpoint.onlyWhenStopped) {
        if (Result<void> written = saveCheckpoint(m_request.checkpoint.path, *m_lastGood); !written)
            return written.error();
    }
    return error;
}

Result<TrainingOutcome> TrainingRun::failed(const Error& error)
{
    m_error = error;
    send(error.code == ErrorCode::TrainingDiverged ? TrainingState::Diverged
                                                   : TrainingState::Failed);
    return error;
}

Result<TrainingOutcome> TrainingRun::stopped()
{
    TrainingOutcome outcome;
    if (m_lastGood) {
        if (!m_engine.isFinite())
            return failed(divergence());
        if (const Result<void> written = writeCheckpoint(); !written)
            return failed(written.error());
        outcome.isResumable = !m_request.checkpoint.path.empty();
    }
    send(TrainingState::Stopped);
    outcome.mlp = *m_lastSent->parameters;
    outcome.last = *m_lastSent;
    return outcome;
}

Result<TrainingOutcome> TrainingRun::finished()
{
    m_digitScore = fitDigitScore(
        shownMlp(TrainingState::Finished), m_request.recipe, m_pools, m_engine.team());
    send(TrainingState::Finished);
    TrainingOutcome outcome;
    outcome.mlp = *m_lastSent->parameters;
    outcome.last = *m_lastSent;
    const ChunkedCurve<EpochPoint>& epochs = outcome.last.curves.epochs;
    outcome.validation
        = epochs[static_cast<std::size_t>(m_best.epoch > 0 ? m_best.epoch : m_position.epoch) - 1]
              .validation;
    return outcome;
}

} // namespace inkling
