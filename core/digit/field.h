// SPDX-License-Identifier: GPL-3.0-or-later
// The first half of normalization: ink or a bitmap becomes the field (20×20, or 28×28 when it is
// not fitted). Internal to core/digit.
#pragma once

#include "core/base/image.h"
#include "core/digit/normalize.h"
#include "core/ink/drawing.h"

#include <optional>

namespace inkling {

class SettledInk;

/// A digit in its field, before its grays are stretched and its center of mass is found.
struct Field {
    Bounds box; ///< around the ink, in drawing units
    FieldTransform toField; ///< from drawing units to pixels of \p coverage
    CoverageImage coverage;
};

/// Returns the side of the field in pixels: 20, or 28 when the drawing is not fitted.
inline int sideOf(const NormalizationOptions& options)
{
    return options.fitField ? fieldSide : digitSide;
}

/// Scales the points of \p drawing into the field and inks them there with the standard pen.
/// Returns nothing when there is no point. What \p settled remembers of an earlier call saves time.
std::optional<Field> inkField(
    const Drawing& drawing, const NormalizationOptions& options, SettledInk& settled);

/// Fits \p bitmap (ink bright on black) into the field by area. Returns nothing when it is all
/// black. The result's units are pixels of \p bitmap.
std::optional<Field> bitmapField(const GrayImage& bitmap, const NormalizationOptions& options);

/// A drawing as a bitmap: its picture, if any, and its strokes with the pen they were drawn with.
struct RasterizedDrawing {
    GrayImage bitmap;
    FieldTransform toBitmap; ///< from drawing units to pixels of \p bitmap
};

/// Rasterizes \p drawing with its own pens. *Shapes*: as large as its picture, else one pixel a
/// unit up to 512, else (field unknown) 160 pixels along the longer side of the ink.
RasterizedDrawing rasterizeDrawing(const Drawing& drawing);

} // namespace inkling
