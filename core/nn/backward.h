// SPDX-License-Identifier: GPL-3.0-or-later
// The backward pass: the gradient of the mean loss of a minibatch by every weight and bias.
// It follows a forward pass and reads what that left in the activations.
#pragma once

#include "core/nn/forward.h"
#include "core/nn/mlp.h"
#include "core/nn/objective.h"

#include <cstdint>
#include <span>
#include <vector>

namespace inkling {

/// The gradient by the parameters of one layer.
template <typename Scalar> struct BasicDenseGradient {
    std::vector<Scalar> weights; ///< [outputs × inputs], row-major
    std::vector<Scalar> bias; ///< [outputs]
};

/// The gradient of a perceptron, and what its computing needs. Used again it allocates nothing.
template <typename Scalar> struct BasicGradients {
    std::vector<BasicDenseGradient<Scalar>> layers;
    std::vector<std::vector<Scalar>>
        errors; ///< per layer, [batch × outputs]: the gradient by its pre-activations
};

/// A minibatch with its labels. *Shapes*: \p inputs [labels.size() × mlp.inputs()], labels in [0, mlp.outputs()).
template <typename Scalar> struct BasicMinibatch {
    std::span<const Scalar> inputs;
    std::span<const std::uint8_t> labels;
};

using Gradients = BasicGradients<float>;
using Minibatch = BasicMinibatch<float>;

/// Computes the gradient of the mean loss of \p minibatch into \p gradients.
/// \p activations is as forward left it for the same perceptron, inputs and dropout.
template <typename Scalar>
void backward(const BasicMlp<Scalar>& mlp, const BasicMinibatch<Scalar>& minibatch,
    const BasicActivations<Scalar>& activations, BasicGradients<Scalar>& gradients,
    const BasicObjective<Scalar>& objective = {});

/// Runs \p minibatch forward and backward. Returns its mean loss; cross-entropy is in nats.
template <typename Scalar>
double lossAndGradient(const BasicMlp<Scalar>& mlp, const BasicMinibatch<Scalar>& minibatch,
    BasicActivations<Scalar>& activations, BasicGradients<Scalar>& gradients,
    const BasicObjective<Scalar>& objective = {});

} // namespace inkling
