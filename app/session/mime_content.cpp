// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/mime_content.h"

#include "app/base/png.h"
#include "core/ink/ink_file.h"

#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr auto pngType = "image/png"_L1;

    /// The file format in which a picture is claimed; PNG before all others, because it loses nothing.
    QString pictureTypeOf(const QMimeData& data)
    {
        const QStringList formats = data.formats();
        if (formats.contains(pngType))
            return pngType;
        const auto picture = std::find_if(formats.begin(), formats.end(),
            [](const QString& format) { return format.startsWith("image/"_L1); });
        return picture == formats.end() ? QString() : *picture;
    }

    QString firstFileOf(const QMimeData& data)
    {
        const QList<QUrl> urls = data.urls();
        const auto file = std::find_if(
            urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); });
        return file == urls.end() ? QString() : file->toLocalFile();
    }

    bool looksLikeInk(const QString& text) { return text.trimmed().startsWith(u'{'); }

    Error missing(const QString& name, const QString& type)
    {
        return { ErrorCode::ContentMissing, { name.toStdString(), type.toStdString() } };
    }

    Result<Incoming> pictureOf(const QMimeData& data, const QString& name)
    {
        const QString type = pictureTypeOf(data);
        if (!type.isEmpty()) {
            const QByteArray bytes = data.data(type);
            if (!bytes.isEmpty())
                return Incoming { name, IncomingPicture { bytes } };
        }
        // A picture that never was a file: from this program itself, or from a clipboard that has its own format.
        if (auto image = data.imageData().value<QImage>(); !image.isNull())
            return Incoming { name, std::move(image) };
        return missing(name, type.isEmpty() ? u"image"_s : type);
    }

} // namespace

bool claimsContent(const QMimeData& data)
{
    return data.hasFormat(QLatin1String(inkMimeType)) || !firstFileOf(data).isEmpty()
        || data.hasImage() || !pictureTypeOf(data).isEmpty()
        || (data.hasText() && looksLikeInk(data.text()));
}

Result<Incoming> contentOf(const QMimeData& data, const QString& name)
{
    if (const QString type = QLatin1String(inkMimeType); data.hasFormat(type)) {
        const QByteArray text = data.data(type);
        if (text.isEmpty())
            return missing(name, type);
        return Incoming { name, IncomingInk { text } };
    }
    if (const QString path = firstFileOf(data); !path.isEmpty())
        return Incoming { path, IncomingFile { path } };
    if (data.hasImage() || !pictureTypeOf(data).isEmpty())
        return pictureOf(data, name);
    if (data.hasText() && looksLikeInk(data.text()))
        return Incoming { name, IncomingInk { data.text().toUtf8() } };
    return Error { ErrorCode::ContentUnusable, { name.toStdString() } };
}

std::unique_ptr<QMimeData> toMimeData(const Sheet& sheet, const QImage& image)
{
    auto data = std::make_unique<QMimeData>();
    data->setData(pngType, toPng(image));
    if (sheet.drawing.underlay != Underlay::None || sheet.drawing.strokes.empty())
        return data;
    const QByteArray ink = QByteArray::fromStdString(toInkLine(toInkRecord(sheet)) + '\n');
    data->setData(QLatin1String(inkMimeType), ink);
    data->setText(QString::fromUtf8(ink));
    return data;
}

std::unique_ptr<QMimeData> toMimeData(const QImage& image, const QString& path)
{
    auto data = std::make_unique<QMimeData>();
    data->setData(pngType, toPng(image));
    data->setUrls({ QUrl::fromLocalFile(path) });
    return data;
}

} // namespace inkling
