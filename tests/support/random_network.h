// SPDX-License-Identifier: GPL-3.0-or-later
// Networks with random weights of a given shape, spread so that their hidden units are neither dead nor all alike.
#pragma once

#include "core/base/random.h"
#include "core/model/model.h"

#include <cmath>
#include <vector>

namespace inkling::test {

/// Returns a model of 784 inputs, one hidden layer for each activation of \p hidden with \p units units, and 10 outputs.
/// *Range*: \p gain multiplies all weights; 1 keeps the spread of signals about constant.
inline Model randomNetwork(
    const std::vector<Activation>& hidden, int units, std::uint64_t seed, float gain = 1)
{
    constexpr float uniformSpread = 3; // of variance 1: ±√3
    Model model;
    Random random(seed, 2);
    int inputs = 784;
    const auto addLayer = [&](int outputs, Activation activation) {
        DenseLayer layer { inputs, outputs, activation, {}, {} };
        // Of the inputs of the first layer about one in six is lit.
        const float lit = inputs == 784 ? 100.0F : static_cast<float>(inputs);
        const float spread = gain * std::sqrt(uniformSpread / lit);
        layer.weights.resize(static_cast<std::size_t>(inputs) * static_cast<std::size_t>(outputs));
        layer.bias.resize(static_cast<std::size_t>(outputs));
        for (float& weight : layer.weights)
            weight = random.uniform(-spread, spread);
        for (float& bias : layer.bias)
            bias = random.uniform(-0.5F, 0.5F);
        model.mlp.layers.push_back(std::move(layer));
        inputs = outputs;
    };
    for (const Activation activation : hidden)
        addLayer(units, activation);
    addLayer(classCount, Activation::Identity);
    return model;
}

} // namespace inkling::test
