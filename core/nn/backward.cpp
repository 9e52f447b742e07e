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

    template <typename Scalar>
    kernels::LossTerms<Scalar> termsOf(const BasicObjective<Scalar>& objective)
    {
        return { objective.loss.kind, static_cast<Scalar>(objective.loss.labelSmoothing) };
    }

    template <typename Scalar>
    kernels::LossShape lossShape(std::size_t logits, std::span<const std::uint8_t> labels,
        const BasicObjective<Scalar>& objective)
    {
        return { labels.size(), logits / labels.size(),
            objective.divisor > 0 ? objective.divisor : labels.size() };
    }

    /// The gradient by the logits, which softmax and cross-entropy together make as simple as p - t.
    template <typename Scalar>
    void outputErrors(std::span<const Scalar> logits, std::span<const std::uint8_t> labels,
        const BasicObjective<Scalar>& objective, std::vector<Scalar>& errors)
    {
        const kernels::LossShape shape = lossShape(logits.size(), labels, objective);
        kernels::softmax(shape.batch, shape.classes, logits.data(), errors.data());
        kernels::lossBackward(shape, termsOf(objective), labels.data(), errors.data());
    }

    /// Multiplies the gradient by what went into layer \p i by its dropout factors.
    template <typename Scalar>
    void multiplyByDropout(
        const BasicObjective<Scalar>& objective, std::size_t i, std::vector<Scalar>& inputErrors)
    {
        if (objective.dropout == nullptr || objective.dropout->factors[i].empty())
            return;
        const std::vector<Scalar>& factors = objective.dropout->factors[i];
        for (std::size_t k = 0; k < inputErrors.size(); ++k)
            inputErrors[k] *= factors[k];
    }

    /// What went into layer \p i.
    template <typename Scalar>
    const Scalar* inputsOf(std::size_t i, const BasicMinibatch<Scalar>& minibatch,
        const BasicActivations<Scalar>& activations)
    {
        if (!activations.thinned[i].empty())
            return activations.thinned[i].data();
        return i == 0 ? minibatch.inputs.data() : activations.outputs[i - 1].data();
    }

} // namespace

template <typename Scalar>
void backward(const BasicMlp<Scalar>& mlp, const BasicMinibatch<Scalar>& minibatch,
    const BasicActivations<Scalar>& activations, BasicGradients<Scalar>& gradients,
    const BasicObjective<Scalar>& objective)
{
    const std::size_t batch = minibatch.labels.size();
    assert(
        batch > 0 && activations.batch == batch && activations.outputs.size() == mlp.layers.size());
    assert(mlp.layers.back().activation == Activation::Identity);
    allocate(mlp, batch, gradients);
    outputErrors(std::span<const Scalar>(activations.outputs.back()), minibatch.labels, objective,
        gradients.errors.back());
    for (std::size_t i = mlp.layers.size(); i-- > 0;) {
        const BasicDenseLayer<Scalar>& layer = mlp.layers[i];
        const std::vector<Scalar>& errors = gradients.errors[i];
        kernels::denseWeightGradient(shapeOf(layer, batch), errors.data(),
            inputsOf(i, minibatch, activations), gradients.layers[i].weights.data(),
            gradients.layers[i].bias.data());
        if (i == 0)
            break;
        std::vector<Scalar>& inputErrors = gradients.errors[i - 1];
        kernels::denseInputGradient(
            shapeOf(layer, batch), errors.data(), layer.weights.data(), inputErrors.data());
        multiplyByDropout(objective, i, inputErrors);
        multiplyByDerivative(mlp.layers[i - 1].activation,
            std::span<const Scalar>(activations.outputs[i - 1]), std::span<Scalar>(inputErrors));
    }
}

template <typename Scalar>
double lossAndGradient(const BasicMlp<Scalar>& mlp, const BasicMinibatch<Scalar>& minibatch,
    BasicActivations<Scalar>& activations, BasicGradients<Scalar>& gradients,
    const BasicObjective<Scalar>& objective)
{
    const std::size_t batch = minibatch.labels.size();
    const std::span<const Scalar> logits
        = forward(mlp, minibatch.inputs, batch, activations, objective.dropout);
    backward(mlp, minibatch, activations, gradients, objective);
    const double sum = kernels::lossSum(lossShape(logits.size(), minibatch.labels, objective),
        termsOf(objective), logits.data(), minibatch.labels.data());
    return sum / static_cast<double>(batch);
}

template void backward(
    const BasicMlp<float>&, const Minibatch&, const Activations&, Gradients&, const Objective&);
template void backward(const BasicMlp<double>&, const BasicMinibatch<double>&,
    const BasicActivations<double>&, BasicGradients<double>&, const BasicObjective<double>&);
template double lossAndGradient(
    const BasicMlp<float>&, const Minibatch&, Activations&, Gradients&, const Objective&);
template double lossAndGradient(const BasicMlp<double>&, const BasicMinibatch<double>&,
    BasicActivations<double>&, BasicGradients<double>&, const BasicObjective<double>&);

} // namespace inkling
