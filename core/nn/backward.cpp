// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/backward.h"

#include "core/kernels/dense.h"
#include "core/kernels/loss.h"

#include <cassert>

namespace inkling {

namespace {

    template <typename Scalar>
    kernels::DenseShape shapeOf(const BasicDenseLayer<Scalar>& layer, std::size_t batch)
    {
        return { batch, static_cast<std::size_t>(layer.inputs),
            static_cast<std::size_t>(layer.outputs) };
    }

    template <typename Scalar>
    void allocate(const BasicMlp<Scalar>& mlp, std::size_t batch, BasicGradients<Scalar>& gradients)
    {
        gradients.layers.resize(mlp.layers.size());
        gradients.errors.resize(mlp.layers.size());
        for (std::size_t i = 0; i < mlp.layers.size(); ++i) {
            gradients.layers[i].weights.resize(mlp.layers[i].weights.size());
            gradients.layers[i].bias.resize(mlp.layers[i].bias.size());
            gradients.errors[i].resize(batch * mlp.layers[i].bias.size());
        }
    }

    /// The gradient by the logits, which softmax and cross-entropy together make as simple as p - onehot(label).
    template <typename Scalar>
    void outputErrors(std::span<const Scalar> logits, std::span<const std::uint8_t> labels,
        std::vector<Scalar>& errors)
    {
        const std::size_t classes = logits.size() / labels.size();
        kernels::softmax(labels.size(), classes, logits.data(), errors.data());
        kernels::crossEntropyBackward(labels.size(), classes, labels.data(), errors.data());
    }

} // namespace

template <typename Scalar>
void backward(const BasicMlp<Scalar>& mlp, const BasicMinibatch<Scalar>& minibatch,
    const BasicActivations<Scalar>& activations, BasicGradients<Scalar>& gradients)
{
    const std::size_t batch = minibatch.labels.size();
    assert(
        batch > 0 && activations.batch == batch && activations.outputs.size() == mlp.layers.size());
    assert(mlp.layers.back().activation == Activation::Identity);
    allocate(mlp, batch, gradients);
    outputErrors(std::span<const Scalar>(activations.outputs.back()), minibatch.labels,
        gradients.errors.back());
    for (std::size_t i = mlp.layers.size(); i-- > 0;) {
        const BasicDenseLayer<Scalar>& layer = mlp.layers[i];
        const std::vector<Scalar>& errors = gradients.errors[i];
        const Scalar* inputs = i == 0 ? minibatch.inputs.data() : activations.outputs[i - 1].data();
        kernels::denseWeightGradient(shapeOf(layer, batch), errors.data(), inputs,
            gradients.layers[i].weights.data(), gradients.layers[i].bias.data());
        if (i == 0)
            break;
        std::vector<Scalar>& inputErrors = gradients.errors[i - 1];
        kernels::denseInputGradient(
            shapeOf(layer, batch), errors.data(), layer.weights.data(), inputErrors.data());
        multiplyByDerivative(mlp.layers[i - 1].activation,
            std::span<const Scalar>(activations.outputs[i - 1]), std::span<Scalar>(inputErrors));
    }
}

template <typename Scalar>
double lossAndGradient(const BasicMlp<Scalar>& mlp, const BasicMinibatch<Scalar>& minibatch,
    BasicActivations<Scalar>& activations, BasicGradients<Scalar>& gradients)
{
    const std::size_t batch = minibatch.labels.size();
    const std::span<const Scalar> logits = forward(mlp, minibatch.inputs, batch, activations);
    backward(mlp, minibatch, activations, gradients);
    const double sum = kernels::crossEntropySum(
        batch, logits.size() / batch, logits.data(), minibatch.labels.data());
    return sum / static_cast<double>(batch);
}

template void backward(const BasicMlp<float>&, const Minibatch&, const Activations&, Gradients&);
template void backward(const BasicMlp<double>&, const BasicMinibatch<double>&,
    const BasicActivations<double>&, BasicGradients<double>&);
template double lossAndGradient(const BasicMlp<float>&, const Minibatch&, Activations&, Gradients&);
template double lossAndGradient(const BasicMlp<double>&, const BasicMinibatch<double>&,
    BasicActivations<double>&, BasicGradients<double>&);

} // namespace inkling
