// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/minibatch_engine.h"

#include "core/base/thread_team.h"
#include "core/nn/panel_layer.h"
#include "core/train/minibatch_pass.h"
#include "core/train/shared_update.h"
#include "core/train/weight_tiles.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <list>

namespace inkling {

namespace {

    std::vector<PanelLayer> makeLayers(
        const Mlp& mlp, const std::vector<std::optional<SharedLayer>>& shared)
    {
        std::vector<PanelLayer> layers;
        for (const DenseLayer& dense : mlp.layers) {
            PanelLayer layer;
            layer.inputs = static_cast<std::size_t>(dense.inputs);
            layer.outputs = static_cast<std::size_t>(dense.outputs);
            layer.activation = dense.activation;
            if (layers.size() < shared.size())
                layer.shared = shared[layers.size()];
            layers.push_back(std::move(layer));
        }
        return layers;
    }

    /// The decay after \p updates: an average that just began forgets faster, so that the first weights do not linger.
    double warmedDecay(double decay, std::uint64_t updates)
    {
        const auto count = static_cast<double>(updates);
        return std::min(decay, (1 + count) / (10 + count));
    }

    Gradients emptyGradients(const std::vector<PanelLayer>& layers)
    {
        Gradients gradients;
        for (const PanelLayer& layer : layers)
            gradients.layers.push_back({ std::vector<float>(layer.inputs * layer.outputs),
                std::vector<float>(layer.outputs) });
        return gradients;
    }

} // namespace

std::vector<float> flattened(const Mlp& mlp)
{
    std::vector<float> result;
    result.reserve(mlp.parameterCount());
    for (const DenseLayer& layer : mlp.layers) {
        result.insert(result.end(), layer.weights.begin(), layer.weights.end());
        result.insert(result.end(), layer.bias.begin(), layer.bias.end());
    }
    return result;
}

Mlp unflattened(Mlp shape, std::span<const float> parameters)
{
    assert(parameters.size() == shape.parameterCount());
    const auto take = [&parameters](std::vector<float>& values) {
        std::copy_n(parameters.begin(), values.size(), values.begin());
        parameters = parameters.subspan(values.size());
    };
    for (DenseLayer& layer : shape.layers) {
        take(layer.weights);
        take(layer.bias);
    }
    return shape;
}

struct MinibatchEngine::Parts {
    Parts(const Mlp& mlp, const EngineSettings& engineSettings)
        : settings(engineSettings)
        , shape(mlp)
        , layers(makeLayers(mlp, settings.shared))
        , pass(layers, settings)
        , tiles(makeWeightTiles(layers))
        , gradients(emptyGradients(layers))
        , team(engineSettings.threads)
    {
        for (std::size_t i = 0; i < layers.size(); ++i) {
            if (layers[i].shared)
                sharedUpdates.emplace_back(layers, i);
        }
    }

    /// Spreads one array of a state over the layers; an empty one leaves them without.
    void spreadAll(std::span<const float> flat, PanelArray PanelLayer::*array)
    {
        for (PanelLayer& layer : layers) {
            if (flat.empty())
                continue;
            spread(layer, flat.first(layer.parameterCount()), layer.*array);
            flat = flat.subspan(layer.parameterCount());
        }
    }

    Mlp collectMlp(PanelArray PanelLayer::*array) const
    {
        std::vector<float> flat(shape.parameterCount());
        std::span<float> rest(flat);
        for (const PanelLayer& layer : layers) {
            collect(layer, layer.*array, rest.first(layer.parameterCount()));
            rest = rest.subspan(layer.parameterCount());
        }
        Mlp mlp = unflattened(shape, flat);
        for (std::size_t i = 0; i < layers.size(); ++i) {
            if (layers[i].shared)
                layers[i].shared->shareOut(mlp.layers[i]);
        }
        return mlp;
    }

    std::vector<float> collectAll(PanelArray PanelLayer::*array) const
    {
        if ((layers.front().*array).empty())
            return {};
        return flattened(collectMlp(array));
    }

    void update(const StepSettings& step);

