// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/loss.h"

#include "core/kernels/eigen_config.h"

#include <cmath>

namespace inkling::kernels {

namespace {

    /// The greatest of \p count values; NaN when there is one.
    template <typename Scalar> Scalar greatestOf(std::size_t count, const Scalar* values)
    {
        Scalar greatest = values[0];
        for (std::size_t i = 1; i < count; ++i) {
            if (!(values[i] <= greatest))
                greatest = values[i];
            if (std::isnan(greatest))
                break;
        }
        return greatest;
    }

    template <typename Scalar> void exponentiate(std::size_t count, Scalar* values)
    {
        transformPacks(count, values, [](const Pack<Scalar>& z) { return z.exp(); });
    }

} // namespace

template <typename Scalar>
void softmax(std::size_t batch, std::size_t classes, const Scalar* logits, Scalar* probabilities)
{
    for (std::size_t sample = 0; sample < batch; ++sample) {
        const Scalar* z = logits + sample * classes;
        Scalar* p = probabilities + sample * classes;
        // The greatest logit becomes 0: exp cannot overflow, and the sum is at least 1.
        const Scalar greatest = greatestOf(classes, z);
        for (std::size_t k = 0; k < classes; ++k)
            p[k] = z[k] - greatest;
        exponentiate(classes, p);
        Scalar sum = 0;
        for (std::size_t k = 0; k < classes; ++k)
            sum += p[k];
        for (std::size_t k = 0; k < classes; ++k)
            p[k] /= sum;
    }
}

template <typename Scalar>
double crossEntropySum(
    std::size_t batch, std::size_t classes, const Scalar* logits, const std::uint8_t* labels)
{
    double total = 0;
    for (std::size_t sample = 0; sample < batch; ++sample) {
        const Scalar* z = logits + sample * classes;
        const Scalar greatest = greatestOf(classes, z);
        double sum = 0;
        for (std::size_t k = 0; k < classes; ++k)
            sum += std::exp(static_cast<double>(z[k]) - static_cast<double>(greatest));
        total += std::log(sum)
            + (static_cast<double>(greatest) - static_cast<double>(z[labels[sample]]));
    }
    return total;
}

template <typename Scalar>
void crossEntropyBackward(
    std::size_t batch, std::size_t classes, const std::uint8_t* labels, Scalar* probabilities)
{
    for (std::size_t sample = 0; sample < batch; ++sample)
        probabilities[sample * classes + labels[sample]] -= Scalar(1);
    const Scalar share = Scalar(1) / static_cast<Scalar>(batch);
    for (std::size_t i = 0; i < batch * classes; ++i)
        probabilities[i] *= share;
}

template void softmax(std::size_t, std::size_t, const float*, float*);
template void softmax(std::size_t, std::size_t, const double*, double*);
template double crossEntropySum(std::size_t, std::size_t, const float*, const std::uint8_t*);
template double crossEntropySum(std::size_t, std::size_t, const double*, const std::uint8_t*);
template void crossEntropyBackward(std::size_t, std::size_t, const std::uint8_t*, float*);
template void crossEntropyBackward(std::size_t, std::size_t, const std::uint8_t*, double*);

} // namespace inkling::kernels
