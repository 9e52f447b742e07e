// SPDX-License-Identifier: GPL-3.0-or-later
// The forward pass of one sample through a dense layer, which leaves out stretches of zero inputs.
// Only about 150 of the 784 pixels of a digit are lit, and reading the weights is what such a pass costs.
#pragma once

#include "core/kernels/dense.h"

namespace inkling::kernels {

/// Computes z = W x + b for a batch of one.
/// *Shapes*: \p x [inputs], \p weights [outputs × inputs], \p bias and \p z [outputs].
template <typename Scalar>
void denseForwardSingle(
    const DenseShape& shape, const Scalar* x, const Scalar* weights, const Scalar* bias, Scalar* z);

} // namespace inkling::kernels
