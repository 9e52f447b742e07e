// SPDX-License-Identifier: GPL-3.0-or-later
// What training makes small: the loss by the names that recipes use, and the dropout under which it is measured.
#pragma once

#include "core/base/random.h"
#include "core/kernels/loss.h"
#include "core/nn/mlp.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace inkling {

using LossKind = kernels::LossKind;

/// Returns the name in files: "cross-entropy" or "squared-error".
std::string_view nameOf(LossKind kind);

/// Returns the loss called \p name, or nothing.
std::optional<LossKind> lossNamed(std::string_view name);

/// A loss with its constants.
struct LossSettings {
    LossKind kind = LossKind::CrossEntropy;
    double labelSmoothing
        = 0; ///< share of the target that all classes have alike, from 0 to below 1

    bool operator==(const LossSettings&) const = default;
};

/// What the inputs of each layer are multiplied by: 0, or 1 / (1 - rate), so that their mean stays.
/// *Source*: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, "Dropout", 2014, section 10.
template <typename Scalar> struct BasicDropout {
    std::vector<std::vector<Scalar>>
        factors; ///< per layer, [batch × inputs]; empty where nothing is dropped
};

using Dropout = BasicDropout<float>;

/// Where in a run a minibatch is, for the random numbers of its dropout.
struct DropoutPlace {
    std::uint64_t seed = 0;
    std::uint64_t step = 0; ///< minibatches done before
    std::size_t firstSample = 0; ///< of a shard, in its minibatch
};

/// Draws the factors of \p batch samples into \p dropout. They depend on nothing but \p place, the sample's position in its
/// minibatch and the layer. \p rates holds the share that is dropped from each layer's inputs, from 0 to below 1.
template <typename Scalar>
void drawDropout(const BasicMlp<Scalar>& mlp, std::span<const double> rates,
    const DropoutPlace& place, std::size_t batch, BasicDropout<Scalar>& dropout);

/// What is made small for one minibatch. Weight decay is no part of it: the optimizer adds it.
template <typename Scalar> struct BasicObjective {
    LossSettings loss;
    const BasicDropout<Scalar>* dropout = nullptr; ///< none: nothing is dropped
    std::size_t divisor = 0; ///< what gradients are divided by; 0: the size of the minibatch
};

using Objective = BasicObjective<float>;

} // namespace inkling
