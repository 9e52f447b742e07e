// SPDX-License-Identifier: GPL-3.0-or-later
// Reads pictures of any kind that Qt reads, from files or from bytes that a clipboard delivers, within a bound on memory
// and without being taken in: sizes are known from the header before anything is decoded, and what is cut off is refused.
#pragma once

#include "core/base/image.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <cstddef>
#include <string>

namespace inkling {

/// A larger file is refused before it is read.
constexpr std::size_t pictureFileLimit = std::size_t { 128 } << 20U;
/// A picture of more pixels is refused before it is decoded. At four bytes a pixel, and with the file, the reading takes
/// at most some 530 MB.
constexpr qint64 pictureAreaLimit = 100'000'000;
/// Longer side to which larger pictures are shrunk: finer than any pen.
constexpr int pictureSideMost = 1000;

/// A picture that was read.
struct LoadedPicture {
    GrayImage
        gray; ///< upright, on white where it is transparent, at most pictureSideMost along its longer side
    QSize size; ///< upright, before it was shrunk
    bool isAnimation = false; ///< it is the first picture of several
};

/// Reads the picture at \p path. *Errors*: FileNotFound, FileIsFolder, FileUnreadable, FileTooLarge and those of
/// decodePicture. *Threading*: any thread.
Result<LoadedPicture> loadPicture(const QString& path);

/// Reads the picture in \p bytes; \p name stands for it in errors.
/// *Errors*: ImageUnreadable (no picture), ImageEmpty (no pixels), ImageTooLarge, ImageDamaged (also when its end is
/// missing). *Threading*: any thread.
Result<LoadedPicture> decodePicture(const QByteArray& bytes, const std::string& name);

/// Takes \p picture, which is decoded already. *Errors*: ImageEmpty, ImageTooLarge.
Result<LoadedPicture> takePicture(const QImage& picture, const std::string& name);

/// Reads the 28×28 picture at \p path as it is: gray levels untouched, bright is ink.
/// *Errors*: as loadPicture, and ImageNotRawDigit for any other size.
Result<GrayImage> loadRawDigit(const QString& path);

} // namespace inkling