    EngineSettings settings;
    Mlp shape; ///< sizes and activations; its numbers are those of the start
    std::vector<PanelLayer> layers;
    MinibatchPass pass;
    std::vector<WeightTile> tiles;
    std::list<SharedUpdate> sharedUpdates; ///< of the layers without tiles
    Gradients gradients; ///< of the last step that was told to keep it
    ThreadTeam team;
};

void MinibatchEngine::Parts::update(const StepSettings& step)
{
    TileUpdate tileUpdate { pass, updateStep<float>(step.optimizer, step.step + 1), {} };
    tileUpdate.biases = tileUpdate.weights;
    tileUpdate.biases.weightDecay = 0;
    tileUpdate.averageDecay = static_cast<float>(warmedDecay(settings.averageDecay, step.step));
    tileUpdate.kept = step.keepGradient ? &gradients : nullptr;
    team.forEach(
        tiles.size(), [&](std::size_t task) { updateTile(tiles[task], tileUpdate, layers); });
    for (SharedUpdate& shared : sharedUpdates) {
        team.forEach(
            shared.gradientTasks(), [&](std::size_t task) { shared.computeGradient(task, pass); });
        team.forEach(
            shared.updateTasks(), [&](std::size_t task) { shared.update(task, tileUpdate); });
    }
}

MinibatchEngine::MinibatchEngine(const Mlp& mlp, const EngineSettings& settings)
    : m_parts(std::make_unique<Parts>(mlp, settings))
{
    assert(settings.dropout.empty() || settings.dropout.size() == mlp.layers.size());
    EngineState start { flattened(mlp), {}, {}, {} };
    if (usesMomentum(settings.optimizer) || usesMoments(settings.optimizer))
        start.firstMoment.resize(start.parameters.size());
    if (usesMoments(settings.optimizer))
        start.secondMoment.resize(start.parameters.size());
    if (settings.averageDecay > 0)
        start.average = start.parameters;
    restore(start);
}

MinibatchEngine::~MinibatchEngine() = default;

StepResult MinibatchEngine::step(const MinibatchSamples& samples, const StepSettings& settings)
{
    assert(samples.size() > 0 && settings.optimizer.kind == m_parts->settings.optimizer);
    MinibatchPass& pass = m_parts->pass;
    ThreadTeam& team = m_parts->team;
    pass.begin(samples, settings.step);
    team.forEach(pass.readTasks(), [&pass](std::size_t task) { pass.read(task); });
    team.forEach(pass.listTasks(), [&pass](std::size_t task) { pass.list(task); });
    team.forEach(pass.firstLayerTasks(), [&pass](std::size_t task) { pass.runFirstLayer(task); });
    team.forEach(pass.errorTasks(), [&pass](std::size_t task) { pass.runErrors(task); });
    const StepResult result = pass.result();
    if (std::isfinite(result.lossSum))
        m_parts->update(settings);
    return result;
}

Mlp MinibatchEngine::parameters() const { return m_parts->collectMlp(&PanelLayer::parameters); }

Mlp MinibatchEngine::averagedParameters() const
{
    if (m_parts->settings.averageDecay == 0)
        return parameters();
    return m_parts->collectMlp(&PanelLayer::average);
}

const Gradients& MinibatchEngine::gradient() const { return m_parts->gradients; }

ThreadTeam& MinibatchEngine::team() { return m_parts->team; }

bool MinibatchEngine::isFinite() const
{
    const auto finite = [](float value) { return std::isfinite(value); };
    return std::all_of(
        m_parts->layers.begin(), m_parts->layers.end(), [&](const PanelLayer& layer) {
            return std::all_of(layer.parameters.begin(), layer.parameters.end(), finite);
        });
}

EngineState MinibatchEngine::state() const
{
    return { m_parts->collectAll(&PanelLayer::parameters),
        m_parts->collectAll(&PanelLayer::firstMoment),
        m_parts->collectAll(&PanelLayer::secondMoment), m_parts->collectAll(&PanelLayer::average) };
}

void MinibatchEngine::restore(const EngineState& state)
{
    assert(state.parameters.size() == m_parts->shape.parameterCount());
    m_parts->spreadAll(state.parameters, &PanelLayer::parameters);
    m_parts->spreadAll(state.firstMoment, &PanelLayer::firstMoment);
    m_parts->spreadAll(state.secondMoment, &PanelLayer::secondMoment);
    m_parts->spreadAll(state.average, &PanelLayer::average);
    for (std::size_t i = 1; i < m_parts->layers.size(); ++i)
        transposeWeights(m_parts->layers[i]);
}

} // namespace inkling
