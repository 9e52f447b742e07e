// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/update.h"

#include <cmath>

namespace inkling::kernels {

namespace {

    template <typename Scalar>
    void sgd(std::size_t count, const UpdateStep<Scalar>& step, const UpdateArrays<Scalar>& arrays)
    {
        const auto [w, g, first, second] = arrays;
        const Scalar rate = step.learningRate;
        const Scalar decay = step.weightDecay;
        for (std::size_t i = 0; i < count; ++i)
            w[i] -= rate * (g[i] + decay * w[i]);
    }

    template <typename Scalar>
    void momentum(
        std::size_t count, const UpdateStep<Scalar>& step, const UpdateArrays<Scalar>& arrays)
    {
        const auto [w, g, v, second] = arrays;
        const Scalar rate = step.learningRate;
        const Scalar decay = step.weightDecay;
        const Scalar mu = step.momentum;
        for (std::size_t i = 0; i < count; ++i) {
            v[i] = mu * v[i] + (g[i] + decay * w[i]);
            w[i] -= rate * v[i];
        }
    }

    template <typename Scalar>
    void nesterov(
        std::size_t count, const UpdateStep<Scalar>& step, const UpdateArrays<Scalar>& arrays)
    {
        const auto [w, g, v, second] = arrays;
        const Scalar rate = step.learningRate;
        const Scalar decay = step.weightDecay;
        const Scalar mu = step.momentum;
        for (std::size_t i = 0; i < count; ++i) {
            const Scalar h = g[i] + decay * w[i];
            v[i] = mu * v[i] + h;
            w[i] -= rate * (h + mu * v[i]);
        }
    }

    /// Adam with \p coupled as λ inside the gradient, and \p decoupled as η λ outside of it; one of the two is 0.
    template <typename Scalar> struct AdamDecay {
        Scalar coupled = 0;
        Scalar decoupled = 0;
    };

    template <typename Scalar>
    void adam(std::size_t count, const UpdateStep<Scalar>& step, const UpdateArrays<Scalar>& arrays,
        const AdamDecay<Scalar>& decay)
    {
        const auto [w, g, m, s] = arrays;
        const UpdateStep<Scalar> constants
            = step; // a copy, which no write to the arrays can change
        const Scalar rate = constants.learningRate * constants.firstCorrection;
        const Scalar fresh1 = Scalar(1) - constants.beta1;
        const Scalar fresh2 = Scalar(1) - constants.beta2;
        for (std::size_t i = 0; i < count; ++i) {
            const Scalar h = g[i] + decay.coupled * w[i];
            m[i] = constants.beta1 * m[i] + fresh1 * h;
            s[i] = constants.beta2 * s[i] + fresh2 * (h * h);
            const Scalar root = std::sqrt(constants.secondCorrection * s[i]) + constants.epsilon;
            w[i] = (w[i] - decay.decoupled * w[i]) - rate * (m[i] / root);
        }
    }

} // namespace

template <typename Scalar>
void updateParameters(
    std::size_t count, const UpdateStep<Scalar>& step, const UpdateArrays<Scalar>& arrays)
{
    switch (step.kind) {
    case UpdateKind::Sgd:
        return sgd(count, step, arrays);
    case UpdateKind::Momentum:
        return momentum(count, step, arrays);
    case UpdateKind::Nesterov:
        return nesterov(count, step, arrays);
    case UpdateKind::Adam:
        return adam(count, step, arrays, { step.weightDecay, 0 });
    case UpdateKind::AdamW:
        return adam(count, step, arrays, { 0, step.learningRate * step.weightDecay });
    }
}

template <typename Scalar>
void averageParameters(std::size_t count, Scalar decay, const Scalar* parameters, Scalar* average)
{
    const Scalar share = Scalar(1) - decay;
    for (std::size_t i = 0; i < count; ++i)
        average[i] += share * (parameters[i] - average[i]);
}

template void updateParameters(std::size_t, const UpdateStep<float>&, const UpdateArrays<float>&);
template void updateParameters(std::size_t, const UpdateStep<double>&, const UpdateArrays<double>&);
template void averageParameters(std::size_t, float, const float*, float*);
template void averageParameters(std::size_t, double, const double*, double*);

} // namespace inkling::kernels
