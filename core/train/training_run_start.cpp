// SPDX-License-Identifier: GPL-3.0-or-later
// How a run begins: from first weights or from a checkpoint.
#include "core/train/recipe_network.h"
#include "core/train/training_run.h"

#include <algorithm>

namespace inkling {

TrainingRun::TrainingRun(const TrainingRequest& request, const SnapshotSink& sink)
    : m_request(request)
    , m_sink(sink)
    , m_pools(makePools(request.recipe, request.data, request.stop))
    , m_engine(firstMlp(request.recipe), engineSettings(request.recipe, request.threads))
    , m_learningRate(request.recipe.optimizer.learningRate)
    , m_weightDecay(request.recipe.optimizer.weightDecay)
    , m_rateNow(request.recipe.optimizer.learningRate)
    , m_lastSnapshot(Clock::now())
    , m_lastCheckpoint(Clock::now())
{
}

Result<void> TrainingRun::checkSizes() const
{
    const Recipe& recipe = m_request.recipe;
    const std::size_t size = epochSize(m_pools.training);
    if (size == 0)
        return Error { ErrorCode::SplitLeavesNothing, { recipe.data.front().set, "0", "0" } };
    if (batchSize() > size)
        return Error { ErrorCode::RecipeInvalidValue,
            { recipe.name, "batch", std::to_string(recipe.batch), "1.." + std::to_string(size) } };
    const bool hasValidation = std::any_of(m_pools.validation.begin(), m_pools.validation.end(),
        [](const SamplePool& pool) { return pool.size() > 0; });
    if (recipe.patience > 0 && !hasValidation)
        return Error { ErrorCode::RecipeInvalidValue,
            { recipe.name, "patience", std::to_string(recipe.patience), "0" } };
    return {};
}

Result<void> TrainingRun::begin()
{
    // Stopped while the pools were made, they are incomplete: nothing can be said of them.
    if (isStopRequested())
        return {};
    if (Result<void> sizes = checkSizes(); !sizes)
        return sizes;
    const CheckpointPlan& plan = m_request.checkpoint;
    if (!plan.path.empty())
        m_fingerprints = fingerprintsOf(m_request.recipe, m_request.data);
    if (plan.resume) {
        if (Result<void> resumed = resumeFrom(plan.path); !resumed)
            return resumed;
    }
    m_firstStep = m_position.step;
    m_lastGood = checkpoint();
    return {};
}

Result<void> TrainingRun::resumeFrom(const std::string& path)
{
    const Result<Checkpoint> found = loadCheckpoint(path);
    if (!found)
        return found.error();
    if (Result<void> belongs = checkBelongs(*found, m_request.recipe, m_fingerprints, path);
        !belongs)
        return belongs;
    const RunPosition& position = found->position;
    const std::uint64_t inEpoch = (position.samples + batchSize() - 1) / batchSize();
    const bool isSound = position.samples <= epochSize(m_pools.training)
        && position.step == static_cast<std::uint64_t>(position.epoch) * stepsPerEpoch() + inEpoch;
    if (!isSound)
        return Error { ErrorCode::CheckpointDamaged, { path } };
    restore(*found);
    return {};
}

void TrainingRun::restore(const Checkpoint& checkpoint)
{
    m_engine.restore(checkpoint.engine);
    m_position = checkpoint.position;
    m_best = checkpoint.best;
    m_minibatches = MinibatchCurveBuilder(checkpoint.minibatches);
    m_validationBySet = checkpoint.validationBySet;
    m_epochs = {};
    for (const EpochPoint& point : checkpoint.epochs)
        m_epochs.append(point);
    m_changes = {};
    for (const TrainingChange& change : checkpoint.changes)
        note(change);
    m_isGradientKept = false;
}

} // namespace inkling
