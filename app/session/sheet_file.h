// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the sheet into files; app/session/arrival brings files onto the sheet.
#pragma once

#include "app/session/sheet.h"
#include "core/base/result.h"

#include <QString>

class QDateTime;

namespace inkling {

/// Writes the ink of \p sheet to \p path as an ink file of one line, dated \p now. *Errors*: those of writeInkFile.
Result<void> writeSheet(const QString& path, const Sheet& sheet, const QDateTime& now);

} // namespace inkling
