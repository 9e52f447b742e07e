// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/picture_file.h"

#include "app/base/picture.h"
#include "app/base/picture_end.h"
#include "core/base/file.h"
#include "core/digit/normalize.h"

#include <QBuffer>
#include <QImageReader>
#include <QPixelFormat>

#include <algorithm>
#include <utility>
#include <vector>

namespace inkling {

namespace {

    constexpr int allocationLimitMiB = 512; // Qt's own bound, for what its header does not tell
    constexpr qint64 usualBytesPerPixel = 4;
    constexpr int bestQuality = 100; // of shrinking while decoding

    Result<void> checkSize(const QSize& size, qint64 bytesPerPixel, const std::string& name)
    {
        if (size.isEmpty())
            return Error { ErrorCode::ImageEmpty, { name } };
        const qint64 allowed
            = pictureAreaLimit * usualBytesPerPixel / std::max(usualBytesPerPixel, bytesPerPixel);
        if (qint64 { size.width() } * size.height() > allowed)
            return Error { ErrorCode::ImageTooLarge,
                { name, std::to_string(size.width()), std::to_string(size.height()),
                    std::to_string(allowed) } };
        return {};
    }

    int factorFor(const QSize& size)
    {
        return (std::max(size.width(), size.height()) + pictureSideMost - 1) / pictureSideMost;
    }

    QSize shrunk(const QSize& size, int factor)
    {
        return { (size.width() + factor - 1) / factor, (size.height() + factor - 1) / factor };
    }

    qint64 bytesPerPixelOf(const QImageReader& reader)
    {
        const QImage::Format format = reader.imageFormat();
        return format == QImage::Format_Invalid ? usualBytesPerPixel
                                                : QImage::toPixelFormat(format).bitsPerPixel() / 8;
    }

    /// Photos of phones lie on their side; the shrunk picture is cheaper to turn than the whole.
    GrayImage upright(GrayImage image, QImageIOHandler::Transformations turned)
    {
        if (turned == QImageIOHandler::TransformationNone)
            return image;
        QImage picture
            = toQImage(image).mirrored(turned.testFlag(QImageIOHandler::TransformationMirror),
                turned.testFlag(QImageIOHandler::TransformationFlip));
        if (turned.testFlag(QImageIOHandler::TransformationRotate90))
            picture = picture.transformed(QTransform().rotate(90));
        return toGrayImage(picture);
    }

    Result<QByteArray> readBytes(const QString& path)
    {
        const Result<std::vector<std::byte>> bytes = readFile(path.toStdString(), pictureFileLimit);
        if (!bytes)
            return bytes.error();
        return QByteArray(
            reinterpret_cast<const char*>(bytes->data()), // NOLINT(*-reinterpret-cast)
            static_cast<qsizetype>(bytes->size()));
    }

    Error unreadable(const std::string& name, const QImageReader& reader)
    {
        return { ErrorCode::ImageUnreadable, { name, reader.errorString().toStdString() } };
    }

    /// Finds out what can be known without decoding.
    Result<void> checkHeader(const QByteArray& bytes, QImageReader& reader, const std::string& name)
    {
        if (!reader.canRead())
            return unreadable(name, reader);
        if (promisesNoPixels(bytes))
            return Error { ErrorCode::ImageEmpty, { name } };
        // A format without a size in its header is left to Qt's own bound.
        if (const QSize size = reader.size(); size.isValid()) {
            if (Result<void> checked = checkSize(size, bytesPerPixelOf(reader), name); !checked)
                return checked;
        }
        if (isCutOff(bytes))
            return Error { ErrorCode::ImageDamaged, { name } };
        return {};
    }

} // namespace

Result<LoadedPicture> decodePicture(const QByteArray& bytes, const std::string& name)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader::setAllocationLimit(allocationLimitMiB);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    if (const Result<void> checked = checkHeader(bytes, reader, name); !checked)
        return checked.error();
    const QSize size = reader.size();
    const int factor = factorFor(size);
    if (factor > 1 && reader.supportsOption(QImageIOHandler::ScaledSize)) {
        reader.setQuality(bestQuality);
        reader.setScaledSize(shrunk(size, factor));
    }
    LoadedPicture loaded;
    loaded.size = size;
    loaded.isAnimation = reader.supportsAnimation() && reader.imageCount() > 1;
    const QImageIOHandler::Transformations turned = reader.transformation();
    const QImage picture = reader.read();
    if (picture.isNull())
        return Error { ErrorCode::ImageDamaged, { name } };
    if (!size.isValid())
        loaded.size = picture.size();
    if (turned.testFlag(QImageIOHandler::TransformationRotate90))
        loaded.size.transpose();
    loaded.gray = upright(toGrayImage(picture, factorFor(picture.size())), turned);
    return loaded;
}

Result<LoadedPicture> loadPicture(const QString& path)
{
    const Result<QByteArray> bytes = readBytes(path);
    if (!bytes)
        return bytes.error();
    return decodePicture(*bytes, path.toStdString());
}

Result<LoadedPicture> takePicture(const QImage& picture, const std::string& name)
{
    if (const Result<void> checked = checkSize(picture.size(), picture.depth() / 8, name); !checked)
        return checked.error();
    return LoadedPicture { toGrayImage(picture, factorFor(picture.size())), picture.size(), false };
}

Result<GrayImage> loadRawDigit(const QString& path)
{
    Result<LoadedPicture> picture = loadPicture(path);
    if (!picture)
        return picture.error();
    if (picture->size != QSize(digitSide, digitSide))
        return Error { ErrorCode::ImageNotRawDigit,
            { path.toStdString(), std::to_string(picture->size.width()),
                std::to_string(picture->size.height()) } };
    return std::move(picture->gray);
}

} // namespace inkling
