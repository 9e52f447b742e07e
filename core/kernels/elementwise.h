// SPDX-License-Identifier: GPL-3.0-or-later
// Activation functions with their derivatives, and grays turned into numbers: loops over one array.
// A derivative is taken from the function's value a, so that the pre-activation z need not be kept.
#pragma once

#include "core/kernels/export.h"

#include <cstddef>
#include <cstdint>

namespace inkling::kernels {

/// Replaces each z of \p values by 1 / (1 + exp(-z)).
template <typename Scalar>
INKLING_KERNELS_EXPORT void sigmoidForward(std::size_t count, Scalar* values);

/// Replaces each z of \p values by tanh z.
template <typename Scalar>
INKLING_KERNELS_EXPORT void tanhForward(std::size_t count, Scalar* values);

/// Replaces each z of \p values by max(0, z). A NaN stays one, so that divergence is not hidden.
template <typename Scalar>
INKLING_KERNELS_EXPORT void reluForward(std::size_t count, Scalar* values);

/// Multiplies \p gradient by a (1 - a), a being the sigmoid's value.
template <typename Scalar>
INKLING_KERNELS_EXPORT void sigmoidBackward(std::size_t count, const Scalar* a, Scalar* gradient);

/// Multiplies \p gradient by 1 - a², a being the value of tanh.
template <typename Scalar>
INKLING_KERNELS_EXPORT void tanhBackward(std::size_t count, const Scalar* a, Scalar* gradient);

/// Sets \p gradient to 0 wherever the rectifier's value a is 0.
template <typename Scalar>
INKLING_KERNELS_EXPORT void reluBackward(std::size_t count, const Scalar* a, Scalar* gradient);

/// Turns grays 0 to 255 into numbers 0 to 1, each exactly gray / 255 rounded once.
template <typename Scalar>
INKLING_KERNELS_EXPORT void scaleGrays(
    std::size_t count, const std::uint8_t* grays, Scalar* values);

} // namespace inkling::kernels
