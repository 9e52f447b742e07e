// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory the machine can still give, so that what would not fit is refused before it is begun.
#pragma once

#include <cstdint>
#include <optional>

namespace inkling {

/// Returns the bytes that a program may still take without others being pushed out; nothing when the system does not tell.
std::optional<std::uint64_t> availableMemory();

} // namespace inkling
