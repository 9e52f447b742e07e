// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/card.h"

#include <QPaintEvent>
#include <QPainter>

namespace inkling {

Card::Card(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    Card::themeChanged();
}

void Card::themeChanged()
{
    const int padding = theme().px(metric::cardPadding);
    setContentsMargins(padding, padding, padding, padding);
}

void Card::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const qreal line = theme().px(metric::hairline);
    const int radius = theme().px(metric::radius);
    // What changes inside a card while somebody draws does not touch its frame.
    if (rect().adjusted(radius, radius, -radius, -radius).contains(event->rect())) {
        painter.fillRect(event->rect(), theme().colors.surface);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().colors.hairline, line));
    painter.setBrush(theme().colors.surface);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
}

} // namespace inkling
