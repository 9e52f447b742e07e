// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/drawing_folder.h"

#include "app/session/kept_drawing.h"
#include "core/base/file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <chrono>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr auto suffix = ".jsonl"_L1;
    constexpr auto damagedSuffix = ".damaged"_L1;

    // writeFile's temporary files live for milliseconds; one of this age belongs to nobody any more, also not to
    // another window.
    constexpr std::chrono::seconds temporaryLife { 60 };

    QString pathOf(const QString& folder, const QString& id) { return folder + u'/' + id + suffix; }

    std::string systemPath(const QString& path) { return QFile::encodeName(path).toStdString(); }

    void removeLeftovers(const QDir& folder)
    {
        const QDateTime youngest = QDateTime::currentDateTime().addSecs(-temporaryLife.count());
        const QFileInfoList leftovers = folder.entryInfoList({ u"*.jsonl.*.part"_s }, QDir::Files);
        for (const QFileInfo& leftover : leftovers) {
            const QString id = leftover.fileName().section(u'.', 0, 0);
            if (isDrawingId(id) && leftover.lastModified() < youngest)
                QFile::remove(leftover.filePath());
        }
    }

    Result<ShelvedDrawing> readKept(const QFileInfo& file)
    {
        const std::string path = systemPath(file.filePath());
        const Result<std::string> text = readTextFile(path, keptFileLimit);
        if (!text)
            return text.error();
        const std::string_view line = std::string_view(*text).substr(0, text->find('\n'));
        Result<ShelvedDrawing> drawing = parseKeptLine(line, file.completeBaseName(), path);
        if (drawing && !drawing->date.isValid())
            drawing->date = file.lastModified();
        return drawing;
    }

    // What cannot be read at all (no permission, a failing disk) may be in order and stays where it is.
    Error putAside(const QFileInfo& file, const Error& reason)
    {
        const QString aside = file.filePath() + damagedSuffix;
        if (reason.code == ErrorCode::FileUnreadable)
            return reason;
        // An earlier one of the same name is not worth more than this one, and rename does not replace.
        QFile::remove(aside);
        if (!QFile::rename(file.filePath(), aside))
            return reason;
        return { ErrorCode::DrawingPutAside,
            { file.filePath().toStdString(), aside.toStdString() } };
    }

} // namespace

KeptDrawings loadKeptDrawings(const QString& folder, qsizetype limit)
{
    const QDir place(folder);
    removeLeftovers(place);
    KeptDrawings kept;
    QDateTime lastChange;
    // Ids begin with the date, so that their order is that of the drawings.
    const QFileInfoList files
        = place.entryInfoList({ u'*' + suffix }, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QFileInfo& file : files) {
        if (!isDrawingId(file.completeBaseName()))
            continue;
        if (kept.drawings.size() == limit) {
            QFile::remove(file.filePath());
            continue;
        }
        const Result<ShelvedDrawing> drawing = readKept(file);
        // Another window may have removed it since the folder was listed.
        if (!drawing && drawing.error().code == ErrorCode::FileNotFound)
            continue;
        if (!drawing) {
            kept.putAside.push_back(putAside(file, drawing.error()));
            continue;
        }
        kept.drawings.append(*drawing);
        if (!lastChange.isValid() || file.lastModified() > lastChange) {
            lastChange = file.lastModified();
            kept.lastChanged = drawing->id;
        }
    }
    return kept;
}

Result<void> keepDrawing(const QString& folder, const ShelvedDrawing& drawing)
{
    // When it cannot be made, writing tells why.
    QDir().mkpath(folder);
    const std::string path = systemPath(pathOf(folder, drawing.id));
    const Result<void> written = writeTextFile(path, toKeptLine(drawing) + '\n');
    if (!written)
        return Error { ErrorCode::DrawingsNotKept,
            { folder.toStdString(), written.error().arguments.back() } };
    return {};
}

Result<void> dropDrawing(const QString& folder, const QString& id)
{
    QFile file(pathOf(folder, id));
    if (!file.exists() || file.remove())
        return {};
    return Error { ErrorCode::DrawingsNotKept,
        { folder.toStdString(), file.errorString().toStdString() } };
}

} // namespace inkling
