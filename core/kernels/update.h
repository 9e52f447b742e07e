// SPDX-License-Identifier: GPL-3.0-or-later
// How parameters follow their gradient, element by element, over plain arrays of any size: the update of every optimizer,
// and the moving average of parameters.
#pragma once

#include "core/kernels/export.h"

#include <cstddef>

namespace inkling::kernels {

/// The rules by which parameters follow their gradient.
enum class UpdateKind { Sgd, Momentum, Nesterov, Adam, AdamW };

/// The constants of one update. Scalars of the arrays' type, so that no rounding differs.
template <typename Scalar> struct UpdateStep {
    UpdateKind kind = UpdateKind::Momentum;
    Scalar learningRate = 0; ///< η
    Scalar weightDecay = 0; ///< λ; 0 for biases
    Scalar momentum = 0; ///< μ
    Scalar beta1 = 0; ///< β₁
    Scalar beta2 = 0; ///< β₂
    Scalar epsilon = 0; ///< ε
    Scalar firstCorrection = 1; ///< c₁ = 1 / (1 - β₁ᵗ), t being the number of the update from 1
    Scalar secondCorrection = 1; ///< c₂ = 1 / (1 - β₂ᵗ)
};

/// What an update reads and writes. *Shapes*: each [count]. A moment that the kind does not keep may be null.
template <typename Scalar> struct UpdateArrays {
    Scalar* parameters = nullptr; ///< w
    const Scalar* gradient = nullptr; ///< g
    Scalar* first = nullptr; ///< velocity, or the mean of gradients: v, m
    Scalar* second = nullptr; ///< the mean of their squares: s
};

/// Moves parameters one step. With h = g + λ w:
///   Sgd       w = w - η h
///   Momentum  v = μ v + h;  w = w - η v
///   Nesterov  v = μ v + h;  w = w - η (h + μ v)
///   Adam      m = β₁ m + (1 - β₁) h;  s = β₂ s + (1 - β₂) h²;  w = w - η c₁ m / (√(c₂ s) + ε)
///   AdamW     as Adam with g in the place of h, after w = w - η λ w
/// *Source*: Sutskever, Martens, Dahl and Hinton, "On the importance of initialization and momentum in deep learning",
/// 2013, section 2, with the rate outside the velocity; Kingma and Ba, "Adam", 2015, algorithm 1; Loshchilov and Hutter,
/// "Decoupled weight decay regularization", 2019, algorithm 2.
template <typename Scalar>
INKLING_KERNELS_EXPORT void updateParameters(
    std::size_t count, const UpdateStep<Scalar>& step, const UpdateArrays<Scalar>& arrays);

/// Draws an exponential moving average toward \p parameters: a = a + (1 - decay) (w - a). *Shapes*: both [count].
/// *Source*: Polyak and Juditsky, "Acceleration of stochastic approximation by averaging", 1992, in its exponential form.
template <typename Scalar>
INKLING_KERNELS_EXPORT void averageParameters(
    std::size_t count, Scalar decay, const Scalar* parameters, Scalar* average);

} // namespace inkling::kernels
