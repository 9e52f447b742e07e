// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/png.h"

#include <QBuffer>

#include <algorithm>

namespace inkling {

QByteArray toPng(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

GrayImage grayLevelsOf(const QImage& picture)
{
    const QImage gray = picture.convertToFormat(QImage::Format_Grayscale8);
    GrayImage image(gray.width(), gray.height());
    for (int y = 0; y < gray.height(); ++y) {
        const uchar* row = gray.constScanLine(y);
        std::copy(row, row + gray.width(), &image.at(0, y));
    }
    return image;
}

} // namespace inkling
