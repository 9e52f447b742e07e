// SPDX-License-Identifier: GPL-3.0-or-later
// Brings files onto the sheet and the sheet into files. Whether a file holds ink or a picture is found out from its
// name: ink files end in .jsonl or .json.
#pragma once

#include "app/session/sheet.h"
#include "core/base/result.h"

#include <QString>

class QDateTime;

namespace inkling {

/// What readSheet found.
struct OpenedSheet {
    Sheet sheet; ///< the first drawing of the file
    int drawings = 0; ///< how many there are
};

/// Reads the first drawing of the ink file or picture at \p path; ink of unknown pen is drawn with \p penWidth.
/// *Errors*: those of readInkFile and of loadPicture; NoInk for a drawing without strokes. *Threading*: any thread.
Result<OpenedSheet> readSheet(const QString& path, float penWidth);

/// Writes the ink of \p sheet to \p path as an ink file of one line, dated \p now. *Errors*: those of writeInkFile.
Result<void> writeSheet(const QString& path, const Sheet& sheet, const QDateTime& now);

} // namespace inkling
