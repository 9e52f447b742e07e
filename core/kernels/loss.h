// SPDX-License-Identifier: GPL-3.0-or-later
// Softmax and the losses over a minibatch, stable for logits of any size.
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

/// What is made small.
enum class LossKind {
    CrossEntropy, ///< -Σ t log p
    SquaredError, ///< Σ (p - t)², the Brier score
};

/// A loss and its targets: t = (1 - smoothing) onehot(label) + smoothing / classes, p = softmax(z). A label that is no class
/// says that the sample belongs to none of them: all have the same share, t = 1 / classes.
/// *Sources*: of smoothing, Szegedy and others, "Rethinking the Inception architecture", 2016, section 7; of samples of no
/// class, Hendrycks, Mazeika and Dietterich, "Deep anomaly detection with outlier exposure", 2019, section 3.
template <typename Scalar> struct LossTerms {
    LossKind kind = LossKind::CrossEntropy;
    Scalar smoothing = 0;
};

/// The sizes of the outputs of one minibatch.
struct LossShape {
    std::size_t batch = 0;
    std::size_t classes = 0;
    std::size_t divisor
        = 0; ///< what gradients are divided by: the batch, or of a shard the batch it belongs to
};

/// Returns the sum of the loss over the minibatch. *Shapes*: \p logits [batch × classes], \p labels [batch].
template <typename Scalar>
INKLING_KERNELS_EXPORT double lossSum(const LossShape& shape, const LossTerms<Scalar>& terms,
    const Scalar* logits, const std::uint8_t* labels);

/// Turns the probabilities of a minibatch into the gradient of its loss by the logits, in place: with e = 2 (p - t),
/// dz = (p - t) / divisor for cross-entropy and p (e - Σ e p) / divisor for the squared error.
template <typename Scalar>
INKLING_KERNELS_EXPORT void lossBackward(const LossShape& shape, const LossTerms<Scalar>& terms,
    const std::uint8_t* labels, Scalar* probabilities);

} // namespace inkling::kernels
