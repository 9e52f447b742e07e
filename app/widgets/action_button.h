// SPDX-License-Identifier: GPL-3.0-or-later
// A button for a command of the registry. Its text, icon, tooltip and whether it can be used come
// from the action.
#pragma once

#include "app/base/theme_source.h"

#include <QToolButton>

namespace inkling {

/// What an ActionButton shows of its action.
enum class ButtonFace { Icon, Text, IconAndText };

/// A flat button with a hairline. Its object name is the id of the action followed by ".button";
/// Tab reaches it, a click leaves the focus where it was, so that drawing goes on.
class ActionButton : public QToolButton {
    Q_OBJECT

public:
    ActionButton(const ThemeSource& themeSource, QAction* action, ButtonFace face,
        QWidget* parent = nullptr);

    QSize sizeHint() const override;

    /// Returns a square for a symbol alone, so that a crowded row keeps whole buttons.
    QSize minimumSizeHint() const override;

private:
    void applyTheme();

    const ThemeSource& m_themeSource;
};

} // namespace inkling
