// SPDX-License-Identifier: GPL-3.0-or-later
// One drawing of the shelf and the shelf as a whole, as values that are cheap to copy.
#pragma once

#include "app/session/sheet.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>

namespace inkling {

/// A drawing with its name for life. Sheets are never changed, only replaced: the same pointer is the same drawing.
struct ShelvedDrawing {
    QString id; ///< as newDrawingId makes it; later drawings have greater ids
    QDateTime date; ///< when it was begun
    std::shared_ptr<const Sheet> sheet; ///< never null
};

/// All drawings, the newest first, and the one on the table.
struct Shelf {
    QList<ShelvedDrawing> drawings;
    QString onTable; ///< id of one of them
};

/// Returns the id of a drawing begun at \p date: unique among all windows, and later ones are greater.
QString newDrawingId(const QDateTime& date);

/// Returns true when \p id is one that newDrawingId could have made.
bool isDrawingId(const QString& id);

} // namespace inkling
