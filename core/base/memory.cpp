// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/memory.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <unistd.h>
#endif

#include <fstream>
#include <string>

namespace inkling {

#ifdef _WIN32

std::optional<std::uint64_t> availableMemory()
{
    MEMORYSTATUSEX status {};
    status.dwLength = sizeof(status);
    if (GlobalMemoryStatusEx(&status) == 0)
        return std::nullopt;
    return status.ullAvailPhys;
}

#else

namespace {

    /// What the kernel reckons, in Linux; caches that it would give up count as there.
    std::optional<std::uint64_t> tellsOfItself()
    {
        constexpr std::uint64_t kibibyte = 1024;
        std::ifstream file("/proc/meminfo");
        std::string name;
        std::uint64_t amount = 0;
        std::string unit;
        while (file >> name >> amount) {
            if (name == "MemAvailable:")
                return amount * kibibyte;
            std::getline(file, unit);
        }
        return std::nullopt;
    }

} // namespace

std::optional<std::uint64_t> availableMemory()
{
    if (const std::optional<std::uint64_t> told = tellsOfItself())
        return told;
    // Elsewhere all that there is: too much, but no run that would fit is refused.
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageSize = sysconf(_SC_PAGESIZE);
    if (pages <= 0 || pageSize <= 0)
        return std::nullopt;
    return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(pageSize);
}

#endif

} // namespace inkling
