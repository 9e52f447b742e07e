// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of core/kernels/update.h for one number, or for a register full of them.
// Only the .cpp files of this folder include it.
#pragma once

#include "core/kernels/update.h"
#include "core/kernels/vector.h"

#include <cmath>

namespace inkling::kernels {

[[gnu::always_inline]] inline float root(float value) { return std::sqrt(value); }

[[gnu::always_inline]] inline double root(double value) { return std::sqrt(value); }

[[gnu::always_inline]] inline Vector root(const Vector& values)
{
    Vector roots;
    for (std::size_t lane = 0; lane < vectorLanes; ++lane)
        roots[lane] = std::sqrt(values[lane]);
    return roots;
}

template <typename Scalar> struct SgdRule {
    static constexpr int moments = 0;
    Scalar rate;
    Scalar decay;

    template <typename Number>
    [[gnu::always_inline]] void operator()(
        const Number& g, Number& w, Number& /*first*/, Number& /*second*/) const
    {
        w -= rate * (g + decay * w);
    }
};

template <typename Scalar> struct MomentumRule {
    static constexpr int moments = 1;
    Scalar rate;
    Scalar decay;
    Scalar mu;

    template <typename Number>
    [[gnu::always_inline]] void operator()(
        const Number& g, Number& w, Number& v, Number& /*second*/) const
    {
        v = mu * v + (g + decay * w);
        w -= rate * v;
    }
};

template <typename Scalar> struct NesterovRule {
    static constexpr int moments = 1;
    Scalar rate;
    Scalar decay;
    Scalar mu;

    template <typename Number>
    [[gnu::always_inline]] void operator()(
        const Number& g, Number& w, Number& v, Number& /*second*/) const
    {
        const Number h = g + decay * w;
        v = mu * v + h;
        w -= rate * (h + mu * v);
    }
};

/// Adam with \p coupled as λ inside the gradient, and \p decoupled as η λ outside of it; one of the two is 0.
template <typename Scalar> struct AdamRule {
    static constexpr int moments = 2;
    Scalar rate; ///< η c₁
    Scalar coupled;
    Scalar decoupled;
    Scalar beta1;
    Scalar beta2;
    Scalar epsilon;
    Scalar secondCorrection;

    template <typename Number>
    [[gnu::always_inline]] void operator()(const Number& g, Number& w, Number& m, Number& s) const
    {
        const Number h = g + coupled * w;
        m = beta1 * m + (Scalar(1) - beta1) * h;
        s = beta2 * s + (Scalar(1) - beta2) * (h * h);
        const Number divisor = root(secondCorrection * s) + epsilon;
        w = (w - decoupled * w) - rate * (m / divisor);
    }
};

/// Calls \p function with the rule of \p step: a function of g, w and the two moments, of which it keeps the first
/// `moments`.
template <typename Scalar, typename Function>
void withRule(const UpdateStep<Scalar>& step, const Function& function)
{
    const Scalar rate = step.learningRate;
    const Scalar decay = step.weightDecay;
    const auto adam = [&](Scalar coupled, Scalar decoupled) {
        function(AdamRule<Scalar> { rate * step.firstCorrection, coupled, decoupled, step.beta1,
            step.beta2, step.epsilon, step.secondCorrection });
    };
    switch (step.kind) {
    case UpdateKind::Sgd:
        return function(SgdRule<Scalar> { rate, decay });
    case UpdateKind::Momentum:
        return function(MomentumRule<Scalar> { rate, decay, step.momentum });
    case UpdateKind::Nesterov:
        return function(NesterovRule<Scalar> { rate, decay, step.momentum });
    case UpdateKind::Adam:
        return adam(decay, 0);
    case UpdateKind::AdamW:
        return adam(0, rate * decay);
    }
}

} // namespace inkling::kernels
