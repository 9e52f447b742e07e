// SPDX-License-Identifier: GPL-3.0-or-later
// Softmax and cross-entropy over a minibatch, stable for logits of any size.
#pragma once

#include "core/kernels/export.h"

#include <cstddef>
#include <cstdint>

namespace inkling::kernels {

/// Writes softmax of each row of \p logits to \p probabilities, which may be the same array.
/// *Shapes*: both [batch × classes], with at least one class.
template <typename Scalar>
INKLING_KERNELS_EXPORT void softmax(
    std::size_t batch, std::size_t classes, const Scalar* logits, Scalar* probabilities);

/// Returns the sum over the minibatch of the cross-entropy between each row of \p logits and its label, in nats:
/// log Σ exp(z) - z[label].
/// *Shapes*: \p logits [batch × classes], \p labels [batch] with values in [0, classes).
template <typename Scalar>
INKLING_KERNELS_EXPORT double crossEntropySum(
    std::size_t batch, std::size_t classes, const Scalar* logits, const std::uint8_t* labels);

/// Turns the probabilities of a minibatch into the gradient of its mean cross-entropy by the logits, in place:
/// dz = (p - onehot(label)) / batch.
template <typename Scalar>
INKLING_KERNELS_EXPORT void crossEntropyBackward(
    std::size_t batch, std::size_t classes, const std::uint8_t* labels, Scalar* probabilities);

} // namespace inkling::kernels
