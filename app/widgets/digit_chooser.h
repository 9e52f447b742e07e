// SPDX-License-Identifier: GPL-3.0-or-later
// Ten small buttons in a row, one a digit, and before them, if wanted, one for "whatever the answer is".
#pragma once

#include "app/widgets/themed_widget.h"

#include <QList>

#include <optional>

class QButtonGroup;
class QHBoxLayout;
class QToolButton;

namespace inkling {

/// Chooses one digit, or the automatic one.
class DigitChooser : public ThemedWidget {
    Q_OBJECT

public:
    /// \p name begins the object names of the buttons. \p automatic is the text of the first button; empty for none.
    DigitChooser(const ThemeSource& themeSource, const QString& name, const QString& automatic,
        QWidget* parent = nullptr);

    /// Shows \p digit as chosen, or the automatic one.
    void setDigit(std::optional<int> digit);

    /// Returns the digit that was chosen; nothing for the automatic one.
    std::optional<int> digit() const { return m_digit; }

Q_SIGNALS:
    /// The user chose a digit, or the automatic one.
    void chosen(std::optional<int> digit);

protected:
    void themeChanged() override;

private:
    void addButton(const QString& text, int id, const QString& accessibleName);
    void arrange();

    QString m_name;
    QButtonGroup* m_group;
    QHBoxLayout* m_layout;
    QList<QToolButton*> m_buttons;
    std::optional<int> m_digit;
};

} // namespace inkling
