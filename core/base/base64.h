// SPDX-License-Identifier: GPL-3.0-or-later
// Base64 as in RFC 4648, section 4: standard alphabet, padded, no line breaks. Model files carry
// their numbers in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace inkling {

/// Encodes \p bytes.
std::string toBase64(std::span<const std::byte> bytes);

/// Decodes \p text. Returns nothing when a character, the length or the padding is wrong.
std::optional<std::vector<std::byte>> fromBase64(std::string_view text);

} // namespace inkling
