// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing as textbooks print it: 784 gray levels, and the label as a one-hot vector.
#pragma once

#include "app/widgets/themed_widget.h"

namespace inkling {

class NumberGrid;
class TextLabel;
struct Reading;

/// A small window of its own that follows the pen while it is open.
class NumbersWindow : public ThemedWidget {
    Q_OBJECT

public:
    /// A window that stays above that of \p parent.
    NumbersWindow(const ThemeSource& themeSource, QWidget* parent);

    /// Shows the image and the label of \p reading; cheap while the window is hidden.
    void setReading(const Reading& reading);

    /// Returns the label in words and as a vector.
    QString labelText() const;

Q_SIGNALS:
    void closed();

protected:
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void themeChanged() override;

private:
    void arrange();
    void placeBesideParent();

    NumberGrid* m_grid;
    TextLabel* m_words;
    TextLabel* m_label;
    bool m_placed = false;
};

} // namespace inkling
