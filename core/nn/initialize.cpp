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

    float spreadFor(const DenseLayer& layer)
    {
        if (layer.activation == Activation::Relu)
            return std::sqrt(2.0F / static_cast<float>(layer.inputs));
        return std::sqrt(2.0F / static_cast<float>(layer.inputs + layer.outputs));
    }

    void randomize(DenseLayer& layer, Random random)
    {
        const float spread = spreadFor(layer);
        for (float& weight : layer.weights)
            weight = spread * random.normal();
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
    for (std::size_t i = 0; i < mlp.layers.size(); ++i)
        randomize(mlp.layers[i], Random(seed, initializationStream, static_cast<std::uint32_t>(i)));
    return mlp;
}

} // namespace inkling
