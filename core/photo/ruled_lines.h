// SPDX-License-Identifier: GPL-3.0-or-later
// The printed lines of a notebook: long, thin, nearly straight, from one edge of the picture to the other.
// Internal to core/photo.
#pragma once

#include "core/base/image.h"

namespace inkling {

/// Sets to 0 the ruled lines of \p contrast (how far each pixel is from its paper, 0 to 255), across and down. Ink that
/// crosses a line stays. \p noise is the contrast up to which a pixel is paper.
void eraseRuledLines(GrayImage& contrast, int noise);

} // namespace inkling
