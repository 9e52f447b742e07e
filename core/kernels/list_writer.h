// SPDX-License-Identifier: GPL-3.0-or-later
// Writes lists of what is not 0. Only the .cpp files of this folder include it.
#pragma once

#include "core/kernels/active_lists.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace inkling::kernels {

/// Numbers that are looked at together: as many as have room in a register with their places.
#if defined(__AVX512VL__)
constexpr std::size_t numbersAtOnce = 8;
#else
constexpr std::size_t numbersAtOnce = 4;
#endif

using Numbers [[gnu::vector_size(numbersAtOnce * sizeof(float))]] = float;

#if defined(__AVX512VL__)
using Entries [[gnu::vector_size(numbersAtOnce * sizeof(ActiveNumber))]] = std::uint64_t;
#elif defined(__AVX2__)
using Places [[gnu::vector_size(numbersAtOnce * sizeof(int))]] = int;

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

/// Returns the numbers that \p at tells for \p row and those after it.
template <typename At>
[[gnu::always_inline]] inline Numbers numbersFrom(std::size_t row, const At& at)
{
    return [&]<std::size_t... i>(std::index_sequence<i...>) { return Numbers { at(row + i)... }; }
    (std::make_index_sequence<numbersAtOnce>());
}

/// Returns grays as numbers, each gray / 255 rounded once.
[[gnu::always_inline]] inline Numbers numbersOf(const std::uint8_t* grays)
{
    constexpr float white = 255;
#if defined(__AVX2__)
    std::conditional_t<numbersAtOnce == 8, std::uint64_t, std::uint32_t> bytes = 0;
    static_assert(sizeof bytes == numbersAtOnce);
    std::memcpy(&bytes, grays, sizeof bytes);
#if defined(__AVX512VL__)
    const Numbers numbers = _mm256_cvtepi32_ps(
        _mm256_cvtepu8_epi32(_mm_cvtsi64_si128(static_cast<long long>(bytes))));
#else
    const Numbers numbers
        = _mm_cvtepi32_ps(_mm_cvtepu8_epi32(_mm_cvtsi32_si128(static_cast<int>(bytes))));
#endif
    // What a product with 1 / 255 lacks, fused into one rounding, makes it the quotient in less time than a division takes.
    const Numbers product = numbers * (1 / white);
    return product + (numbers - product * white) * (1 / white);
#else
    return numbersFrom(0, [grays](std::size_t i) { return static_cast<float>(grays[i]); }) / white;
#endif
}

/// A list while it grows. What is 0 is written, too, and overwritten by what follows, so that no branch is guessed wrongly;
/// a list must have room for all that it is shown.
class ListWriter {
public:
    /// Begins where \p lists say that \p list does.
    ListWriter(const ActiveLists& lists, std::size_t list)
        : m_entries(lists.entries)
        , m_begin(lists.begins[list])
        , m_next(m_begin)
    {
    }

    std::uint32_t count() const { return m_next - m_begin; }

    std::uint32_t end() const { return m_next; }

    /// Shows the number that is multiplied by \p row.
    void add(std::size_t row, float value)
    {
        m_entries[m_next] = { static_cast<std::uint32_t>(row * panelWidth), value };
        m_next += value != 0 ? 1U : 0U; // true for NaN: divergence must not be hidden
    }

    /// Shows the numbers that are multiplied by \p row and those after it.
    [[gnu::always_inline]] void add(std::size_t row, const Numbers& values)
    {
#if defined(__AVX512VL__)
        constexpr std::uint64_t width = panelWidth;
        constexpr Entries ascending { 0, width, 2 * width, 3 * width, 4 * width, 5 * width,
            6 * width, 7 * width };
        constexpr int toUpperHalf = 32; // the place is in the lower one
        const auto bits
            = std::bit_cast<Entries>(_mm512_cvtepu32_epi64(_mm256_castps_si256(values)));
        const Entries entries = (bits << toUpperHalf) | (ascending + row * width);
        const __mmask8 set = _mm256_cmp_ps_mask(values, _mm256_setzero_ps(), _CMP_NEQ_UQ);
        _mm512_storeu_si512(
            m_entries + m_next, _mm512_maskz_compress_epi64(set, std::bit_cast<__m512i>(entries)));
        m_next += static_cast<std::uint32_t>(std::popcount(static_cast<unsigned>(set)));
#elif defined(__AVX2__)
        constexpr auto width = static_cast<int>(panelWidth);
        const Places ascending { 0, width, 2 * width, 3 * width };
        const auto places = std::bit_cast<__m128i>(ascending + static_cast<int>(row) * width);
        const __m128i bits = _mm_castps_si128(values);
        const __m256i pairs
            = _mm256_set_m128i(_mm_unpackhi_epi32(places, bits), _mm_unpacklo_epi32(places, bits));
        const auto set
            = static_cast<unsigned>(_mm_movemask_ps(_mm_cmpneq_ps(values, _mm_setzero_ps())));
        const __m256i order
            = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(orders[set].data()));
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(m_entries + m_next),
            _mm256_permutevar8x32_epi32(pairs, order));
        m_next += static_cast<std::uint32_t>(std::popcount(set));
#else
        for (std::size_t i = 0; i < numbersAtOnce; ++i)
            add(row + i, values[i]);
#endif
    }

    /// Shows \p count numbers side by side, which are multiplied by the rows from \p row on.
    void addAll(std::size_t row, std::size_t count, const float* values)
    {
        std::size_t i = 0;
        for (; i + numbersAtOnce <= count; i += numbersAtOnce) {
            Numbers numbers;
            std::memcpy(&numbers, values + i, sizeof numbers);
            add(row + i, numbers);
        }
        for (; i < count; ++i)
            add(row + i, values[i]);
    }

private:
    ActiveNumber* m_entries;
    std::uint32_t m_begin;
    std::uint32_t m_next;
};

} // namespace inkling::kernels
