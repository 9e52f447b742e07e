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

namespace {

    template <typename Scalar>
    double crossEntropy(std::size_t classes, const Scalar* z, std::size_t label)
    {
        const Scalar greatest = greatestOf(classes, z);
        double sum = 0;
        for (std::size_t k = 0; k < classes; ++k)
            sum += std::exp(static_cast<double>(z[k]) - static_cast<double>(greatest));
        return std::log(sum) + (static_cast<double>(greatest) - static_cast<double>(z[label]));
    }

} // namespace

template <typename Scalar>
double crossEntropySum(
    std::size_t batch, std::size_t classes, const Scalar* logits, const std::uint8_t* labels)
{
    double total = 0;
    for (std::size_t sample = 0; sample < batch; ++sample)
        total += crossEntropy(classes, logits + sample * classes, labels[sample]);
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

namespace {

    /// t for class \p k.
    template <typename Number>
    Number targetOf(std::size_t k, std::size_t label, std::size_t classes, Number smoothing)
    {
        const Number floor = smoothing / static_cast<Number>(classes);
        return k == label ? (Number(1) - smoothing) + floor : floor;
    }

    /// What is smoothed all the way has the same share for every class: what a sample of no class is to be.
    template <typename Scalar>
    Scalar smoothingOf(const LossShape& shape, const LossTerms<Scalar>& terms, std::size_t label)
    {
        return label < shape.classes ? terms.smoothing : Scalar(1);
    }

    /// log Σ exp(z) of one row.
    template <typename Scalar> double logSumExp(std::size_t classes, const Scalar* z)
    {
        const auto greatest = static_cast<double>(greatestOf(classes, z));
        double sum = 0;
        for (std::size_t k = 0; k < classes; ++k)
            sum += std::exp(static_cast<double>(z[k]) - greatest);
        return std::log(sum) + greatest;
    }

    template <typename Scalar>
    double smoothedCrossEntropy(
        std::size_t classes, double smoothing, const Scalar* z, std::size_t label)
    {
        const double normalizer = logSumExp(classes, z);
        double loss = 0;
        for (std::size_t k = 0; k < classes; ++k)
            loss += targetOf(k, label, classes, smoothing)
                * (normalizer - static_cast<double>(z[k]));
        return loss;
    }

    template <typename Scalar>
    double squaredError(std::size_t classes, double smoothing, const Scalar* z, std::size_t label)
    {
        const double normalizer = logSumExp(classes, z);
        double loss = 0;
        for (std::size_t k = 0; k < classes; ++k) {
            const double p = std::exp(static_cast<double>(z[k]) - normalizer);
            const double distance = p - targetOf(k, label, classes, smoothing);
            loss += distance * distance;
        }
        return loss;
    }

    /// Turns p into p (e - Σ e p), e = 2 (p - t), for one sample.
    template <typename Scalar>
    void squaredErrorBackward(std::size_t classes, Scalar smoothing, std::size_t label, Scalar* p)
    {
        Scalar mean = 0;
        for (std::size_t k = 0; k < classes; ++k)
            mean += Scalar(2) * (p[k] - targetOf(k, label, classes, smoothing)) * p[k];
        for (std::size_t k = 0; k < classes; ++k)
            p[k] *= Scalar(2) * (p[k] - targetOf(k, label, classes, smoothing)) - mean;
    }

} // namespace

template <typename Scalar>
double lossSum(const LossShape& shape, const LossTerms<Scalar>& terms, const Scalar* logits,
    const std::uint8_t* labels)
{
    double total = 0;
    for (std::size_t sample = 0; sample < shape.batch; ++sample) {
        const Scalar* z = logits + sample * shape.classes;
        const std::size_t label = labels[sample];
        const auto smoothing = static_cast<double>(smoothingOf(shape, terms, label));
        if (terms.kind == LossKind::SquaredError)
            total += squaredError(shape.classes, smoothing, z, label);
        else if (smoothing == 0)
            total += crossEntropy(shape.classes, z, label);
        else
            total += smoothedCrossEntropy(shape.classes, smoothing, z, label);
    }
    return total;
}

template <typename Scalar>
void lossBackward(const LossShape& shape, const LossTerms<Scalar>& terms,
    const std::uint8_t* labels, Scalar* probabilities)
{
    for (std::size_t sample = 0; sample < shape.batch; ++sample) {
        Scalar* p = probabilities + sample * shape.classes;
        const std::size_t label = labels[sample];
        const Scalar smoothing = smoothingOf(shape, terms, label);
        if (terms.kind == LossKind::SquaredError) {
            squaredErrorBackward(shape.classes, smoothing, label, p);
            continue;
        }
        for (std::size_t k = 0; k < shape.classes; ++k)
            p[k] -= targetOf(k, label, shape.classes, smoothing);
    }
    const Scalar share = Scalar(1) / static_cast<Scalar>(shape.divisor);
    for (std::size_t i = 0; i < shape.batch * shape.classes; ++i)
        probabilities[i] *= share;
}

template double lossSum(
    const LossShape&, const LossTerms<float>&, const float*, const std::uint8_t*);
template double lossSum(
    const LossShape&, const LossTerms<double>&, const double*, const std::uint8_t*);
template void lossBackward(const LossShape&, const LossTerms<float>&, const std::uint8_t*, float*);
template void lossBackward(
    const LossShape&, const LossTerms<double>&, const std::uint8_t*, double*);

template void softmax(std::size_t, std::size_t, const float*, float*);
template void softmax(std::size_t, std::size_t, const double*, double*);
template double crossEntropySum(std::size_t, std::size_t, const float*, const std::uint8_t*);
template double crossEntropySum(std::size_t, std::size_t, const double*, const std::uint8_t*);
template void crossEntropyBackward(std::size_t, std::size_t, const std::uint8_t*, float*);
template void crossEntropyBackward(std::size_t, std::size_t, const std::uint8_t*, double*);

} // namespace inkling::kernels
