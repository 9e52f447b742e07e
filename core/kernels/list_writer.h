// SPDX-License-Identifier: GPL-3.0-or-later
// Writes lists of what is not 0. Only the .cpp files of this folder include it.
#pragma once

#include "core/kernels/active_lists.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace inkling::kernels {

/// Numbers that are looked at together.
constexpr std::size_t numbersAtOnce = 4;

using Four [[gnu::vector_size(numbersAtOnce * sizeof(float))]] = float;

#if defined(__AVX2__)
using FourPlaces [[gnu::vector_size(numbersAtOnce * sizeof(int))]] = int;

/// For each set of numbers that are not 0: in which order their halves go to the front, as _mm256_permutevar8x32_epi32
/// takes it.
constexpr auto orders = [] {
    constexpr std::size_t sets = std::size_t { 1 } << numbersAtOnce;
    std::array<std::array<std::uint32_t, 2 * numbersAtOnce>, sets> result {};
    for (std::size_t set = 0; set < sets; ++set) {
        std::size_t next = 0;
        for (std::uint32_t number = 0; number < numbersAtOnce; ++number) {
            if ((set >> number & 1U) != 0) {
                result[set][next++] = 2 * number;
                result[set][next++] = 2 * number + 1;
            }
        }
    }
    return result;
}();
#endif

/// Returns four grays as numbers, each gray / 255 rounded once.
[[gnu::always_inline]] inline Four numbersOf(const std::uint8_t* grays)
{
    constexpr float white = 255;
#if defined(__AVX2__)
    std::uint32_t four = 0;
    static_assert(sizeof four == numbersAtOnce);
    std::memcpy(&four, grays, sizeof four);
    const Four numbers
        = _mm_cvtepi32_ps(_mm_cvtepu8_epi32(_mm_cvtsi32_si128(static_cast<int>(four))));
    return numbers / white;
#else
    const Four numbers { static_cast<float>(grays[0]), static_cast<float>(grays[1]),
        static_cast<float>(grays[2]), static_cast<float>(grays[3]) };
    return numbers / white;
#endif
}

/// Lists one behind another while they grow. What is 0 is written, too, and overwritten by what follows, so that no branch
/// is guessed wrongly; lists must have room for all that they are shown.
class ListWriter {
public:
    explicit ListWriter(const ActiveLists& lists)
        : m_lists(lists)
        , m_next(lists.begins[0])
    {
    }

    void begin(std::size_t list) { m_lists.begins[list] = m_next; }

    void end(std::size_t list) { m_lists.counts[list] = m_next - m_lists.begins[list]; }

    /// Shows the number that is multiplied by \p row.
    void add(std::size_t row, float value)
    {
        m_lists.entries[m_next] = { static_cast<std::uint32_t>(row * panelWidth), value };
        m_next += value != 0 ? 1U : 0U; // true for NaN: divergence must not be hidden
    }

    /// Shows the numbers that are multiplied by \p row and the three after it.
    void add(std::size_t row, const Four& values)
    {
#if defined(__AVX2__)
        constexpr auto width = static_cast<int>(panelWidth);
        const FourPlaces ascending { 0, width, 2 * width, 3 * width };
        const auto places = std::bit_cast<__m128i>(ascending + static_cast<int>(row) * width);
        const __m128i bits = _mm_castps_si128(values);
        const __m256i pairs
            = _mm256_set_m128i(_mm_unpackhi_epi32(places, bits), _mm_unpacklo_epi32(places, bits));
        const auto set
            = static_cast<unsigned>(_mm_movemask_ps(_mm_cmpneq_ps(values, _mm_setzero_ps())));
        const __m256i order
            = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(orders[set].data()));
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(m_lists.entries + m_next),
            _mm256_permutevar8x32_epi32(pairs, order));
        m_next += static_cast<std::uint32_t>(std::popcount(set));
#else
        for (std::size_t i = 0; i < numbersAtOnce; ++i)
            add(row + i, values[i]);
#endif
    }

    /// Shows the rows from \p begin to \p end; \p at tells the number of each.
    template <typename At> void addAll(std::size_t begin, std::size_t end, const At& at)
    {
        std::size_t row = begin;
        for (; row + numbersAtOnce <= end; row += numbersAtOnce)
            add(row, Four { at(row), at(row + 1), at(row + 2), at(row + 3) });
        for (; row < end; ++row)
            add(row, at(row));
    }

private:
    ActiveLists m_lists;
    std::uint32_t m_next;
};

} // namespace inkling::kernels
