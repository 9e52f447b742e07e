// SPDX-License-Identifier: GPL-3.0-or-later
// Arrays that begin on a cache line, for the loops that read them in whole vector registers: a register that straddles
// two lines costs two reads.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace inkling {

constexpr std::size_t cacheLine
    = 64; ///< bytes, on every processor with vector registers that we know

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
        return static_cast<T*>(::operator new (count * sizeof(T), std::align_val_t { cacheLine }));
    }

    void deallocate(T* values, std::size_t)
    {
        ::operator delete (values, std::align_val_t { cacheLine });
    }

    bool operator==(const AlignedAllocator&) const = default;
};

template <typename T> using AlignedVector = std::vector<T, AlignedAllocator<T>>;

} // namespace inkling
