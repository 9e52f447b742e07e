// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/number_cells.h"

#include <QFontMetrics>
#include <QGlyphRun>
#include <QPainter>
#include <QRawFont>

#include <algorithm>
#include <cmath>

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
    const QRawFont font = QRawFont::fromFont(painter.font());
    const QList<quint32> glyphs = font.glyphIndexesForString(text);
    const QList<QPointF> advances = font.advancesForGlyphIndexes(glyphs);
    const int digits = digitCell(metrics);
    qreal left = rect.right() + 1;
    for (const QChar character : text)
        left -= cellOf(character, metrics, digits);
    const QFontMetrics drawn = painter.fontMetrics();
    const int base = rect.top() + (rect.height() - drawn.height()) / 2 + drawn.ascent();
    // One run of glyphs needs no layout: numbers are painted at every move of a pen.
    const bool isWhole = glyphs.size() == text.size() && !glyphs.contains(0U);
    QList<QPointF> places;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int cell = cellOf(text.at(i), metrics, digits);
        const qreal advance = isWhole ? advances.at(i).x() : drawn.horizontalAdvance(text.at(i));
        const QPointF place(std::round(left + (cell - advance) / 2), base);
        if (isWhole)
            places.append(place);
        else // a character that only another font has
            painter.drawText(place, QString(text.at(i)));
        left += cell;
    }
    if (!isWhole)
        return;
    QGlyphRun run;
    run.setRawFont(font);
    run.setGlyphIndexes(glyphs);
    run.setPositions(places);
    painter.drawGlyphRun({}, run);
}

} // namespace inkling
