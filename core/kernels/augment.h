// SPDX-License-Identifier: GPL-3.0-or-later
// The hot loops that distort a digit: a smooth field, an image seen through it, ink moved by it and inked anew, noise.
// Sizes are those of the digit, 28×28, and of the field of 20×20 that ink is fitted into; rows are padded to whole
// vector registers.
#pragma once

#include "core/kernels/export.h"

#include <cstddef>
#include <cstdint>

namespace inkling::kernels {

constexpr std::size_t augmentSide = 28; ///< pixels along an edge of the image
constexpr std::size_t augmentStride = 32; ///< values from one row of a smooth field to the next
constexpr std::size_t inkSide = 20; ///< pixels along an edge of the field that ink is fitted into
constexpr std::size_t inkStride = 32; ///< values from one row of inked distances to the next
constexpr std::size_t splineTaps = 4; ///< knots that a place of a cubic spline depends on

/// Maps a place: x' = xx x + xy y + x0, and likewise y.
struct AffineMap {
    float xx = 1;
    float xy = 0;
    float x0 = 0;
    float yx = 0;
    float yy = 1;
    float y0 = 0;
};

/// Displacements of each pixel, both [28 × 32], of which the first 28 of a row count.
struct BendField {
    const float* x = nullptr;
    const float* y = nullptr;
};

/// Which knots a pixel depends on, and how much. \p first [28] and \p weights [28 × 4] serve both axes.
struct SplineTable {
    std::size_t knots = 0; ///< along an axis
    const std::uint8_t* first = nullptr;
    const float* weights = nullptr;
};

/// Writes to \p field [28 × 32] the tensor product spline through \p knots [knots × knots]; the four columns behind a row
/// are set to 0. *Shapes*: at most 32 knots along an axis.
INKLING_KERNELS_EXPORT void splineField(const SplineTable& table, const float* knots, float* field);

/// Writes to \p result [28 × 28] the gray that \p image [28 × 28] has, interpolated bilinearly, where \p map and then the
/// displacement \p bend (null: none) lead from each pixel. Outside the image there is bare paper.
INKLING_KERNELS_EXPORT void warpImage(
    const std::uint8_t* image, const AffineMap& map, const BendField& bend, std::uint8_t* result);

/// Moves \p count points, in pixel indices of the image, by \p bend (null: not at all) where they are, and then by
/// \p map.
INKLING_KERNELS_EXPORT void warpPoints(
    std::size_t count, const AffineMap& map, const BendField& bend, float* x, float* y);

/// Sets \p squares [20 × 32] to farther away from ink than any pen reaches.
INKLING_KERNELS_EXPORT void clearInk(float* squares);

/// Lowers \p squares [20 × 32] to the squared distance between the center of each pixel and the path through \p count
/// points, wherever the path is nearer than \p reach. Points are in pixels: the center of the first one is (0.5, 0.5).
INKLING_KERNELS_EXPORT void inkPath(
    std::size_t count, const float* x, const float* y, float reach, float* squares);

/// Turns squared distances [20 × 32] into grays [20 × 20] of a round pen of \p radius pixels: full half a pixel inside its
/// edge, paper half a pixel outside it, the darkest pixel 255 at least.
INKLING_KERNELS_EXPORT void inkGrays(float radius, float* squares, std::uint8_t* grays);

/// Adds noise to \p image [28 × 28]: nearly normal, with standard deviation \p deviation in grays, a pure function of
/// \p seed. What leaves 0 to 255 is cut off.
INKLING_KERNELS_EXPORT void addNoise(float deviation, std::uint32_t seed, std::uint8_t* image);

} // namespace inkling::kernels
