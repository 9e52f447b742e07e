// SPDX-License-Identifier: GPL-3.0-or-later
// A flat button that opens a menu; what it says tells so, and no arrow of the style is drawn beside it.
#pragma once

#include <QToolButton>

namespace inkling {

/// Give it a menu. It opens on a click, on Space and on Enter. Where there is no room for its text, the middle is left out.
class MenuButton : public QToolButton {
    Q_OBJECT

public:
    explicit MenuButton(QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void initStyleOption(QStyleOptionToolButton* option) const override;

private:
    /// Returns the pixels that the button takes besides its text.
    int frameWidth() const;
};

} // namespace inkling
