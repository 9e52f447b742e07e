// SPDX-License-Identifier: GPL-3.0-or-later
// The update of parameters by their gradient: one loop over an array.
#pragma once

#include "core/kernels/export.h"

#include <cstddef>

namespace inkling::kernels {

/// How far and with what memory one update goes. Scalars of the array's type, so that no rounding differs.
template <typename Scalar> struct MomentumStep {
    Scalar learningRate = 0;
    Scalar momentum = 0;
    Scalar weightDecay = 0;
};

/// Computes v = μ v + g + λ w, then w = w - η v, for learning rate η, momentum μ and weight decay λ.
/// *Shapes*: \p gradient, \p velocity and \p parameters [count].
/// *Source*: Sutskever, Martens, Dahl and Hinton, "On the importance of initialization and momentum in deep learning",
/// 2013, section 2, with the rate outside the velocity.
template <typename Scalar>
INKLING_KERNELS_EXPORT void momentumUpdate(std::size_t count, const MomentumStep<Scalar>& step,
    const Scalar* gradient, Scalar* velocity, Scalar* parameters);

} // namespace inkling::kernels
