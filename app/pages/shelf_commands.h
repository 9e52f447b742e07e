// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the shelf of drawings, and the strip that shows it.
#pragma once

#include "app/pages/services.h"

#include <QObject>

class QAction;
class QWidget;

namespace inkling {

class HistoryStrip;
struct Shelf;

/// Registers draw.new, draw.delete and draw.restore and keeps them usable or not, as the shelf is. Tells which kept
/// files were damaged.
class ShelfCommands : public QObject {
    Q_OBJECT

public:
    /// Dialogs open over \p page, which owns the commands.
    ShelfCommands(const Services& services, QWidget* page);

    /// Makes a strip that shows the shelf and acts on it.
    HistoryStrip* makeStrip(QWidget* parent);

private:
    void follow(const Shelf& shelf);

    Services m_services;
    QAction* m_new = nullptr;
    QAction* m_delete = nullptr;
    QAction* m_restore = nullptr;
};

} // namespace inkling
