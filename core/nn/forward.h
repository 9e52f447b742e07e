// SPDX-License-Identifier: GPL-3.0-or-later
// The forward pass: from inputs to logits, for one sample or a minibatch.
// What it computes on the way stays in a reusable workspace, where the backward pass finds it.
#pragma once

#include "core/nn/mlp.h"
#include "core/nn/objective.h"

#include <cstddef>
#include <span>
#include <vector>

namespace inkling {

/// What each layer put out for one minibatch. Used again it allocates nothing. *Threading*: one thread at a time.
template <typename Scalar> struct BasicActivations {
    std::size_t batch = 0;
    std::vector<std::vector<Scalar>>
        outputs; ///< per layer, [batch × outputs], after its activation
    std::vector<std::vector<Scalar>>
        thinned; ///< per layer, [batch × inputs], after dropout; empty where nothing was dropped
};

using Activations = BasicActivations<float>;

/// Runs \p batch samples through \p mlp, which has at least one layer, and returns the logits, which lie in
/// \p activations. With \p dropout the inputs of its layers are multiplied by its factors.
/// *Shapes*: \p inputs [batch × mlp.inputs()], result [batch × mlp.outputs()]; all row-major.
template <typename Scalar>
std::span<const Scalar> forward(const BasicMlp<Scalar>& mlp, std::span<const Scalar> inputs,
    std::size_t batch, BasicActivations<Scalar>& activations,
    const BasicDropout<Scalar>* dropout = nullptr);

/// Returns the logits that \p mlp gives one sample; they lie in \p activations. Zero inputs cost next to nothing.
/// *Shapes*: \p input [mlp.inputs()], result [mlp.outputs()].
std::span<const float> logitsOf(
    const Mlp& mlp, std::span<const float> input, Activations& activations);

/// Returns the logits that \p mlp gives one sample.
std::vector<float> logitsOf(const Mlp& mlp, std::span<const float> input);

} // namespace inkling
