// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_run.h"

#include <algorithm>
#include <cmath>

namespace inkling {

Result<TrainingOutcome> TrainingRun::run()
{
    if (Result<void> begun = begin(); !begun)
        return begun.error();
    if (isStopRequested())
        return stopped();
    while (!isDone()) {
        const Result<Flow> flow = runEpoch();
        if (!flow)
            return failed(flow.error());
        if (*flow == Flow::Stop)
            return stopped();
    }
    return finished();
}

std::uint64_t TrainingRun::stepsPerEpoch() const
{
    return (epochSize(m_pools.training) + batchSize() - 1) / batchSize();
}

StepSettings TrainingRun::stepSettings() const
{
    const Recipe& recipe = m_request.recipe;
    const std::uint64_t perEpoch = stepsPerEpoch();
    StepSettings settings;
    settings.optimizer = recipe.optimizer;
    settings.optimizer.weightDecay = m_weightDecay;
    settings.optimizer.learningRate = m_learningRate
        * rateFactor(recipe.schedule,
            { m_position.step, perEpoch, perEpoch * static_cast<std::uint64_t>(recipe.epochs) });
    settings.step = m_position.step;
    settings.keepGradient
        = m_request.controls != nullptr && m_request.controls->areHistogramsWanted();
    return settings;
}

Result<TrainingRun::Flow> TrainingRun::runEpoch()
{
    const Clock::time_point start = Clock::now();
    m_draws = drawEpoch(m_pools.training, m_request.recipe.seed, m_position.epoch);
    m_trainingTime += Clock::now() - start;
    while (m_position.samples < m_draws.size()) {
        if (const Result<Flow> leave = awaitLeave(); !leave || *leave == Flow::Stop)
            return leave;
        const auto begin = static_cast<std::size_t>(m_position.samples);
        const std::size_t count = std::min(batchSize(), m_draws.size() - begin);
        if (const Result<Flow> trained = trainMinibatch(std::span(m_draws).subspan(begin, count));
            !trained)
            return trained;
        if (const Result<void> told = tick(); !told)
            return told.error();
    }
    return endEpoch();
}

double TrainingRun::digitsAmong(std::span<const Draw> draws) const
{
    const auto digits = std::count_if(draws.begin(), draws.end(), [this](const Draw& draw) {
        return m_pools.training[draw.set].pool.label(draw.sample) != noDigit;
    });
    return static_cast<double>(std::max<std::ptrdiff_t>(digits, 1));
}

Result<TrainingRun::Flow> TrainingRun::trainMinibatch(std::span<const Draw> draws)
{
    const Clock::time_point start = Clock::now();
    const StepSettings settings = stepSettings();
    const EpochSamples samples(m_request.recipe, m_pools.training, m_position.epoch, draws);
    const StepResult result = m_engine.step(samples, settings);
    m_trainingTime += Clock::now() - start;
    m_isGradientKept = settings.keepGradient;
    m_rateNow = settings.optimizer.learningRate;
    if (!std::isfinite(result.lossSum))
        return divergence();
    const auto count = static_cast<double>(draws.size());
    m_minibatches.append(
        result.lossSum / count, static_cast<double>(result.correct) / digitsAmong(draws));
    ++m_position.step;
    m_position.samples += draws.size();
    m_position.lossSum += result.lossSum;
    m_position.correct += result.correct;
    m_samplesTrained += draws.size();
    return Flow::GoOn;
}

bool TrainingRun::measure(EpochPoint& point)
{
    const Clock::time_point start = Clock::now();
    const Mlp mlp = m_engine.averagedParameters();
    std::vector<Evaluation> bySet;
    Tally all;
    for (const SamplePool& pool : m_pools.validation) {
        const Tally one = tally(mlp, 1, pool, m_engine.team(), m_request.stop);
        bySet.push_back(one.evaluation());
        all.add(one);
    }
    m_measuringTime += Clock::now() - start;
    // Stopped while it measured, it measured a part only: better no figures than wrong ones.
    if (isStopRequested())
        return false;
    point.validation = all.evaluation();
    m_validationBySet = std::move(bySet);
    return true;
}

Result<TrainingRun::Flow> TrainingRun::endEpoch()
{
    // A loss is seen before the update that it leads to: the last one shows in the parameters alone.
    if (!m_engine.isFinite())
        return divergence();
    const auto count = static_cast<double>(m_draws.size());
    EpochPoint point { m_position.epoch + 1, m_position.step, m_rateNow, m_position.lossSum / count,
        static_cast<double>(m_position.correct) / digitsAmong(m_draws), {} };
    if (!measure(point))
        return Flow::Stop;
    m_position.epoch = point.epoch;
    m_position.samples = 0;
    m_position.lossSum = 0;
    m_position.correct = 0;
    noteBest(point);
    m_epochs.append(point);
    m_isEpochEnd = true;
    if (m_request.controls != nullptr)
        m_request.controls->endEpoch();
    if (const Result<void> kept = keepGood(); !kept)
        return kept.error();
    if (!isDone())
        send(TrainingState::Running);
    return Flow::GoOn;
}

void TrainingRun::noteBest(const EpochPoint& point)
{
    if (m_request.recipe.patience == 0)
        return;
    const auto isBetter = [](const Evaluation& one, const Evaluation& other) {
        return one.errors < other.errors
            || (one.errors == other.errors && one.crossEntropy < other.crossEntropy);
    };
    if (m_best.epoch > 0) {
        const ChunkedCurve<EpochPoint> epochs = m_epochs.curve();
        const auto index = static_cast<std::size_t>(m_best.epoch - 1);
        if (!isBetter(point.validation, epochs[index].validation))
            return;
    }
    m_best = { point.epoch, flattened(m_engine.averagedParameters()) };
}

bool TrainingRun::isDone() const
{
    const int patience = m_request.recipe.patience;
    return m_position.epoch == m_request.recipe.epochs
        || (patience > 0 && m_best.epoch > 0 && m_position.epoch - m_best.epoch >= patience);
}

} // namespace inkling
