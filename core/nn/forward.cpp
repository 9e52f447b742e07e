// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/forward.h"

#include "core/kernels/dense.h"

#include <cassert>

namespace inkling {

template <typename Scalar>
std::span<const Scalar> forward(const BasicMlp<Scalar>& mlp, std::span<const Scalar> inputs,
    std::size_t batch, BasicActivations<Scalar>& activations)
{
    assert(!mlp.layers.empty() && inputs.size() == batch * static_cast<std::size_t>(mlp.inputs()));
    activations.batch = batch;
    activations.outputs.resize(mlp.layers.size());
    std::span<const Scalar> current = inputs;
    for (std::size_t i = 0; i < mlp.layers.size(); ++i) {
        const BasicDenseLayer<Scalar>& layer = mlp.layers[i];
        const kernels::DenseShape shape { batch, static_cast<std::size_t>(layer.inputs),
            static_cast<std::size_t>(layer.outputs) };
        std::vector<Scalar>& outputs = activations.outputs[i];
        outputs.resize(batch * shape.outputs);
        kernels::denseForward(
            shape, current.data(), layer.weights.data(), layer.bias.data(), outputs.data());
        activate(layer.activation, std::span<Scalar>(outputs));
        current = outputs;
    }
    return current;
}

std::span<const float> logitsOf(
    const Mlp& mlp, std::span<const float> input, Activations& activations)
{
    return forward(mlp, input, 1, activations);
}

std::vector<float> logitsOf(const Mlp& mlp, std::span<const float> input)
{
    Activations activations;
    const std::span<const float> logits = logitsOf(mlp, input, activations);
    return { logits.begin(), logits.end() };
}

template std::span<const float> forward(
    const BasicMlp<float>&, std::span<const float>, std::size_t, Activations&);
template std::span<const double> forward(
    const BasicMlp<double>&, std::span<const double>, std::size_t, BasicActivations<double>&);

} // namespace inkling
