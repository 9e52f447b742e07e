// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/picture.h"

#include "app/base/png.h"
#include "core/base/file.h"

#include <QPainter>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace inkling {

namespace {

    constexpr int stripRows = 64; // of a picture 10,000 pixels wide these take 2.5 MB

    QImage onWhitePaper(const QImage& picture)
    {
        QImage flat(picture.size(), QImage::Format_RGB32);
        flat.fill(Qt::white);
        QPainter painter(&flat);
        painter.drawImage(0, 0, picture);
        return flat;
    }

    /// Rows \p top to \p top + \p rows of \p picture as grays.
    QImage grayStrip(const QImage& picture, int top, int rows)
    {
        const QImage strip = picture.copy(0, top, picture.width(), rows);
        return (strip.hasAlphaChannel() ? onWhitePaper(strip) : strip)
            .convertToFormat(QImage::Format_Grayscale8);
    }

    /// The means of one row of squares, of which \p strip is as high.
    void shrinkRow(const QImage& strip, int factor, std::uint8_t* target)
    {
        const int count = (strip.width() + factor - 1) / factor;
        std::vector<std::int64_t> sums(static_cast<std::size_t>(count));
        for (int y = 0; y < strip.height(); ++y) {
            const uchar* row = strip.constScanLine(y);
            for (int x = 0; x < strip.width(); ++x)
                sums[static_cast<std::size_t>(x / factor)] += row[x];
        }
        for (int x = 0; x < count; ++x) {
            const int across = std::min(factor, strip.width() - x * factor);
            const std::int64_t pixels = std::int64_t { across } * strip.height();
            target[x] = static_cast<std::uint8_t>(
                (sums[static_cast<std::size_t>(x)] + pixels / 2) / pixels);
        }
    }

} // namespace

GrayImage toGrayImage(const QImage& picture, int factor)
{
    GrayImage image(
        (picture.width() + factor - 1) / factor, (picture.height() + factor - 1) / factor);
    const int rows = std::max(1, stripRows / factor) * factor;
    for (int top = 0; top < picture.height(); top += rows) {
        const QImage strip = grayStrip(picture, top, std::min(rows, picture.height() - top));
        for (int y = 0; y < strip.height(); y += factor) {
            const QImage squares
                = strip.copy(0, y, strip.width(), std::min(factor, strip.height() - y));
            shrinkRow(squares, factor, &image.at(0, (top + y) / factor));
        }
    }
    return image;
}

QImage toQImage(const GrayImage& image)
{
    QImage picture(image.width, image.height, QImage::Format_Grayscale8);
    for (int y = 0; y < image.height; ++y)
        std::copy_n(&image.at(0, y), image.width, picture.scanLine(y));
    return picture;
}

Result<void> savePicture(const QString& path, const GrayImage& image)
{
    const QByteArray bytes = toPng(toQImage(image));
    return writeFile(path.toStdString(),
        std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
}

} // namespace inkling
