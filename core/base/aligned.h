// SPDX-License-Identifier: GPL-3.0-or-later
// Arrays that begin on a cache line, for the loops that read them in whole vector registers: a register that straddles
// two lines costs two reads. Large ones ask for large pages: of an image somewhere among 47 MB of small pages the processor
// takes longer to find out where it lies than to read it.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace inkling {

constexpr std::size_t cacheLine
    = 64; ///< bytes, on every processor with vector registers that we know

constexpr std::size_t largePage = std::size_t { 2 } << 20U; ///< bytes, of x86-64

/// Returns what arrays of \p bytes begin on.
constexpr std::align_val_t alignmentFor(std::size_t bytes)
{
    return std::align_val_t { bytes < largePage ? cacheLine : largePage };
}

/// Allocates whole cache lines.
template <typename T> struct AlignedAllocator {
    using value_type = T; // NOLINT(readability-identifier-naming): the name that containers ask for

    AlignedAllocator() = default;

    template <typename Other>
    AlignedAllocator(const AlignedAllocator<
        Other>&) // NOLINT(google-explicit-constructor): as allocators convert
    {
    }

    T* allocate(std::size_t count)
    {
        const std::size_t bytes = count * sizeof(T);
        void* const values = ::operator new(bytes, alignmentFor(bytes));
#if defined(__linux__)
        if (bytes >= largePage)
            madvise(values, bytes, MADV_HUGEPAGE); // a wish: without it all goes on, slower
#endif
        return static_cast<T*>(values);
    }

    void deallocate(T* values, std::size_t count)
    {
        ::operator delete(values, alignmentFor(count * sizeof(T)));
    }

    bool operator==(const AlignedAllocator&) const = default;
};

template <typename T> using AlignedVector = std::vector<T, AlignedAllocator<T>>;

} // namespace inkling
