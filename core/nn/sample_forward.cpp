// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/sample_forward.h"

#include "core/kernels/active_rows.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <functional>
#include <utility>

namespace inkling {

namespace {

    // Outputs that share a list of inputs: as many as the kernel sums up side by side, and few enough to look through
    // nearly the same windows.
    constexpr std::size_t panelOutputs = 64;
    // Outputs whose weights are turned at once: a cache line is written whole.
    constexpr std::size_t turnedAtOnce = 16;

    /// Tells for each input whether any of \p outputs outputs from \p first on depends on it.
    std::vector<std::uint32_t> inputsSeen(
        const DenseLayer& layer, std::size_t first, std::size_t outputs)
    {
        const auto count = static_cast<std::size_t>(layer.inputs);
        std::vector<std::uint8_t> seen(count);
        for (std::size_t output = first; output < first + outputs; ++output) {
            const float* const row = layer.weights.data() + output * count;
            for (std::size_t i = 0; i < count; ++i)
                seen[i] |= static_cast<std::uint8_t>(row[i] != 0);
        }
        std::vector<std::uint32_t> inputs;
        for (std::size_t i = 0; i < count; ++i) {
            if (seen[i] != 0)
                inputs.push_back(static_cast<std::uint32_t>(i));
        }
        return inputs;
    }

    /// The inputs of a panel that are not 0: their places in its list and their values.
    struct LitInputs {
        std::vector<std::uint32_t> rows;
        std::vector<float> factors;

        void find(std::span<const std::uint32_t> inputs, std::span<const float> values)
        {
            rows.resize(inputs.size());
            factors.resize(inputs.size());
            std::size_t found = 0;
            for (std::size_t i = 0; i < inputs.size(); ++i) {
                const float value = values[inputs[i]];
                rows[found] = static_cast<std::uint32_t>(i);
                factors[found] = value;
                found += static_cast<std::size_t>(
                    value != 0); // true for NaN too: divergence must not be hidden
            }
            rows.resize(found);
        }
    };

} // namespace

SampleForward::SampleForward(const Mlp& mlp)
{
    for (const DenseLayer& layer : mlp.layers)
        m_layers.push_back({ static_cast<std::size_t>(layer.inputs), layer.activation,
            panelsOf(layer), layer.bias });
}

SampleForward::Panel SampleForward::panelOf(const DenseLayer& layer, std::size_t first,
    std::size_t outputs, std::vector<std::uint32_t> inputs)
{
    Panel panel { first, outputs, std::move(inputs), {} };
    const auto count = static_cast<std::size_t>(layer.inputs);
    panel.byInput.resize(panel.inputs.size() * outputs);
    for (std::size_t begin = 0; begin < outputs; begin += turnedAtOnce) {
        const std::size_t end = std::min(outputs, begin + turnedAtOnce);
        for (std::size_t i = 0; i < panel.inputs.size(); ++i) {
            for (std::size_t o = begin; o < end; ++o)
                panel.byInput[i * outputs + o]
                    = layer.weights[(first + o) * count + panel.inputs[i]];
        }
    }
    return panel;
}

/// Outputs that see different inputs lie in panels of their own; where all see nearly all, one list of inputs serves.
std::vector<SampleForward::Panel> SampleForward::panelsOf(const DenseLayer& layer)
{
    const auto outputs = static_cast<std::size_t>(layer.outputs);
    std::vector<std::vector<std::uint32_t>> inputs;
    std::size_t weights = 0;
    for (std::size_t first = 0; first < outputs; first += panelOutputs) {
        const std::size_t count = std::min(panelOutputs, outputs - first);
        inputs.push_back(inputsSeen(layer, first, count));
        weights += inputs.back().size() * count;
    }
    if (2 * weights > layer.weights.size())
        return { panelOf(layer, 0, outputs, inputsSeen(layer, 0, outputs)) };
    std::vector<Panel> panels;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const std::size_t first = i * panelOutputs;
        panels.push_back(
            panelOf(layer, first, std::min(panelOutputs, outputs - first), std::move(inputs[i])));
    }
    return panels;
}

std::span<const float> SampleForward::run(
    std::span<const float> input, Activations& activations) const
{
    assert(!m_layers.empty() && input.size() == m_layers.front().inputs);
    activations.batch = 1;
    activations.outputs.resize(m_layers.size());
    activations.thinned.resize(m_layers.size());
    LitInputs lit;
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        const Layer& layer = m_layers[l];
        std::vector<float>& outputs = activations.outputs[l];
        outputs.resize(layer.bias.size());
        for (const Panel& panel : layer.panels) {
            lit.find(panel.inputs, input);
            kernels::activeRowProduct({ lit.rows, lit.factors.data(), 1 }, panel.outputs,
                panel.byInput.data(), outputs.data() + panel.first);
        }
        std::transform(
            outputs.begin(), outputs.end(), layer.bias.begin(), outputs.begin(), std::plus<>());
        activate(layer.activation, std::span<float>(outputs));
        activations.thinned[l].clear();
        input = outputs;
    }
    return input;
}

} // namespace inkling
