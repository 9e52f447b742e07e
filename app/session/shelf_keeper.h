// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the shelf between starts: whatever changes is written at once, off the window's thread, so that a crash loses at
// most the stroke under way.
#pragma once

#include "app/session/drawing_folder.h"

#include <QBasicTimer>
#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace inkling {

class DrawingShelf;
class KeepQueue;

/// Follows a shelf and keeps it in a folder. At most one write is under way; changes meanwhile are gathered, the newest
/// of each drawing. What fails is tried again at the next change and every few seconds. *Threading*: the window's
/// thread.
class ShelfKeeper : public QObject {
    Q_OBJECT

public:
    /// Keeps \p shelf in \p folder, which need not exist; the shelf must outlive the keeper.
    ShelfKeeper(DrawingShelf& shelf, QString folder, QObject* parent = nullptr);
    ShelfKeeper(const ShelfKeeper&) = delete;
    ShelfKeeper& operator=(const ShelfKeeper&) = delete;
    /// Finishes what is pending.
    ~ShelfKeeper() override;

    const QString& folder() const { return m_folder; }

    /// Reads what was kept and puts it on the shelf, off the window's thread; loaded tells when.
    void load();

    /// Writes what is pending and waits for it: for the end of the program.
    void finish();

    /// Returns why drawings cannot be kept at the moment: DrawingsNotKept; nothing while all is well.
    const std::optional<Error>& trouble() const { return m_trouble; }

Q_SIGNALS:
    void loaded();
    /// A kept file was damaged: DrawingPutAside, or why it could not even be put aside.
    void putAside(const inkling::Error& error);
    /// Keeping failed and had not failed before, or works again. Ask trouble().
    void troubleChanged();
    /// All that was changed so far is on the disk.
    void kept();

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void takeIn(const KeptDrawings& kept);
    void follow(const Shelf& shelf);
    void write();
    void written(const std::optional<Error>& failure);

    DrawingShelf& m_shelf;
    QString m_folder;
    std::shared_ptr<KeepQueue> m_queue; ///< shared with the work under way
    QHash<QString, std::shared_ptr<const Sheet>>
        m_known; ///< what is on the disk or on the way there
    bool m_writing = false;
    bool m_askedAgain = false; // while writing
    std::optional<Error> m_trouble;
    QBasicTimer m_retry;
};

} // namespace inkling
