// SPDX-License-Identifier: GPL-3.0-or-later
// "This is the digit": ten small buttons with which one names what one drew. The name is saved with the ink.
#pragma once

#include "app/widgets/themed_widget.h"

#include <QList>

#include <optional>

class QAction;
class QGridLayout;
class QToolButton;

namespace inkling {

class TextLabel;

/// Shows the ten commands that name the digit, in two rows of five.
class LabelPad : public ThemedWidget {
    Q_OBJECT

public:
    /// \p actions are the checkable commands for 0 to 9.
    LabelPad(
        const ThemeSource& themeSource, const QList<QAction*>& actions, QWidget* parent = nullptr);

protected:
    void themeChanged() override;

private:
    void arrange();

    TextLabel* m_caption;
    QGridLayout* m_grid;
    QList<QToolButton*> m_buttons;
};

} // namespace inkling
