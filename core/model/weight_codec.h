// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as bytes: f32 or f16, little-endian on every machine, in base64. For core/model alone.
#pragma once

#include "core/model/model_file.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace inkling {

/// Returns the name in files: "f32" or "f16".
std::string_view nameOf(WeightType type);

/// Returns the type called \p name, or nothing.
std::optional<WeightType> weightTypeNamed(std::string_view name);

/// Returns how many characters \p count numbers of \p type take in base64.
std::size_t encodedLength(std::size_t count, WeightType type);

/// Returns how many whole numbers of \p type fit into \p characters of base64.
std::size_t numbersIn(std::size_t characters, WeightType type);

/// Returns \p numbers as text. f16 rounds to the nearest, ties to even.
std::string encodeWeights(std::span<const float> numbers, WeightType type);

/// Returns the numbers in \p text, or nothing when it is no base64 of whole numbers.
std::optional<std::vector<float>> decodeWeights(std::string_view text, WeightType type);

/// Returns \p number as it comes back after it was stored as \p type.
float roundedTo(float number, WeightType type);

/// Tells whether every number stays finite when it is stored as \p type.
bool areFinite(std::span<const float> numbers, WeightType type);

} // namespace inkling
