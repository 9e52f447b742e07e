// SPDX-License-Identifier: GPL-3.0-or-later
// The column at the left that leads to the pages: an icon and a word each, the current one tinted.
#pragma once

#include "app/widgets/themed_widget.h"

#include <QList>

class QAction;
class QActionGroup;
class QToolButton;
class QVBoxLayout;

namespace inkling {

/// Shows checkable actions as entries, one of them checked. Tab reaches the rail, the arrow keys
/// go from page to page.
class NavigationRail : public ThemedWidget {
    Q_OBJECT

public:
    explicit NavigationRail(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Adds an entry for \p action, which is made checkable and exclusive with the other entries.
    /// The first one added is checked. The rail does not own the action.
    void addEntry(QAction* action);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override;

private:
    QActionGroup* m_group;
    QVBoxLayout* m_layout;
    QList<QToolButton*> m_buttons;
};

} // namespace inkling
