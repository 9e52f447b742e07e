// SPDX-License-Identifier: GPL-3.0-or-later
// The section "augmentation" of recipes. Only .cpp files of this folder include it.
#pragma once

#include "core/train/augment.h"
#include "core/train/json_fields.h"

#include <optional>

namespace inkling {

constexpr NumberRange penWidthRange { 0.5, 8 }; ///< pixels of the field: from invisible to a blot

/// Reads the section of \p owner, if there is one; amounts that are not there keep their defaults. What is wrong is
/// noted in \p check.
std::optional<Augmentation> readAugmentation(const JsonFields& owner, JsonCheck& check);

/// Returns \p augmentation as a section that readAugmentation reads back.
Json augmentationToJson(const Augmentation& augmentation);

} // namespace inkling
