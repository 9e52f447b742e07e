// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures as the bytes of a PNG file, and their plain gray levels.
#pragma once

#include "core/base/image.h"

#include <QByteArray>
#include <QImage>

namespace inkling {

/// Returns \p image as the content of a PNG file; gray levels come back exactly.
QByteArray toPng(const QImage& image);

/// Returns the gray levels of \p picture as they are.
GrayImage grayLevelsOf(const QImage& picture);

} // namespace inkling
