// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/trainer.h"

#include "core/nn/backward.h"
#include "core/nn/initialize.h"
#include "core/nn/optimizer.h"
#include "core/train/minibatch_buffer.h"
#include "core/train/mixture.h"
#include "core/train/streams.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <cmath>
#include <sstream>
#include <utility>

namespace inkling {

namespace {

    using Clock = std::chrono::steady_clock;

    /// The mixture that is trained on.
    std::vector<MixtureSet> makeMixture(const TrainingRequest& request)
    {
        const InkUse use
            = request.recipe.augmentation.isOff() ? InkUse::Rendered : InkUse::Distorted;
        std::vector<MixtureSet> mixture;
        for (std::size_t i = 0; i < request.recipe.data.size(); ++i) {
            const RecipeData& entry = request.recipe.data[i];
            const std::vector<float> pens(entry.penWidths.begin(), entry.penWidths.end());
            mixture.push_back(
                { SamplePool(request.data.training[i], pens, request.stop, use), entry.weight });
        }
        return mixture;
    }

    std::vector<SamplePool> makeValidation(const TrainingRequest& request)
    {
        std::vector<SamplePool> pools;
        for (const DataSet& set : request.data.validation)
            pools.emplace_back(set, std::span(&standardPenWidth, 1), request.stop);
        return pools;
    }

    Mlp firstMlp(const Recipe& recipe)
    {
        std::vector<HiddenLayer> hidden;
        for (const RecipeLayer& layer : recipe.hidden)
            hidden.push_back({ layer.units, layer.activation });
        return initializedMlp({ static_cast<int>(digitPixels), classCount }, hidden, recipe.seed);
    }

    bool isFinite(const Mlp& mlp)
    {
        const auto finite = [](float value) { return std::isfinite(value); };
        return std::all_of(mlp.layers.begin(), mlp.layers.end(), [&](const DenseLayer& layer) {
            return std::all_of(layer.weights.begin(), layer.weights.end(), finite)
                && std::all_of(layer.bias.begin(), layer.bias.end(), finite);
        });
    }

    /// One run from its first minibatch to its last. All that changes while it trains is here.
    class TrainingRun {
    public:
        explicit TrainingRun(const TrainingRequest& request)
            : m_request(request)
            , m_mixture(makeMixture(request))
            , m_validation(makeValidation(request))
            , m_mlp(firstMlp(request.recipe))
            , m_optimizer(m_mlp)
            , m_augmenter(request.recipe.augmentation)
        {
        }

        Result<TrainingOutcome> run(const SnapshotSink& sink);

    private:
        bool isStopped() const { return m_request.stop.stop_requested(); }

        std::size_t batchSize() const { return static_cast<std::size_t>(m_request.recipe.batch); }

        MomentumSettings settingsNow() const;
        Result<void> runEpoch(int epoch);
        double trainMinibatch(int epoch, std::span<const Draw> draws);
        void fillBuffer(int epoch, std::span<const Draw> draws);
        Error divergence(int epoch) const;
        TrainingSnapshot snapshot(int epoch) const;

        const TrainingRequest& m_request;
        std::vector<MixtureSet> m_mixture;
        std::vector<SamplePool> m_validation;
        Mlp m_mlp;
        MomentumOptimizer m_optimizer;
        Augmenter m_augmenter;
        MinibatchBuffer m_buffer;
        Activations m_activations;
        Gradients m_gradients;
        std::uint64_t m_step = 0;
        double m_trainLoss = 0; ///< mean over the epoch
        std::size_t m_samples = 0; ///< trained on since the run began
        Clock::duration m_trainingTime {};
    };

    /// The rate at step t of T: η for a constant one, η (1 + cos(π t / T)) / 2 for a cosine.
    MomentumSettings TrainingRun::settingsNow() const
    {
        const Recipe& recipe = m_request.recipe;
        double rate = recipe.optimizer.learningRate;
        if (recipe.schedule == Schedule::Cosine) {
            constexpr double pi = 3.14159265358979323846;
            const std::size_t stepsPerEpoch
                = (epochSize(m_mixture) + batchSize() - 1) / batchSize();
            const double steps = static_cast<double>(stepsPerEpoch) * recipe.epochs;
            rate *= (1 + std::cos(pi * static_cast<double>(m_step) / steps)) / 2;
        }
        return { static_cast<float>(rate), static_cast<float>(recipe.optimizer.momentum),
            static_cast<float>(recipe.optimizer.weightDecay) };
    }

