// SPDX-License-Identifier: GPL-3.0-or-later
// How evidence looks, as commands: the palette and the ink over the maps. A menu beside the maps
// of the Draw page holds them.
#pragma once

#include "app/pages/services.h"

#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace inkling {

class ActionButton;

/// Registers the commands evidence.* and makes the button that opens them as a menu.
class EvidenceMenu : public QObject {
    Q_OBJECT

public:
    /// \p parent owns the menu.
    EvidenceMenu(const Services& services, QWidget* parent);

    /// Returns a button that opens the menu.
    ActionButton* makeButton(QWidget* parent);

private:
    void registerPalettes();
    void registerInk();
    void popUp();

    Services m_services;
    QMenu* m_menu;
    QAction* m_open = nullptr;
    ActionButton* m_button = nullptr; ///< the menu opens at it
};

} // namespace inkling
