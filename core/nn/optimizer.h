// SPDX-License-Identifier: GPL-3.0-or-later
// The optimizers by which parameters follow their gradient, by the names that recipes use, with their constants.
// The formulas are in core/kernels/update.h.
#pragma once

#include "core/kernels/update.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace inkling {

using OptimizerKind = kernels::UpdateKind;

/// Returns the name in files: "sgd", "momentum", "nesterov", "adam" or "adamw".
std::string_view nameOf(OptimizerKind kind);

/// Returns the optimizer called \p name, or nothing.
std::optional<OptimizerKind> optimizerNamed(std::string_view name);

/// Tells whether \p kind has a velocity that momentum slows.
bool usesMomentum(OptimizerKind kind);

/// Tells whether \p kind keeps means of gradients and of their squares.
bool usesMoments(OptimizerKind kind);

/// An optimizer and its constants. What its kind has no use for is left alone.
struct OptimizerSettings {
    OptimizerKind kind = OptimizerKind::Momentum;
    double learningRate = 0.05;
    double momentum = 0.9;
    double weightDecay = 0.0001; ///< draws weights toward 0, never biases
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;

    bool operator==(const OptimizerSettings&) const = default;
};

/// Returns the settings that a recipe begins with that names only \p kind.
OptimizerSettings defaultSettings(OptimizerKind kind);

/// Returns the constants of update \p number, counted from 1.
template <typename Scalar>
kernels::UpdateStep<Scalar> updateStep(const OptimizerSettings& settings, std::uint64_t number);

} // namespace inkling
