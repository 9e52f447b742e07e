// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/sample_forward.h"

#include "core/kernels/active_rows.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <functional>

namespace inkling {

namespace {

    // Rows and columns of a square that is turned at once: it fits into the cache whichever way it is walked.
    constexpr std::size_t turnedAtOnce = 32;

    std::vector<float> transposed(const DenseLayer& layer)
    {
        const auto inputs = static_cast<std::size_t>(layer.inputs);
        const auto outputs = static_cast<std::size_t>(layer.outputs);
        std::vector<float> byInput(layer.weights.size());
        for (std::size_t top = 0; top < outputs; top += turnedAtOnce) {
            for (std::size_t left = 0; left < inputs; left += turnedAtOnce) {
                for (std::size_t i = left; i < std::min(inputs, left + turnedAtOnce); ++i) {
                    for (std::size_t o = top; o < std::min(outputs, top + turnedAtOnce); ++o)
                        byInput[i * outputs + o] = layer.weights[o * inputs + i];
                }
            }
        }
        return byInput;
    }

} // namespace

SampleForward::SampleForward(const Mlp& mlp)
{
    for (const DenseLayer& layer : mlp.layers)
        m_layers.push_back({ static_cast<std::size_t>(layer.inputs), layer.activation,
            transposed(layer), layer.bias });
}

std::span<const float> SampleForward::run(
    std::span<const float> input, Activations& activations) const
{
    assert(!m_layers.empty() && input.size() == m_layers.front().inputs);
    activations.batch = 1;
    activations.outputs.resize(m_layers.size());
    activations.thinned.resize(m_layers.size());
    std::vector<std::uint32_t> lit;
    std::vector<float> factors;
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        const Layer& layer = m_layers[l];
        lit.clear();
        factors.clear();
        for (std::size_t i = 0; i < input.size(); ++i) {
            if (input[i] != 0) { // true for NaN too: divergence must not be hidden
                lit.push_back(static_cast<std::uint32_t>(i));
                factors.push_back(input[i]);
            }
        }
        std::vector<float>& outputs = activations.outputs[l];
        outputs.resize(layer.bias.size());
        kernels::activeRowProduct(
            { lit, factors.data(), 1 }, outputs.size(), layer.byInput.data(), outputs.data());
        std::transform(
            outputs.begin(), outputs.end(), layer.bias.begin(), outputs.begin(), std::plus<>());
        activate(layer.activation, std::span<float>(outputs));
        activations.thinned[l].clear();
        input = outputs;
    }
    return input;
}

} // namespace inkling
