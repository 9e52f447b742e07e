// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/checksum.h"

#include <zlib.h>

namespace inkling {

std::uint32_t checksum(std::span<const std::byte> bytes, std::uint32_t before)
{
    if (bytes.empty())
        return before; // zlib takes a null pointer for a wish to begin anew
    return static_cast<std::uint32_t>(
        crc32_z(before, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

} // namespace inkling
