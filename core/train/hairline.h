// SPDX-License-Identifier: GPL-3.0-or-later
// Ink of a pen far thinner than a pixel, as scanning or shrinking a picture of thin lines leaves it: where lines meet
// twice the ink comes together, and beside it all the rest is pale.
#pragma once

#include "core/base/image.h"
#include "core/digit/fit.h"

#include <array>
#include <cstdint>
#include <span>

namespace inkling {

constexpr float hairlineWidth = 0.5F; ///< pixels; pens thinner than this are inked as hairlines

/// The share of each pixel of the 20×20 field that lines cover, row by row; where lines cross it counts twice.
using FieldShares = std::array<float, std::size_t { fieldSide } * fieldSide>;
using FieldGrays = std::array<std::uint8_t, std::size_t { fieldSide } * fieldSide>;

/// Adds to \p shares what a pen \p width pixels wide covers along the points (\p x, \p y), in pixels of the field, whose
/// first pixel begins at (0, 0). One point leaves a dot. What lies outside the field is left out.
/// *Shapes*: as many \p x as \p y; two points after each other no more than a pixel apart.
void addHairline(
    std::span<const float> x, std::span<const float> y, float width, FieldShares& shares);

/// Returns \p shares as grays, the darkest of them 255; without any ink all 0. Lines lie across each other as chance has it:
/// a share s of them covers 1 − exp(−s) of a pixel.
FieldGrays hairlineGrays(const FieldShares& shares);

} // namespace inkling
