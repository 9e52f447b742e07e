// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/minibatch_engine.h"

#include "core/train/minibatch_buffer.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace inkling {

namespace {

    /// Calls \p function with the values of each layer and where they begin in an EngineState, weights before biases.
    template <typename MlpType, typename Function>
    void forEachArray(MlpType& mlp, Function function)
    {
        std::size_t offset = 0;
        for (std::size_t i = 0; i < mlp.layers.size(); ++i) {
            auto& layer = mlp.layers[i];
            function(i, layer.weights, offset, true);
            offset += layer.weights.size();
            function(i, layer.bias, offset, false);
            offset += layer.bias.size();
        }
    }

    std::size_t correctCount(std::span<const float> logits, std::span<const std::uint8_t> labels)
    {
        const std::size_t classes = logits.size() / labels.size();
        std::size_t correct = 0;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const std::span<const float> row = logits.subspan(i * classes, classes);
            const auto winner = std::max_element(row.begin(), row.end()) - row.begin();
            correct += winner == labels[i] ? std::size_t { 1 } : 0;
        }
        return correct;
    }

    /// The decay after \p updates: an average that just began forgets faster, so that the first weights do not linger.
    double warmedDecay(double decay, std::uint64_t updates)
    {
        const auto count = static_cast<double>(updates);
        return std::min(decay, (1 + count) / (10 + count));
    }

} // namespace

std::vector<float> flattened(const Mlp& mlp)
{
    std::vector<float> result;
    result.reserve(mlp.parameterCount());
    forEachArray(mlp, [&](std::size_t, const std::vector<float>& values, std::size_t, bool) {
        result.insert(result.end(), values.begin(), values.end());
    });
    return result;
}

Mlp unflattened(Mlp shape, std::span<const float> parameters)
{
    assert(parameters.size() == shape.parameterCount());
    forEachArray(shape, [&](std::size_t, std::vector<float>& values, std::size_t offset, bool) {
        const std::span<const float> part = parameters.subspan(offset, values.size());
        std::copy(part.begin(), part.end(), values.begin());
    });
    return shape;
}

struct MinibatchEngine::Parts {
    EngineSettings settings;
    Mlp mlp;
    std::vector<float> firstMoment;
    std::vector<float> secondMoment;
    std::vector<float> average;
    MinibatchSamples::Scratch scratch;
    MinibatchBuffer buffer;
    Dropout dropout;
    Activations activations;
    Gradients gradients;

    void fillBuffer(const MinibatchSamples& samples);
    void drawFactors(std::uint64_t step);
    void update(const StepSettings& step);
    void updateAverage(std::uint64_t updates);
};

void MinibatchEngine::Parts::fillBuffer(const MinibatchSamples& samples)
{
    buffer.clear();
    for (std::size_t i = 0; i < samples.size(); ++i)
        buffer.append(samples.image(i, scratch), samples.label(i));
}

void MinibatchEngine::Parts::drawFactors(std::uint64_t step)
{
    if (!settings.dropout.empty())
        drawDropout(mlp, settings.dropout, { settings.seed, step, 0 },
            buffer.minibatch().labels.size(), dropout);
}

void MinibatchEngine::Parts::update(const StepSettings& step)
{
    kernels::UpdateStep<float> forWeights = updateStep<float>(step.optimizer, step.step + 1);
    kernels::UpdateStep<float> forBiases = forWeights;
    forBiases.weightDecay = 0;
    forEachArray(
        mlp, [&](std::size_t i, std::vector<float>& values, std::size_t offset, bool areWeights) {
            const BasicDenseGradient<float>& gradient = gradients.layers[i];
            kernels::UpdateArrays<float> arrays;
            arrays.parameters = values.data();
            arrays.gradient = areWeights ? gradient.weights.data() : gradient.bias.data();
            arrays.first = firstMoment.empty() ? nullptr : firstMoment.data() + offset;
            arrays.second = secondMoment.empty() ? nullptr : secondMoment.data() + offset;
            kernels::updateParameters(values.size(), areWeights ? forWeights : forBiases, arrays);
        });
}

void MinibatchEngine::Parts::updateAverage(std::uint64_t updates)
{
    if (average.empty())
        return;
    const auto decay = static_cast<float>(warmedDecay(settings.averageDecay, updates));
    forEachArray(mlp, [&](std::size_t, std::vector<float>& values, std::size_t offset, bool) {
        kernels::averageParameters(values.size(), decay, values.data(), average.data() + offset);
    });
}

MinibatchEngine::MinibatchEngine(const Mlp& mlp, const EngineSettings& settings)
    : m_parts(std::make_unique<Parts>())
{
    assert(settings.dropout.empty() || settings.dropout.size() == mlp.layers.size());
    m_parts->settings = settings;
    m_parts->mlp = mlp;
    const std::size_t count = mlp.parameterCount();
    if (usesMomentum(settings.optimizer) || usesMoments(settings.optimizer))
        m_parts->firstMoment.resize(count);
    if (usesMoments(settings.optimizer))
        m_parts->secondMoment.resize(count);
    if (settings.averageDecay > 0)
        m_parts->average = flattened(mlp);
}

MinibatchEngine::~MinibatchEngine() = default;

StepResult MinibatchEngine::step(const MinibatchSamples& samples, const StepSettings& settings)
{
    assert(samples.size() > 0 && settings.optimizer.kind == m_parts->settings.optimizer);
    Parts& parts = *m_parts;
    parts.fillBuffer(samples);
    parts.drawFactors(settings.step);
    const Objective objective { parts.settings.loss,
        parts.settings.dropout.empty() ? nullptr : &parts.dropout, 0 };
    const Minibatch minibatch = parts.buffer.minibatch();
    const double loss
        = lossAndGradient(parts.mlp, minibatch, parts.activations, parts.gradients, objective);
    const StepResult result { loss * static_cast<double>(samples.size()),
        correctCount(parts.activations.outputs.back(), minibatch.labels) };
    if (!std::isfinite(loss))
        return result;
    parts.update(settings);
    parts.updateAverage(settings.step);
    return result;
}

Mlp MinibatchEngine::parameters() const { return m_parts->mlp; }

Mlp MinibatchEngine::averagedParameters() const
{
    return m_parts->average.empty() ? m_parts->mlp : unflattened(m_parts->mlp, m_parts->average);
}

const Gradients& MinibatchEngine::gradient() const { return m_parts->gradients; }

bool MinibatchEngine::isFinite() const
{
    bool result = true;
    forEachArray(
        m_parts->mlp, [&](std::size_t, const std::vector<float>& values, std::size_t, bool) {
            result = result && std::all_of(values.begin(), values.end(), [](float v) {
                return std::isfinite(v);
            });
        });
    return result;
}

EngineState MinibatchEngine::state() const
{
    return { flattened(m_parts->mlp), m_parts->firstMoment, m_parts->secondMoment,
        m_parts->average };
}

void MinibatchEngine::restore(const EngineState& state)
{
    assert(state.firstMoment.size() == m_parts->firstMoment.size());
    assert(state.secondMoment.size() == m_parts->secondMoment.size());
    assert(state.average.size() == m_parts->average.size());
    m_parts->mlp = unflattened(std::move(m_parts->mlp), state.parameters);
    m_parts->firstMoment = state.firstMoment;
    m_parts->secondMoment = state.secondMoment;
    m_parts->average = state.average;
}

} // namespace inkling
