// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up samples and networks, and what compares an engine with the plain backward pass in double.
#pragma once

#include "core/base/random.h"
#include "core/data/sample.h"
#include "core/nn/initialize.h"
#include "core/train/minibatch_engine.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace inkling::test {

/// Made-up digits: four pixels in five are black.
class MadeUpSamples : public MinibatchSamples {
public:
    MadeUpSamples(std::size_t count, std::uint64_t seed)
        : m_pixels(count * digitPixels)
        , m_labels(count)
    {
        Random random(seed);
        for (std::uint8_t& pixel : m_pixels)
            pixel = random.below(5) == 0 ? static_cast<std::uint8_t>(random.below(256)) : 0;
        for (std::uint8_t& label : m_labels)
            label = static_cast<std::uint8_t>(random.below(10));
    }

    std::size_t size() const override { return m_labels.size(); }

    std::uint8_t label(std::size_t i) const override { return m_labels[i]; }

    DigitView image(std::size_t i, Scratch& /*scratch*/) const override
    {
        return DigitView(m_pixels.data() + i * digitPixels, digitPixels);
    }

    std::vector<double> inputs() const
    {
        std::vector<double> values;
        for (const std::uint8_t pixel : m_pixels)
            values.push_back(static_cast<double>(static_cast<float>(pixel) / 255.0F));
        return values;
    }

    const std::vector<std::uint8_t>& labels() const { return m_labels; }

private:
    std::vector<std::uint8_t> m_pixels;
    std::vector<std::uint8_t> m_labels;
};

/// Small random weights everywhere, biases too, so that every one of them counts.
inline Mlp randomMlp(const std::vector<HiddenLayer>& hidden)
{
    Mlp mlp = initializedMlp({ static_cast<int>(digitPixels), 10 }, hidden, 3);
    Random random(17);
    for (DenseLayer& layer : mlp.layers) {
        for (float& weight : layer.weights)
            weight += random.uniform(-0.05F, 0.05F);
        for (float& bias : layer.bias)
            bias = random.uniform(-0.5F, 0.5F);
    }
    return mlp;
}

inline BasicMlp<double> inDouble(const Mlp& mlp)
{
    BasicMlp<double> result;
    for (const DenseLayer& layer : mlp.layers)
        result.layers.push_back({ layer.inputs, layer.outputs, layer.activation,
            { layer.weights.begin(), layer.weights.end() },
            { layer.bias.begin(), layer.bias.end() } });
    return result;
}

/// The greatest difference of two arrays, as a share of the greatest number of the second.
template <typename Left> double distance(const Left& left, const std::vector<double>& right)
{
    double difference = 0;
    double scale = 0;
    for (std::size_t i = 0; i < right.size(); ++i) {
        difference = std::max(difference, std::abs(static_cast<double>(left[i]) - right[i]));
        scale = std::max(scale, std::abs(right[i]));
    }
    return scale > 0 ? difference / scale : difference;
}

// Float sums of some hundred products; measured differences are below a tenth of it.
constexpr double tolerance = 2e-4;

constexpr std::size_t oddBatch = 37;

} // namespace inkling::test
