// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/optimizer.h"

#include <array>
#include <cassert>
#include <cmath>
#include <utility>

namespace inkling {

namespace {

    constexpr std::array<std::pair<OptimizerKind, std::string_view>, 5> names { {
        { OptimizerKind::Sgd, "sgd" },
        { OptimizerKind::Momentum, "momentum" },
        { OptimizerKind::Nesterov, "nesterov" },
        { OptimizerKind::Adam, "adam" },
        { OptimizerKind::AdamW, "adamw" },
    } };

} // namespace

std::string_view nameOf(OptimizerKind kind)
{
    for (const auto& [value, name] : names) {
        if (value == kind)
            return name;
    }
    assert(false);
    return {};
}

std::optional<OptimizerKind> optimizerNamed(std::string_view name)
{
    for (const auto& [value, known] : names) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

bool usesMomentum(OptimizerKind kind)
{
    return kind == OptimizerKind::Momentum || kind == OptimizerKind::Nesterov;
}

bool usesMoments(OptimizerKind kind)
{
    return kind == OptimizerKind::Adam || kind == OptimizerKind::AdamW;
}

OptimizerSettings defaultSettings(OptimizerKind kind)
{
    OptimizerSettings settings;
    settings.kind = kind;
    // Adam's steps have the size of the rate whatever the gradient, and its authors' default is this one; decoupled
    // decay is scaled by the rate, so that it needs to be larger for the same pull.
    if (usesMoments(kind))
        settings.learningRate = 0.001;
    if (kind == OptimizerKind::AdamW)
        settings.weightDecay = 0.01;
    return settings;
}

template <typename Scalar>
kernels::UpdateStep<Scalar> updateStep(const OptimizerSettings& settings, std::uint64_t number)
{
    kernels::UpdateStep<Scalar> step;
    step.kind = settings.kind;
    step.learningRate = static_cast<Scalar>(settings.learningRate);
    step.weightDecay = static_cast<Scalar>(settings.weightDecay);
    step.momentum = static_cast<Scalar>(settings.momentum);
    step.beta1 = static_cast<Scalar>(settings.beta1);
    step.beta2 = static_cast<Scalar>(settings.beta2);
    step.epsilon = static_cast<Scalar>(settings.epsilon);
    const auto t = static_cast<double>(number);
    step.firstCorrection = static_cast<Scalar>(1 / (1 - std::pow(settings.beta1, t)));
    step.secondCorrection = static_cast<Scalar>(1 / (1 - std::pow(settings.beta2, t)));
    return step;
}

template kernels::UpdateStep<float> updateStep(const OptimizerSettings&, std::uint64_t);
template kernels::UpdateStep<double> updateStep(const OptimizerSettings&, std::uint64_t);

} // namespace inkling
