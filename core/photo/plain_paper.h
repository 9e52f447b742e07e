// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that a program drew: their paper has one color, and every gray above it is meant. Internal to core/photo.
#pragma once

#include "core/base/image.h"

namespace inkling {

/// Ink on paper of one color, bright on black, its grays kept.
struct PlainInk {
    GrayImage ink;
    bool darkInk = true; ///< in the picture it came from
};

/// Tells whether \p picture has paper of one color: three quarters of its border do, and few grays are just beside it,
/// as the noise of a camera's would be. An empty picture is plain.
bool isPlain(const GrayImage& picture);

/// Returns the ink of the plain \p picture; a picture whose border is rather light than dark is inverted.
PlainInk plainInkOf(GrayImage picture);

} // namespace inkling
