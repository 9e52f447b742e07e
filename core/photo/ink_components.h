// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the dark places of a photo are the digit and which are specks. Internal to core/photo.
#pragma once

#include "core/base/image.h"

#include <cstdint>

namespace inkling {

/// Returns 1 where the ink of the digit is and 0 elsewhere. *Shapes*: as \p contrast.
///
/// Pixels of at least \p threshold that touch each other (corners count) are one piece. The main piece is the largest,
/// if possible one that does not touch the border, because what lies around a sheet of paper does. Kept beside it is what
/// is not far smaller and not far from it.
Image<std::uint8_t> digitPieces(const GrayImage& contrast, int threshold);

} // namespace inkling
