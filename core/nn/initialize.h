// SPDX-License-Identifier: GPL-3.0-or-later
// The first weights of a network: random numbers whose spread fits the activation, so that signals and gradients
// neither fade nor grow from layer to layer.
#pragma once

#include "core/nn/mlp.h"
#include "core/nn/shared_layer.h"

#include <cstdint>
#include <optional>
#include <span>

namespace inkling {

/// One hidden layer to be made.
struct HiddenLayer {
    int units = 0;
    Activation activation = Activation::Relu;
    std::optional<SharedLayer> shared
        = std::nullopt; ///< of as many units; none: each unit has its own weights
};

/// The numbers of inputs and outputs of a network to be made.
struct MlpEnds {
    int inputs = 0;
    int outputs = 0;
};

/// Returns a perceptron with zero biases. Weights into rectifiers follow He, others Glorot; each layer draws from a
/// random stream of its own. Where units share weights, those that no window holds are zero. Without a hidden layer all weights are zero: the loss is convex, and weights that no
/// sample ever moves stay exactly 0.
/// *Source*: He, Zhang, Ren and Sun, "Delving deep into rectifiers", 2015, section 2.2; Glorot and Bengio,
/// "Understanding the difficulty of training deep feedforward neural networks", 2010, section 4.2.
Mlp initializedMlp(MlpEnds ends, std::span<const HiddenLayer> hidden, std::uint64_t seed);

} // namespace inkling
