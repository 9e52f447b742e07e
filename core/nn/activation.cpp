// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/activation.h"

#include "core/kernels/elementwise.h"

#include <array>
#include <cassert>
#include <utility>

namespace inkling {

namespace {

    constexpr std::array<std::pair<Activation, std::string_view>, 4> names { {
        { Activation::Identity, "identity" },
        { Activation::Sigmoid, "sigmoid" },
        { Activation::Tanh, "tanh" },
        { Activation::Relu, "relu" },
    } };

} // namespace

std::string_view nameOf(Activation activation)
{
    for (const auto& [value, name] : names) {
        if (value == activation)
            return name;
    }
    assert(false);
    return {};
}

std::optional<Activation> activationNamed(std::string_view name)
{
    for (const auto& [value, known] : names) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

template <typename Scalar> void activate(Activation activation, std::span<Scalar> values)
{
    switch (activation) {
    case Activation::Identity:
        return;
    case Activation::Sigmoid:
        kernels::sigmoidForward(values.size(), values.data());
        return;
    case Activation::Tanh:
        kernels::tanhForward(values.size(), values.data());
        return;
    case Activation::Relu:
        kernels::reluForward(values.size(), values.data());
        return;
    }
}

template <typename Scalar>
void multiplyByDerivative(
    Activation activation, std::span<const Scalar> outputs, std::span<Scalar> gradient)
{
    assert(outputs.size() == gradient.size());
    switch (activation) {
    case Activation::Identity:
        return;
    case Activation::Sigmoid:
        kernels::sigmoidBackward(gradient.size(), outputs.data(), gradient.data());
        return;
    case Activation::Tanh:
        kernels::tanhBackward(gradient.size(), outputs.data(), gradient.data());
        return;
    case Activation::Relu:
        kernels::reluBackward(gradient.size(), outputs.data(), gradient.data());
        return;
    }
}

template void activate(Activation, std::span<float>);
template void activate(Activation, std::span<double>);
template void multiplyByDerivative(Activation, std::span<const float>, std::span<float>);
template void multiplyByDerivative(Activation, std::span<const double>, std::span<double>);

} // namespace inkling