    void TrainingRun::fillBuffer(int epoch, std::span<const Draw> draws)
    {
        const Recipe& recipe = m_request.recipe;
        m_buffer.clear();
        for (const Draw& draw : draws) {
            const SamplePool& pool = m_mixture[draw.set].pool;
            const std::uint8_t label = pool.label(draw.sample);
            if (recipe.augmentation.isOff()) {
                m_buffer.append(pool.image(draw.sample, draw.image), label);
                continue;
            }
            std::array<std::uint8_t, digitPixels> distorted; // NOLINT: the next line fills it
            pool.show(draw.sample, draw.image, m_augmenter,
                openStream(recipe.seed, RandomPurpose::Augmentation, epoch, draw.number),
                distorted);
            m_buffer.append(distorted, label);
        }
    }

    double TrainingRun::trainMinibatch(int epoch, std::span<const Draw> draws)
    {
        fillBuffer(epoch, draws);
        const double loss
            = lossAndGradient(m_mlp, m_buffer.minibatch(), m_activations, m_gradients);
        m_optimizer.step(settingsNow(), m_gradients, m_mlp);
        ++m_step;
        m_samples += draws.size();
        return loss;
    }

    Error TrainingRun::divergence(int epoch) const
    {
        std::ostringstream rate;
        rate << m_request.recipe.optimizer.learningRate;
        return { ErrorCode::TrainingDiverged,
            { std::to_string(epoch + 1), std::to_string(m_step), rate.str() } };
    }

    Result<void> TrainingRun::runEpoch(int epoch)
    {
        const Clock::time_point start = Clock::now();
        const std::vector<Draw> draws = drawEpoch(m_mixture, m_request.recipe.seed, epoch);
        double lossSum = 0;
        for (std::size_t begin = 0; begin < draws.size(); begin += batchSize()) {
            if (isStopped())
                return {};
            const std::size_t count = std::min(batchSize(), draws.size() - begin);
            const double loss = trainMinibatch(epoch, std::span(draws).subspan(begin, count));
            if (!std::isfinite(loss))
                return divergence(epoch);
            lossSum += loss * static_cast<double>(count);
        }
        // A loss is seen before the update that it leads to: the last one shows in the parameters alone.
        if (!isFinite(m_mlp))
            return divergence(epoch);
        m_trainLoss = lossSum / static_cast<double>(draws.size());
        m_trainingTime += Clock::now() - start;
        return {};
    }

    TrainingSnapshot TrainingRun::snapshot(int epoch) const
    {
        TrainingSnapshot result;
        result.epoch = epoch + 1;
        result.epochs = m_request.recipe.epochs;
        result.step = m_step;
        result.trainLoss = m_trainLoss;
        Tally all;
        for (const SamplePool& pool : m_validation) {
            const Tally one = tally(m_mlp, 1, pool, m_request.stop);
            result.validationBySet.push_back(one.evaluation());
            all.add(one);
        }
        result.validation = all.evaluation();
        const double seconds = std::chrono::duration<double>(m_trainingTime).count();
        result.samplesPerSecond = seconds > 0 ? static_cast<double>(m_samples) / seconds : 0;
        result.finished = result.epoch == result.epochs;
        return result;
    }

    Result<TrainingOutcome> TrainingRun::run(const SnapshotSink& sink)
    {
        TrainingOutcome outcome;
        if (!isStopped() && epochSize(m_mixture) == 0)
            return Error { ErrorCode::SplitLeavesNothing,
                { m_request.recipe.data.front().set, "0", "0" } };
        for (int epoch = 0; epoch < m_request.recipe.epochs && !isStopped(); ++epoch) {
            if (Result<void> done = runEpoch(epoch); !done)
                return done.error();
            if (isStopped())
                break;
            TrainingSnapshot now = snapshot(epoch);
            // Stopped while it measured, it measured a part only: better no figures than wrong ones.
            if (isStopped() && !now.finished)
                break;
            outcome.last = now;
            if (sink)
                sink(std::make_unique<const TrainingSnapshot>(std::move(now)));
        }
        outcome.stopped = !(outcome.last && outcome.last->finished);
        outcome.mlp = std::move(m_mlp);
        return outcome;
    }

} // namespace

Result<TrainingOutcome> train(const TrainingRequest& request, const SnapshotSink& sink)
{
    if (Result<void> valid = validateRecipe(request.recipe, request.recipe.name); !valid)
        return valid.error();
    assert(request.data.training.size() == request.recipe.data.size());
    return TrainingRun(request).run(sink);
}

} // namespace inkling
