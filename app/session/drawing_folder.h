// SPDX-License-Identifier: GPL-3.0-or-later
// The folder in which drawings are kept, one file each, called by its id. Several windows may use it at once: names are
// unique, files are replaced as a whole, and of two windows that change one drawing the last has its way.
#pragma once

#include "app/session/shelved_drawing.h"
#include "core/base/result.h"

#include <vector>

namespace inkling {

/// What a folder holds.
struct KeptDrawings {
    QList<ShelvedDrawing> drawings; ///< the newest first
    QString lastChanged; ///< id of the one that was written last; empty when there is none
    std::vector<Error> putAside; ///< DrawingPutAside for each damaged file; nothing of it is lost
};

/// Reads the newest \p limit drawings of \p folder and cleans it up: older drawings and what a crash left half-written
/// are removed, damaged files renamed. *Errors*: none; a folder that is not there is empty. *Threading*: any thread.
KeptDrawings loadKeptDrawings(const QString& folder, qsizetype limit);

/// Writes \p drawing into \p folder, which is made if need be; atomically and durably. *Errors*: DrawingsNotKept.
Result<void> keepDrawing(const QString& folder, const ShelvedDrawing& drawing);

/// Removes the drawing called \p id from \p folder; one that is not there is fine. *Errors*: DrawingsNotKept.
Result<void> dropDrawing(const QString& folder, const QString& id);

} // namespace inkling
