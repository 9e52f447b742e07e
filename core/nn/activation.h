// SPDX-License-Identifier: GPL-3.0-or-later
// The four activation functions that a layer can have, by the names that model files and recipes
// use.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace inkling {

enum class Activation { Identity, Sigmoid, Tanh, Relu };

/// Returns the name in files: "identity", "sigmoid", "tanh" or "relu".
std::string_view nameOf(Activation activation);

/// Returns the activation called \p name, or nothing.
std::optional<Activation> activationNamed(std::string_view name);

/// Replaces each z of \p values by activation(z).
template <typename Scalar> void activate(Activation activation, std::span<Scalar> values);

/// Multiplies \p gradient by the derivative of the activation, taken from its \p outputs (the rectifier's at 0 is 0).
/// *Shapes*: both of the same size.
template <typename Scalar>
void multiplyByDerivative(
    Activation activation, std::span<const Scalar> outputs, std::span<Scalar> gradient);

} // namespace inkling
