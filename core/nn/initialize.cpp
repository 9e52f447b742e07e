// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/initialize.h"

#include "core/base/random.h"

#include <cassert>
#include <cmath>

namespace inkling {

namespace {

    // Names the streams of first weights, apart from those of shuffling and the like under the same seed.
    constexpr std::uint64_t initializationStream = std::uint64_t { 1 } << 40U;

    DenseLayer zeroLayer(int inputs, int outputs, Activation activation)
    {
        assert(inputs > 0 && outputs > 0);
        const auto columns = static_cast<std::size_t>(inputs);
        const auto rows = static_cast<std::size_t>(outputs);
        return { inputs, outputs, activation, std::vector<float>(rows * columns),
            std::vector<float>(rows) };
    }

    /// \p inputs are those of one unit, \p outputs the units that read one input.
    float spreadFor(Activation activation, int inputs, int outputs)
    {
        if (activation == Activation::Relu)
            return std::sqrt(2.0F / static_cast<float>(inputs));
        return std::sqrt(2.0F / static_cast<float>(inputs + outputs));
    }

    void randomize(DenseLayer& layer, Random random)
    {
        const float spread = spreadFor(layer.activation, layer.inputs, layer.outputs);
        for (float& weight : layer.weights)
            weight = spread * random.normal();
    }

    void randomizeShared(DenseLayer& layer, const SharedLayer& shared, Random random)
    {
        const float spread = spreadFor(layer.activation, static_cast<int>(shared.windowInputs()),
            static_cast<int>(shared.maps()));
        const auto inputs = static_cast<std::size_t>(layer.inputs);
        for (std::size_t map = 0; map < shared.maps(); ++map) {
            for (std::size_t row = 0; row < shared.windowRows(); ++row) {
                const kernels::Range range = shared.inputsOf(0, row);
                for (std::size_t input = range.begin; input < range.end; ++input)
                    layer.weights[map * inputs + input] = spread * random.normal();
            }
        }
        shared.shareOut(layer);
    }

} // namespace

Mlp initializedMlp(MlpEnds ends, std::span<const HiddenLayer> hidden, std::uint64_t seed)
{
    Mlp mlp;
    int inputs = ends.inputs;
    for (const HiddenLayer& layer : hidden) {
        mlp.layers.push_back(zeroLayer(inputs, layer.units, layer.activation));
        inputs = layer.units;
    }
    mlp.layers.push_back(zeroLayer(inputs, ends.outputs, Activation::Identity));
    if (hidden.empty())
        return mlp;
    for (std::size_t i = 0; i < mlp.layers.size(); ++i) {
        const Random random(seed, initializationStream, static_cast<std::uint32_t>(i));
        if (i < hidden.size() && hidden[i].shared)
            randomizeShared(mlp.layers[i], *hidden[i].shared, random);
        else
            randomize(mlp.layers[i], random);
    }
    return mlp;
}

} // namespace inkling
