// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/picture.h"

#include "app/base/png.h"
#include "core/base/file.h"
#include "core/digit/normalize.h"

#include <QFileInfo>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cstddef>

namespace inkling {

namespace {

    constexpr int allocationLimitMiB
        = 256; // Qt's own bound is off in some builds; a photo of 60 megapixels fits
    constexpr std::size_t grayLevels = 256;
    constexpr std::size_t lightFrom = grayLevels / 2; // a border of this gray or above is paper
    constexpr int paperNoise
        = 24; // gray levels by which the paper of a photo may be darker than its middle

    Result<QImage> readPicture(const QString& path)
    {
        const QFileInfo file(path);
        if (!file.exists())
            return Error { ErrorCode::FileNotFound, { path.toStdString() } };
        if (file.isDir())
            return Error { ErrorCode::FileIsFolder, { path.toStdString() } };
        QImageReader::setAllocationLimit(allocationLimitMiB);
        QImageReader reader(path);
        reader.setAutoTransform(true); // photos of phones lie on their side
        reader.setDecideFormatFromContent(true);
        QImage picture = reader.read();
        if (picture.isNull())
            return Error { ErrorCode::ImageUnreadable,
                { path.toStdString(), reader.errorString().toStdString() } };
        return picture;
    }

    QImage onWhitePaper(const QImage& picture)
    {
        if (!picture.hasAlphaChannel())
            return picture;
        QImage flat(picture.size(), QImage::Format_RGB32);
        flat.fill(Qt::white);
        QPainter painter(&flat);
        painter.drawImage(0, 0, picture);
        return flat;
    }

    /// The median, and not the mean, because a stroke may well run over the border.
    std::size_t medianOfBorder(const GrayImage& image)
    {
        std::array<std::size_t, grayLevels> counts {};
        std::size_t total = 0;
        for (int y = 0; y < image.height; ++y) {
            const bool wholeRow = y == 0 || y == image.height - 1;
            for (int x = 0; x < image.width; x += wholeRow ? 1 : std::max(1, image.width - 1)) {
                ++counts[image.at(x, y)];
                ++total;
            }
        }
        std::size_t below = 0;
        std::size_t level = 0;
        while (level + 1 < grayLevels && (below += counts[level]) * 2 <= total)
            ++level;
        return level;
    }

    /// Makes \p level and all below it 0 and spreads what is above it up to full ink.
    void removePaper(GrayImage& image, int level)
    {
        const int brightest = *std::max_element(image.pixels.begin(), image.pixels.end());
        if (brightest <= level) {
            std::fill(image.pixels.begin(), image.pixels.end(), std::uint8_t { 0 });
            return;
        }
        constexpr int full = static_cast<int>(grayLevels) - 1;
        for (std::uint8_t& gray : image.pixels)
            gray
                = static_cast<std::uint8_t>(std::max(0, gray - level) * full / (brightest - level));
    }

} // namespace

GrayImage inkOf(const QImage& picture)
{
    GrayImage image = grayLevelsOf(onWhitePaper(picture));
    std::size_t paper = medianOfBorder(image);
    if (paper >= lightFrom) {
        for (std::uint8_t& gray : image.pixels)
            gray = static_cast<std::uint8_t>(grayLevels - 1 - gray);
        paper = grayLevels - 1 - paper;
    }
    // A drawing has paper of one color; a photo or scan has not, and its specks would count as ink.
    if (paper > 0)
        removePaper(image, static_cast<int>(paper) + paperNoise);
    return image;
}

Result<GrayImage> loadPicture(const QString& path)
{
    const Result<QImage> picture = readPicture(path);
    if (!picture)
        return picture.error();
    return inkOf(*picture);
}

Result<GrayImage> loadRawDigit(const QString& path)
{
    const Result<QImage> picture = readPicture(path);
    if (!picture)
        return picture.error();
    if (picture->width() != digitSide || picture->height() != digitSide)
        return Error { ErrorCode::ImageNotRawDigit,
            { path.toStdString(), std::to_string(picture->width()),
                std::to_string(picture->height()) } };
    return grayLevelsOf(*picture);
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
