// SPDX-License-Identifier: GPL-3.0-or-later
// A checksum that finds damage by accident: CRC-32 as in gzip (RFC 1952, section 8). It is no protection against intent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace inkling {

/// Returns the checksum of \p bytes, or of what \p before is the checksum of with \p bytes after it.
std::uint32_t checksum(std::span<const std::byte> bytes, std::uint32_t before = 0);

} // namespace inkling
