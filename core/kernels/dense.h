// SPDX-License-Identifier: GPL-3.0-or-later
// The three matrix products of a fully connected layer, over plain row-major arrays.
// Each is there for float and, for tests that compare gradients, for double.
#pragma once

#include "core/kernels/export.h"

#include <cstddef>

namespace inkling::kernels {

/// The sizes of a dense layer at work on one minibatch.
struct DenseShape {
    std::size_t batch = 0;
    std::size_t inputs = 0;
    std::size_t outputs = 0;
};

/// Computes z = x Wᵀ + b. A single sample takes a route of its own that leaves out stretches of zero inputs.
/// *Shapes*: \p x [batch × inputs], \p weights [outputs × inputs], \p bias [outputs], \p z [batch × outputs].
/// *Threading*: works on the calling thread alone; the result depends on nothing but the arguments and the variant.
template <typename Scalar>
INKLING_KERNELS_EXPORT void denseForward(
    const DenseShape& shape, const Scalar* x, const Scalar* weights, const Scalar* bias, Scalar* z);

/// Computes dW = dzᵀ x and db = Σ dz over the minibatch; what was in them before is overwritten.
/// *Shapes*: \p dz [batch × outputs], \p x [batch × inputs], \p dWeights [outputs × inputs], \p dBias [outputs].
template <typename Scalar>
INKLING_KERNELS_EXPORT void denseWeightGradient(
    const DenseShape& shape, const Scalar* dz, const Scalar* x, Scalar* dWeights, Scalar* dBias);

/// Computes dx = dz W. *Shapes*: \p dz [batch × outputs], \p weights [outputs × inputs], \p dx [batch × inputs].
template <typename Scalar>
INKLING_KERNELS_EXPORT void denseInputGradient(
    const DenseShape& shape, const Scalar* dz, const Scalar* weights, Scalar* dx);

} // namespace inkling::kernels
