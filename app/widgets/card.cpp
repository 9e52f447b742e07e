// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/card.h"

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
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal line = theme().px(metric::hairline);
    const qreal radius = theme().px(metric::radius);
    painter.setPen(QPen(theme().colors.hairline, line));
    painter.setBrush(theme().colors.surface);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
}

} // namespace inkling
