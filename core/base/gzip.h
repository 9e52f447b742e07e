// SPDX-License-Identifier: GPL-3.0-or-later
// Unpacks gzip with a bound on what comes out, so that a small hostile file cannot fill the memory.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace inkling {

/// Tells whether \p bytes begin like a gzip file (RFC 1952, section 2.3.1).
bool isGzip(std::span<const std::byte> bytes);

/// Unpacks \p packed, which came from \p path, to at most \p limit bytes; what is refused takes no more memory than that.
/// *Errors*: GzipDamaged (also when cut off, or when it tells a wrong size), GzipTooLarge.
Result<std::vector<std::byte>> gunzip(
    std::span<const std::byte> packed, std::size_t limit, const std::string& path);

/// Packs \p bytes as gzip, at zlib's usual level.
std::vector<std::byte> gzip(std::span<const std::byte> bytes);

} // namespace inkling
