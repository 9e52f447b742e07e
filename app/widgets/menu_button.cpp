// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/menu_button.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

#include <algorithm>

namespace inkling {

namespace {

    constexpr int leastCharacters
        = 12; // beginning and end of a name, enough to tell it from others

} // namespace

MenuButton::MenuButton(QWidget* parent)
    : QToolButton(parent)
{
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize MenuButton::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    const int least = frameWidth() + leastCharacters * fontMetrics().averageCharWidth();
    return { std::min(whole.width(), least), whole.height() };
}

void MenuButton::paintEvent(QPaintEvent* /*event*/)
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    // Fractions of pixels may make a text that has all its room look too wide.
    if (width() < sizeHint().width())
        option.text = fontMetrics().elidedText(text(), Qt::ElideMiddle, width() - frameWidth());
    QStylePainter(this).drawComplexControl(QStyle::CC_ToolButton, option);
}

int MenuButton::frameWidth() const
{
    return sizeHint().width() - fontMetrics().horizontalAdvance(text());
}

void MenuButton::initStyleOption(QStyleOptionToolButton* option) const
{
    QToolButton::initStyleOption(option);
    option->features
        &= ~(QStyleOptionToolButton::HasMenu | QStyleOptionToolButton::MenuButtonPopup);
}

} // namespace inkling
