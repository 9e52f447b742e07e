// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/number_cells.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QRawFont>

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    /// What painting numbers asks of a font. Asking the font itself takes longer than painting does.
    class MeasuredFont {
    public:
        struct Character {
            quint32 glyph = 0; ///< 0: another font must lend it
            qreal advance = 0;
            int cell = 0;
        };

        explicit MeasuredFont(const QFont& font)
            : m_metrics(font)
            , m_raw(QRawFont::fromFont(font))
        {
            for (const QChar digit : QStringLiteral("0123456789"))
                m_digitCell = std::max(m_digitCell, m_metrics.horizontalAdvance(digit));
        }

        const QRawFont& raw() const { return m_raw; }

        Character character(QChar character) const
        {
            const auto known = m_characters.constFind(character);
            if (known != m_characters.constEnd())
                return *known;
            const QList<quint32> glyphs = m_raw.glyphIndexesForString(QString(character));
            const int whole = m_metrics.horizontalAdvance(character);
            Character measured { glyphs.value(0, 0), static_cast<qreal>(whole),
                character.isDigit() ? m_digitCell : whole };
            if (measured.glyph != 0)
                measured.advance
                    = m_raw.advancesForGlyphIndexes({ measured.glyph }).constFirst().x();
            m_characters.insert(character, measured);
            return measured;
        }

        int cellsOf(const QString& text) const
        {
            int width = 0;
            for (const QChar each : text)
                width += character(each).cell;
            return width;
        }

        int baseIn(const QRect& rect) const
        {
            return rect.top() + (rect.height() - m_metrics.height()) / 2 + m_metrics.ascent();
        }

    private:
        QFontMetrics m_metrics;
        QRawFont m_raw;
        int m_digitCell = 0;
        mutable QHash<QChar, Character> m_characters;
    };

    using MeasuredFonts = QHash<QFont, MeasuredFont>;

    MeasuredFonts& measuredFonts()
    {
        static MeasuredFonts fonts;
        return fonts;
    }

    const MeasuredFont& measured(const QFont& font)
    {
        // Far more than one theme has; a change of the theme leaves its fonts behind.
        constexpr qsizetype most = 32;
        MeasuredFonts& fonts = measuredFonts();
        if (fonts.isEmpty()) // fonts must be gone before the application is
            qAddPostRoutine([] { measuredFonts().clear(); });
        const auto known = fonts.constFind(font);
        if (known != fonts.constEnd())
            return *known;
        if (fonts.size() >= most)
            fonts.clear();
        return *fonts.insert(font, MeasuredFont(font));
    }

} // namespace

int cellsWidth(const QString& text, const QFont& cellFont)
{
    return measured(cellFont).cellsOf(text);
}

void drawInCells(QPainter& painter, const QRect& rect, const QString& text, const QFont& cellFont)
{
    const MeasuredFont cells = measured(cellFont);
    const MeasuredFont& drawn = measured(painter.font());
    qreal left = rect.right() + 1 - cells.cellsOf(text);
    const int base = drawn.baseIn(rect);
    // One run of glyphs needs no layout: numbers are painted at every move of a pen.
    QList<quint32> glyphs;
    QList<QPointF> places;
    for (const QChar character : text) {
        const MeasuredFont::Character glyph = drawn.character(character);
        const int cell = cells.character(character).cell;
        const QPointF place(std::round(left + (cell - glyph.advance) / 2), base);
        if (glyph.glyph == 0) {
            painter.drawText(place, QString(character));
        } else {
            glyphs.append(glyph.glyph);
            places.append(place);
        }
        left += cell;
    }
    QGlyphRun run;
    run.setRawFont(drawn.raw());
    run.setGlyphIndexes(glyphs);
    run.setPositions(places);
    painter.drawGlyphRun({}, run);
}

} // namespace inkling
