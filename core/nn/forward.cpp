// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/forward.h"

#include "core/kernels/dense.h"

#include <cassert>

namespace inkling {

namespace {

    /// Multiplies what goes into layer \p i by its dropout factors. Returns the products, or \p inputs without dropout.
    template <typename Scalar>
    std::span<const Scalar> thin(std::span<const Scalar> inputs,
        const BasicDropout<Scalar>* dropout, std::size_t i, BasicActivations<Scalar>& activations)
    {
        std::vector<Scalar>& thinned = activations.thinned[i];
        thinned.clear();
        if (dropout == nullptr || dropout->factors[i].empty())
            return inputs;
        const std::vector<Scalar>& factors = dropout->factors[i];
        assert(factors.size() == inputs.size());
        thinned.resize(inputs.size());
        for (std::size_t k = 0; k < inputs.size(); ++k)
            thinned[k] = inputs[k] * factors[k];
        return thinned;
    }

} // namespace

template <typename Scalar>
std::span<const Scalar> forward(const BasicMlp<Scalar>& mlp, std::span<const Scalar> inputs,
    std::size_t batch, BasicActivations<Scalar>& activations, const BasicDropout<Scalar>* dropout)
{
    assert(!mlp.layers.empty() && inputs.size() == batch * static_cast<std::size_t>(mlp.inputs()));
    activations.batch = batch;
    activations.outputs.resize(mlp.layers.size());
    activations.thinned.resize(mlp.layers.size());
    std::span<const Scalar> current = inputs;
    for (std::size_t i = 0; i < mlp.layers.size(); ++i) {
        const BasicDenseLayer<Scalar>& layer = mlp.layers[i];
        const kernels::DenseShape shape { batch, static_cast<std::size_t>(layer.inputs),
            static_cast<std::size_t>(layer.outputs) };
        current = thin(current, dropout, i, activations);
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
    const BasicMlp<float>&, std::span<const float>, std::size_t, Activations&, const Dropout*);
template std::span<const double> forward(const BasicMlp<double>&, std::span<const double>,
    std::size_t, BasicActivations<double>&, const BasicDropout<double>*);

} // namespace inkling
