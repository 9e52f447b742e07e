// SPDX-License-Identifier: GPL-3.0-or-later
// Gray images from and to pictures that Qt knows.
#pragma once

#include "core/base/image.h"
#include "core/base/result.h"

#include <QImage>
#include <QString>

namespace inkling {

/// Returns the grays of \p picture; what is transparent is paper (white). Squares of \p factor × \p factor pixels become
/// one, their mean. Beside \p picture itself only a strip of it is held in memory.
GrayImage toGrayImage(const QImage& picture, int factor = 1);

/// Returns \p image as a picture with the same gray levels.
QImage toQImage(const GrayImage& image);

/// Writes \p image as PNG, atomically. *Errors*: those of writeFile.
Result<void> savePicture(const QString& path, const GrayImage& image);

} // namespace inkling
