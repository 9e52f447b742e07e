// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/menu_button.h"

#include <QStyleOptionToolButton>

namespace inkling {

MenuButton::MenuButton(QWidget* parent)
    : QToolButton(parent)
{
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
}

void MenuButton::initStyleOption(QStyleOptionToolButton* option) const
{
    QToolButton::initStyleOption(option);
    option->features
        &= ~(QStyleOptionToolButton::HasMenu | QStyleOptionToolButton::MenuButtonPopup);
}

} // namespace inkling
