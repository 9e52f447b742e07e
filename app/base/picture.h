// SPDX-License-Identifier: GPL-3.0-or-later
// Turns pictures of any kind that Qt reads into gray images of ink, and gray images into pictures.
// Photographs and scans are dark on light, MNIST is bright on dark: both come out with the ink bright.
#pragma once

#include "core/base/image.h"
#include "core/base/result.h"

#include <QImage>
#include <QString>

namespace inkling {

/// Reads the picture at \p path as ink, bright on black. What is transparent is paper (white); a picture whose border is
/// rather light than dark is inverted. Paper that is not quite of one color, as in a photo, becomes black.
/// *Errors*: FileNotFound, FileIsFolder, ImageUnreadable (also when it would take more than 256 MiB).
Result<GrayImage> loadPicture(const QString& path);

/// Reads the 28×28 picture at \p path as it is: gray levels untouched, bright is ink.
/// *Errors*: as loadPicture, and ImageNotRawDigit for any other size.
Result<GrayImage> loadRawDigit(const QString& path);

/// Returns \p picture as ink, bright on black, as loadPicture does.
GrayImage inkOf(const QImage& picture);

/// Returns \p image as a picture with the same gray levels.
QImage toQImage(const GrayImage& image);

/// Writes \p image as PNG, atomically. *Errors*: those of writeFile.
Result<void> savePicture(const QString& path, const GrayImage& image);

} // namespace inkling
