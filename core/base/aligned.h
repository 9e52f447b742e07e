// SPDX-License-Identifier: GPL-3.0-or-later
// Arrays that begin on a cache line, for the loops that read them in whole vector registers: a register that straddles
// two lines costs two reads. Large ones ask for large pages where the system has them: of an image somewhere among 47 MB of
// small pages the processor takes longer to find out where it lies than to read it.
#pragma once

#include <cstddef>
#include <vector>

namespace inkling {

constexpr std::size_t cacheLine
    = 64; ///< bytes, on every processor with vector registers that we know

constexpr std::size_t largePage = std::size_t { 2 } << 20U; ///< bytes, of x86-64

/// Returns \p bytes of memory that begin on a cache line or, where they ask for large pages, on such a page. Throws
/// std::bad_alloc.
void* allocateAligned(std::size_t bytes);

/// Frees what allocateAligned() returned for as many \p bytes.
void freeAligned(void* memory, std::size_t bytes);

/// Allocates as allocateAligned() does.
template <typename T> struct AlignedAllocator {
    using value_type = T; // NOLINT(readability-identifier-naming): the name that containers ask for

    AlignedAllocator() = default;

    template <typename Other>
    AlignedAllocator(const AlignedAllocator<
        Other>&) // NOLINT(google-explicit-constructor): as allocators convert
    {
    }

    T* allocate(std::size_t count) { return static_cast<T*>(allocateAligned(count * sizeof(T))); }

    void deallocate(T* values, std::size_t count) { freeAligned(values, count * sizeof(T)); }

    bool operator==(const AlignedAllocator&) const = default;
};

template <typename T> using AlignedVector = std::vector<T, AlignedAllocator<T>>;

} // namespace inkling
