// SPDX-License-Identifier: GPL-3.0-or-later
// The multilayer perceptron as a plain value: layers of weights and biases. What it does with them
// are free functions (core/nn/forward.h, core/nn/backward.h). With no hidden layer it is softmax
// regression.
#pragma once

#include "core/nn/activation.h"

#include <cstddef>
#include <vector>

namespace inkling {

/// One fully connected layer: a = activation(W x + b). Float in use, double where tests compare
/// gradients.
template <typename Scalar> struct BasicDenseLayer {
    int inputs = 0;
    int outputs = 0;
    Activation activation = Activation::Identity;
    std::vector<Scalar> weights; ///< [outputs × inputs], row-major
    std::vector<Scalar> bias; ///< [outputs]

    bool operator==(const BasicDenseLayer&) const = default;
};

/// Layers from input to output. The outputs of the last one are the logits, and its activation is
/// the identity.
template <typename Scalar> struct BasicMlp {
    std::vector<BasicDenseLayer<Scalar>> layers;

    int inputs() const { return layers.empty() ? 0 : layers.front().inputs; }

    int outputs() const { return layers.empty() ? 0 : layers.back().outputs; }

    std::size_t parameterCount() const
    {
        std::size_t count = 0;
        for (const BasicDenseLayer<Scalar>& layer : layers)
            count += layer.weights.size() + layer.bias.size();
        return count;
    }

    bool operator==(const BasicMlp&) const = default;
};

using DenseLayer = BasicDenseLayer<float>;
using Mlp = BasicMlp<float>;

} // namespace inkling
