// SPDX-License-Identifier: GPL-3.0-or-later
// The two rules that place a digit: into the field by its box, into the image by its center of mass. Whoever inks strokes
// for the network, once or a thousand times a second, takes them from here.
#pragma once

#include "core/digit/normalize.h"
#include "core/ink/ink.h"

namespace inkling {

/// Ink comes from floating-point geometry, and the center of mass of a symmetric digit lies exactly where MNIST's rule
/// jumps to the next pixel. This much (in pixels) keeps such a digit from trembling with the last bit of its scale; one
/// gray level of a single pixel moves the center of a thin digit by a tenth of it.
constexpr double inkMassTolerance = 1.0 / 256;

/// Returns the map that brings \p content to the middle of a field of \p side pixels, its longer side \p target pixels
/// long; without \p keepAspect both sides. A point keeps its scale.
FieldTransform fitInto(const Bounds& content, float target, float side, bool keepAspect = true);

/// Returns the whole offset, along one axis, that brings the center of mass \p center (pixel centers at +0.5) to pixel 14.
int massOffset(double center, double tolerance);

} // namespace inkling
