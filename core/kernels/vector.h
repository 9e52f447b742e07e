// SPDX-License-Identifier: GPL-3.0-or-later
// A vector register of floats at the level that the compiler aims at, as g++ and clang know it without a library.
// Only the .cpp files of this folder include it.
#pragma once

#include "core/kernels/panels.h"

#include <array>
#include <cstddef>
#include <cstring>

namespace inkling::kernels {

#if defined(__AVX512F__)
constexpr std::size_t vectorLanes = 16;
#elif defined(__AVX__)
constexpr std::size_t vectorLanes = 8;
#else
constexpr std::size_t vectorLanes = 4;
#endif

using Vector [[gnu::vector_size(vectorLanes * sizeof(float))]] = float;

constexpr std::size_t vectorsPerPanel = panelWidth / vectorLanes;

/// One row of a panel in registers.
using PanelRow = std::array<Vector, vectorsPerPanel>;

[[gnu::always_inline]] inline Vector load(const float* values)
{
    Vector result;
    std::memcpy(&result, values, sizeof result); // no alignment is promised
    return result;
}

[[gnu::always_inline]] inline void store(float* values, const Vector& vector)
{
    std::memcpy(values, &vector, sizeof vector);
}

[[gnu::always_inline]] inline PanelRow loadRow(const float* values)
{
    PanelRow row;
    for (std::size_t v = 0; v < vectorsPerPanel; ++v)
        row[v] = load(values + v * vectorLanes);
    return row;
}

[[gnu::always_inline]] inline void storeRow(float* values, const PanelRow& row)
{
    for (std::size_t v = 0; v < vectorsPerPanel; ++v)
        store(values + v * vectorLanes, row[v]); // register by register: no way round by the stack
}

/// Computes sum + factor × row, fused where the processor can.
[[gnu::always_inline]] inline void addMultiple(PanelRow& sum, float factor, const float* row)
{
    for (std::size_t v = 0; v < vectorsPerPanel; ++v)
        sum[v] += factor * load(row + v * vectorLanes);
}

} // namespace inkling::kernels
