// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/number_cells.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace inkling {

namespace {
    int digitCell(const QFontMetrics& metrics)
    {
        int widest = 0;
        for (const QChar digit : QStringLiteral("0123456789"))
            widest = std::max(widest, metrics.horizontalAdvance(digit));
        return widest;
    }

    int cellOf(QChar character, const QFontMetrics& metrics, int digits)
    {
        return character.isDigit() ? digits : metrics.horizontalAdvance(character);
    }
} // namespace

int cellsWidth(const QString& text, const QFont& cellFont)
{
    const QFontMetrics metrics(cellFont);
    const int digits = digitCell(metrics);
    int width = 0;
    for (const QChar character : text)
        width += cellOf(character, metrics, digits);
    return width;
}

void drawInCells(QPainter& painter, const QRect& rect, const QString& text, const QFont& cellFont)
{
    const QFontMetrics metrics(cellFont);
    const int digits = digitCell(metrics);
    int left = rect.right() + 1 - cellsWidth(text, cellFont);
    for (const QChar character : text) {
        const int width = cellOf(character, metrics, digits);
        painter.drawText(
            QRect(left, rect.top(), width, rect.height()), Qt::AlignCenter, QString(character));
        left += width;
    }
}

} // namespace inkling
