// SPDX-License-Identifier: GPL-3.0-or-later
// Every command of the window, by a stable id such as "draw.undo". Menus, tool bars, shortcuts,
// lessons and tests all find commands here and nowhere else.
#pragma once

#include "app/base/icons.h"

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <optional>

class QAction;

namespace inkling {

class ThemeSource;

/// What a command is called and how it is reached.
struct ActionSpec {
    QString id; ///< "page.command" in lower case; never changes once published
    QString text; ///< as on a button or in a menu
    QString toolTip {}; ///< a whole sentence; the text when empty
    QList<QKeySequence> shortcuts {};
    std::optional<IconName> icon {};
    bool checkable = false;
};

/// Owns the commands. *Threading*: main thread.
class ActionRegistry : public QObject {
    Q_OBJECT

public:
    /// The icons follow \p themeSource, which must outlive the registry.
    explicit ActionRegistry(const ThemeSource& themeSource, QObject* parent = nullptr);

    /// Registers a command that calls \p handler with the checked state while \p context lives. The
    /// object name of the action is its id. *Errors*: returns nullptr, and changes nothing, when
    /// the id is empty or taken.
    QAction* add(
        const ActionSpec& spec, QObject* context, const std::function<void(bool)>& handler);

    /// Returns the command called \p id, or nullptr.
    QAction* find(const QString& id) const;

    /// Returns all commands in the order in which they were registered.
    const QList<QAction*>& actions() const { return m_actions; }

private:
    void updateIcons();

    const ThemeSource& m_themeSource;
    QList<QAction*> m_actions;
    std::map<QString, IconName> m_icons; ///< by id
};

} // namespace inkling
