// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/kept_drawing.h"

#include "app/base/picture.h"
#include "app/base/png.h"
#include "core/base/base64.h"
#include "core/base/json.h"
#include "core/digit/normalize.h"
#include "core/ink/ink_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr auto underlayKey = "inkling_underlay";
    constexpr auto kindKey = "kind";
    constexpr auto pngKey = "png";
    constexpr auto pictureKind = "picture";
    constexpr auto digitKind = "digit";

    // Far more than a sheet is ever given; what is larger was not written by Inkling.
    constexpr int pictureSideLimit = 4096;

    Json underlayOf(const Drawing& drawing)
    {
        const QByteArray png = toPng(toQImage(drawing.picture));
        const auto* bytes = reinterpret_cast<const std::byte*>(png.constData());
        return { { kindKey, drawing.underlay == Underlay::Bitmap ? pictureKind : digitKind },
            { pngKey, toBase64(std::span(bytes, static_cast<std::size_t>(png.size()))) } };
    }

    // The keys that came with the drawing, and the picture under it.
    std::string furtherKeysOf(const Sheet& sheet)
    {
        Json keys = Json::object();
        if (Result<Json> known = parseJson(sheet.furtherKeys, {}); known && known->is_object())
            keys = *std::move(known);
        keys.erase(underlayKey); // of another drawing, in a file from elsewhere
        if (sheet.drawing.underlay != Underlay::None)
            keys[underlayKey] = underlayOf(sheet.drawing);
        return keys.empty() ? std::string() : toJsonText(keys);
    }

    bool hasTexts(const Json& underlay)
    {
        const auto isText = [&underlay](const char* key) {
            return underlay.contains(key) && underlay[key].is_string();
        };
        return underlay.is_object() && isText(kindKey) && isText(pngKey);
    }

    bool takeUnderlay(const Json& underlay, Drawing& drawing)
    {
        if (!hasTexts(underlay))
            return false;
        const auto bytes = fromBase64(underlay[pngKey].get<std::string>());
        if (!bytes)
            return false;
        const QByteArray png(
            reinterpret_cast<const char*>(bytes->data()), static_cast<qsizetype>(bytes->size()));
        const QImage image = QImage::fromData(png, "PNG");
        if (image.isNull() || std::max(image.width(), image.height()) > pictureSideLimit)
            return false;
        drawing.picture = grayLevelsOf(image);
        drawing.underlay
            = underlay[kindKey] == digitKind ? Underlay::NormalizedDigit : Underlay::Bitmap;
        return drawing.underlay == Underlay::Bitmap
            || (image.width() == digitSide && image.height() == digitSide);
    }

    Sheet sheetOf(InkRecord record)
    {
        Sheet sheet = emptySheet();
        sheet.drawing.strokes = std::move(record.strokes);
        sheet.label = record.label;
        sheet.source = std::move(record.source);
        sheet.writer = std::move(record.writer);
        sheet.furtherKeys = std::move(record.furtherKeys);
        return sheet;
    }

} // namespace

std::string toKeptLine(const ShelvedDrawing& drawing)
{
    const Sheet& sheet = *drawing.sheet;
    const InkRecord record { sheet.drawing.strokes, sheet.label, sheet.source, sheet.writer,
        drawing.date.toOffsetFromUtc(drawing.date.offsetFromUtc())
            .toString(Qt::ISODateWithMs)
            .toStdString(),
        furtherKeysOf(sheet) };
    return toInkLine(record);
}

Result<ShelvedDrawing> parseKeptLine(
    std::string_view line, const QString& id, const std::string& path)
{
    Result<InkRecord> record = parseInkLine(line, path, 1, EmptyInk::Allowed);
    if (!record)
        return record.error();
    ShelvedDrawing drawing { id,
        QDateTime::fromString(QString::fromStdString(record->date), Qt::ISODateWithMs), nullptr };
    Sheet sheet = sheetOf(*std::move(record));
    if (!sheet.furtherKeys.empty()) {
        Result<Json> keys = parseJson(sheet.furtherKeys, path);
        if (keys && keys->contains(underlayKey)) {
            if (!takeUnderlay((*keys)[underlayKey], sheet.drawing))
                return Error { ErrorCode::ImageUnreadable, { path, "inkling_underlay" } };
            keys->erase(underlayKey);
            sheet.furtherKeys = keys->empty() ? std::string() : toJsonText(*keys);
        }
    }
    if (sheet.drawing.isEmpty())
        return Error { ErrorCode::InkLineWithoutStrokes, { path, "1" } };
    drawing.sheet = std::make_shared<const Sheet>(std::move(sheet));
    return drawing;
}

} // namespace inkling
