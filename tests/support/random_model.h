// SPDX-License-Identifier: GPL-3.0-or-later
// A model with random weights, for tests to which it does not matter what the model says.
#pragma once

#include "core/base/image.h"
#include "core/base/random.h"
#include "core/model/model.h"

#include <vector>

namespace inkling::test {

/// Returns a model of 784 inputs, hidden tanh layers of the sizes \p hidden, and 10 outputs.
inline Model randomModel(const std::vector<int>& hidden, std::uint64_t seed = 1)
{
    Model model;
    Random random(seed);
    int inputs = 784;
    const auto addLayer = [&](int outputs, Activation activation) {
        DenseLayer layer { inputs, outputs, activation, {}, {} };
        layer.weights.resize(static_cast<std::size_t>(inputs) * static_cast<std::size_t>(outputs));
        layer.bias.resize(static_cast<std::size_t>(outputs));
        for (std::vector<float>* numbers : { &layer.weights, &layer.bias }) {
            for (float& number : *numbers)
                number = random.uniform(-0.1F, 0.1F);
        }
        model.mlp.layers.push_back(std::move(layer));
        inputs = outputs;
    };
    for (const int size : hidden)
        addLayer(size, Activation::Tanh);
    addLayer(classCount, Activation::Identity);
    return model;
}

/// Returns a 28×28 image of random grays, nine tenths of it black.
inline GrayImage randomDigit(std::uint64_t seed)
{
    GrayImage image(28, 28);
    Random random(seed, 1);
    constexpr std::uint32_t oneIn = 10;
    for (std::uint8_t& gray : image.pixels)
        gray = random.below(oneIn) == 0 ? static_cast<std::uint8_t>(random.below(256))
                                        : std::uint8_t { 0 };
    return image;
}

} // namespace inkling::test
