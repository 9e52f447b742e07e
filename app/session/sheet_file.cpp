// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sheet_file.h"

#include "app/base/picture.h"
#include "core/digit/normalize.h"
#include "core/ink/ink_file.h"

#include <QDateTime>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    bool isInkFile(const QString& path)
    {
        return path.endsWith(".jsonl"_L1, Qt::CaseInsensitive)
            || path.endsWith(".json"_L1, Qt::CaseInsensitive);
    }

    Result<OpenedSheet> readInk(const QString& path, float penWidth)
    {
        const Result<std::vector<InkRecord>> records = readInkFile(path.toStdString());
        if (!records)
            return records.error();
        const InkRecord& first = records->front();
        if (!boundsOf(first.strokes))
            return Error { ErrorCode::NoInk, { path.toStdString() } };
        const auto count = static_cast<int>(
            std::min<std::size_t>(records->size(), std::numeric_limits<int>::max()));
        return OpenedSheet { sheetFromInk(first, penWidth), count };
    }

    Result<OpenedSheet> readPicture(const QString& path)
    {
        Result<GrayImage> picture = loadPicture(path);
        if (!picture)
            return picture.error();
        // A picture of exactly MNIST's size is taken for a digit that was prepared already.
        const bool normalized = picture->width == digitSide && picture->height == digitSide;
        return OpenedSheet { sheetFromPicture(std::move(*picture), normalized), 1 };
    }

} // namespace

Result<OpenedSheet> readSheet(const QString& path, float penWidth)
{
    return isInkFile(path) ? readInk(path, penWidth) : readPicture(path);
}

Result<void> writeSheet(const QString& path, const Sheet& sheet, const QDateTime& now)
{
    InkRecord record = toInkRecord(sheet);
    record.date = now.toString(Qt::ISODate).toStdString();
    return writeInkFile(path.toStdString(), { record });
}

} // namespace inkling
