// SPDX-License-Identifier: GPL-3.0-or-later
// The shelf of the last drawings. The one on the table is one of them and is the DigitSession's to change; the shelf
// follows it whenever a change is complete.
#pragma once

#include "app/session/sheet_history.h"
#include "app/session/shelved_drawing.h"

#include <QObject>

#include <map>
#include <vector>

namespace inkling {

class DigitSession;
struct Reading;

/// Keeps the order, and lays drawings on the table and back. Every drawing has a past of its own: undo never leads from
/// one to another, and whoever comes back to a drawing can still undo there, until the program ends. An empty sheet that
/// is left is not kept. *Threading*: the window's thread.
class DrawingShelf : public QObject {
    Q_OBJECT

public:
    /// Drawings beyond this many are dropped, oldest first, but never the one on the table.
    static constexpr qsizetype limit = 50;

    explicit DrawingShelf(DigitSession& digit, QObject* parent = nullptr);

    const Shelf& shelf() const { return m_shelf; }

    /// Leaves the present drawing on the shelf and lays an empty sheet on the table; an empty sheet stays.
    void begin();

    /// Lays the drawing called \p id on the table; does nothing when there is none.
    void bringBack(const QString& id);

    /// Takes the drawing called \p id off the shelf. When it was on the table its neighbor takes its place.
    void remove(const QString& id);

    /// Tells whether restore can bring something back.
    bool canRestore() const { return !m_removed.empty(); }

    /// Brings back what was removed last, with its past, and lays it on the table.
    void restore();

    /// Adds drawings that were kept from an earlier start. The one called \p onTable is laid on the table, unless
    /// something has been drawn already.
    void takeIn(const QList<ShelvedDrawing>& kept, const QString& onTable);

Q_SIGNALS:
    /// The shelf is another now. It comes when a change is complete, never while the pen is down.
    void shelfChanged(const inkling::Shelf& shelf);

private:
    struct Removed {
        ShelvedDrawing drawing;
        SheetHistory history;
    };

    qsizetype indexOf(const QString& id) const;
    ShelvedDrawing makeEmpty();
    SheetHistory takeHistory(const ShelvedDrawing& drawing);
    void insert(const ShelvedDrawing& drawing);
    void layOnTable(const ShelvedDrawing& drawing, SheetHistory history);
    void trim();
    void follow(const Reading& reading);

    DigitSession& m_digit;
    Shelf m_shelf;
    std::map<QString, SheetHistory> m_histories; ///< of the drawings that were on the table before
    std::vector<Removed> m_removed; ///< the last one at the end
    QDateTime m_lastDate; ///< of the newest drawing that was begun here
    bool m_exchanging = false;
};

} // namespace inkling
