// SPDX-License-Identifier: GPL-3.0-or-later
// The paper of a photo: how bright it would be everywhere if nothing were written on it. Internal to core/photo.
#pragma once

#include "core/base/image.h"

namespace inkling {

/// Returns the gray level of the bare paper at every pixel of \p photo, which may be lit unevenly.
///
/// Medians of cells are fitted by a surface of second degree that outliers do not bend; what the light does beyond that
/// (a shadow, a crease) is followed by a median over a third of the picture. Ink has to cover less than half of each such
/// window. *Shapes*: as \p photo, which is not empty.
Image<float> paperOf(const GrayImage& photo);

} // namespace inkling
