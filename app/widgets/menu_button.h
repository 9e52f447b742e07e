// SPDX-License-Identifier: GPL-3.0-or-later
// A flat button that opens a menu; what it says tells so, and no arrow of the style is drawn beside it.
#pragma once

#include <QToolButton>

namespace inkling {

/// Give it a menu. It opens on a click, on Space and on Enter.
class MenuButton : public QToolButton {
    Q_OBJECT

public:
    explicit MenuButton(QWidget* parent = nullptr);

protected:
    void initStyleOption(QStyleOptionToolButton* option) const override;
};

} // namespace inkling
