// SPDX-License-Identifier: GPL-3.0-or-later
// What is still to be written into the folder of kept drawings: of each drawing only its newest state.
#pragma once

#include "app/session/drawing_folder.h"

#include <map>
#include <mutex>
#include <optional>

namespace inkling {

/// *Threading*: every call from any thread.
class KeepQueue {
public:
    explicit KeepQueue(QString folder);

    /// Asks for \p drawing to be kept.
    void keep(const ShelvedDrawing& drawing);

    /// Asks for the drawing called \p id to be removed.
    void drop(const QString& id);

    bool isEmpty() const;

    /// Does all that was asked so far. Returns nothing, or the first failure; what failed stays in the queue.
    /// A second call waits for the first, so that an older state never follows a newer one.
    std::optional<Error> drain();

private:
    using Work
        = std::map<QString, std::optional<ShelvedDrawing>>; ///< by id; nothing: to be removed

    void ask(const QString& id, std::optional<ShelvedDrawing> state);

    const QString m_folder;
    std::mutex m_draining; ///< held while files are written
    mutable std::mutex m_asking; ///< guards m_work, and is held for no longer than that
    Work m_work;
};

} // namespace inkling
