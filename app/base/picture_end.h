// SPDX-License-Identifier: GPL-3.0-or-later
// What Qt's readers do not say: they take a picture whose end is missing for whole and leave the rest gray.
#pragma once

#include <QByteArrayView>

namespace inkling {

/// Tells whether the end of the picture in \p bytes is missing. Knows JPEG (its end marker), PNG (its last chunk), GIF
/// (its trailer), and WebP and BMP (the length in their header); what it does not know is not cut off.
bool isCutOff(QByteArrayView bytes);

/// Tells whether the header of the picture in \p bytes, a PNG, GIF or BMP, says that it has no pixels.
bool promisesNoPixels(QByteArrayView bytes);

} // namespace inkling
