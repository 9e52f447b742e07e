// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sheet_file.h"

#include "core/ink/ink_file.h"

#include <QDateTime>

namespace inkling {

Result<void> writeSheet(const QString& path, const Sheet& sheet, const QDateTime& now)
{
    InkRecord record = toInkRecord(sheet);
    record.date = now.toString(Qt::ISODate).toStdString();
    return writeInkFile(path.toStdString(), { record });
}

} // namespace inkling
