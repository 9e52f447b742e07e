// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/aligned.h"

#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace inkling {

namespace {

#if defined(__linux__)
    constexpr bool hasLargePages = true;
#else
    constexpr bool hasLargePages = false;
#endif

    bool asksForLargePages(std::size_t bytes) { return hasLargePages && bytes >= largePage; }

    std::align_val_t alignmentOf(std::size_t bytes)
    {
        return std::align_val_t { asksForLargePages(bytes) ? largePage : cacheLine };
    }

} // namespace

void* allocateAligned(std::size_t bytes)
{
    void* const memory = ::operator new(bytes, alignmentOf(bytes));
#if defined(__linux__)
    if (asksForLargePages(bytes))
        madvise(memory, bytes, MADV_HUGEPAGE); // a wish: without it all goes on, slower
#endif
    return memory;
}

void freeAligned(void* memory, std::size_t bytes) { ::operator delete(memory, alignmentOf(bytes)); }

} // namespace inkling
