// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/input.h"

#include "app/base/picture_file.h"
#include "app/cli/console.h"
#include "core/ink/ink_file.h"
#include "core/photo/photo.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <utility>

namespace inkling::cli {

namespace {

    constexpr int allLines = 0;

    struct InkPath {
        QString file;
        int line = allLines;
    };

    InkPath inkPathOf(const QString& path)
    {
        static const QRegularExpression withLine(
            QStringLiteral("^(.+\\.jsonl):([1-9][0-9]{0,8})$"));
        const QRegularExpressionMatch match = withLine.match(path);
        if (match.hasMatch() && !QFileInfo::exists(path))
            return { match.captured(1), match.captured(2).toInt() };
        return { path, allLines };
    }

    Result<std::vector<NamedDrawing>> readInk(const InkPath& ink)
    {
        const std::string file = QFile::encodeName(ink.file).toStdString();
        Result<std::vector<InkLine>> lines = readInkLines(file);
        if (!lines)
            return lines.error();
        std::vector<NamedDrawing> drawings;
        for (InkLine& line : *lines) {
            if (ink.line != allLines && ink.line != line.number)
                continue;
            NamedDrawing named;
            named.source = file + ':' + std::to_string(line.number);
            named.drawing.strokes = std::move(line.record.strokes);
            drawings.push_back(std::move(named));
        }
        if (drawings.empty())
            return Error { ErrorCode::NoInk, { file + ':' + std::to_string(ink.line) } };
        return drawings;
    }

    /// The ink of the picture, or the picture itself where it is a digit already.
    Result<GrayImage> readInkOf(const QString& path, PictureMode mode)
    {
        if (mode == PictureMode::AsDigit)
            return loadRawDigit(path);
        Result<LoadedPicture> picture = loadPicture(path);
        if (!picture)
            return picture.error();
        if (picture->isAnimation)
            printMessage(
                Text::tr("“%1” holds several pictures; the first one is taken.").arg(path));
        const MeasuredPicture measured = measurePaper(std::move(picture->gray));
        return inkAbove(measured, measured.threshold);
    }

    Result<std::vector<NamedDrawing>> readPicture(const QString& path, PictureMode mode)
    {
        Result<GrayImage> picture = readInkOf(path, mode);
        if (!picture)
            return picture.error();
        NamedDrawing named;
        named.source = QFile::encodeName(path).toStdString();
        named.drawing.underlay
            = mode == PictureMode::AsDigit ? Underlay::NormalizedDigit : Underlay::Bitmap;
        named.drawing.width = static_cast<float>(picture->width);
        named.drawing.height = static_cast<float>(picture->height);
        named.drawing.picture = *std::move(picture);
        std::vector<NamedDrawing> drawings;
        drawings.push_back(std::move(named));
        return drawings;
    }

} // namespace

Result<std::vector<NamedDrawing>> readDrawings(const QString& path, PictureMode mode)
{
    const InkPath ink = inkPathOf(path);
    const bool isInk = ink.file.endsWith(QLatin1String(".jsonl"), Qt::CaseInsensitive);
    return isInk ? readInk(ink) : readPicture(path, mode);
}

} // namespace inkling::cli
