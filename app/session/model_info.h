// SPDX-License-Identifier: GPL-3.0-or-later
// What one wants to know of a model before using it: its name, its shape, how often it errs.
#pragma once

#include "core/model/model.h"

#include <QString>

#include <optional>

namespace inkling {

/// Returns the name that a person gives the model at \p path: the file's name without ".json".
QString modelName(const QString& path);

/// Returns the widths of the layers, from input to output: "784·800·10".
QString shapeText(const Mlp& mlp);

/// Returns the share of MNIST's test set that the model reads wrong, as its provenance says, or nothing.
/// *Units and range*: percent, 0 to 100.
std::optional<double> testErrorPercent(const Model& model);

} // namespace inkling
