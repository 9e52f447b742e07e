// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/drawing_shelf.h"

#include "app/session/digit_session.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace inkling {

namespace {

    bool isEmpty(const ShelvedDrawing& drawing) { return drawing.sheet->drawing.isEmpty(); }

    bool isNewer(const ShelvedDrawing& one, const ShelvedDrawing& other)
    {
        return one.id > other.id;
    }

} // namespace

DrawingShelf::DrawingShelf(DigitSession& digit, QObject* parent)
    : QObject(parent)
    , m_digit(digit)
{
    ShelvedDrawing first = makeEmpty();
    first.sheet = std::make_shared<const Sheet>(digit.sheet());
    m_shelf = { { first }, first.id };
    connect(&digit, &DigitSession::readingChanged, this, &DrawingShelf::follow);
}

qsizetype DrawingShelf::indexOf(const QString& id) const
{
    const auto found = std::find_if(m_shelf.drawings.cbegin(), m_shelf.drawings.cend(),
        [&id](const ShelvedDrawing& drawing) { return drawing.id == id; });
    return found == m_shelf.drawings.cend() ? -1 : found - m_shelf.drawings.cbegin();
}

ShelvedDrawing DrawingShelf::makeEmpty()
{
    QDateTime date = QDateTime::currentDateTime();
    // Drawings of one millisecond, or after the clock was set back, still have an order.
    if (m_lastDate.isValid() && date <= m_lastDate)
        date = m_lastDate.addMSecs(1);
    m_lastDate = date;
    return { newDrawingId(date), date, std::make_shared<const Sheet>(emptySheet()) };
}

void DrawingShelf::insert(const ShelvedDrawing& drawing)
{
    const auto place
        = std::upper_bound(m_shelf.drawings.begin(), m_shelf.drawings.end(), drawing, isNewer);
    m_shelf.drawings.insert(place, drawing);
}

void DrawingShelf::begin()
{
    m_digit.endStroke();
    if (m_digit.sheet().drawing.isEmpty())
        return;
    const ShelvedDrawing fresh = makeEmpty();
    insert(fresh);
    layOnTable(fresh, SheetHistory());
}

void DrawingShelf::bringBack(const QString& id)
{
    const qsizetype index = indexOf(id);
    if (index < 0 || id == m_shelf.onTable)
        return;
    const ShelvedDrawing drawing = m_shelf.drawings.at(index);
    layOnTable(drawing, takeHistory(drawing));
}

SheetHistory DrawingShelf::takeHistory(const ShelvedDrawing& drawing)
{
    auto past = m_histories.extract(drawing.id);
    return past.empty() ? SheetHistory(*drawing.sheet) : std::move(past.mapped());
}

// Exchanges what is on the table for \p drawing, which is on the shelf already.
void DrawingShelf::layOnTable(const ShelvedDrawing& drawing, SheetHistory history)
{
    m_digit.endStroke();
    const QString left = std::exchange(m_shelf.onTable, drawing.id);
    {
        const QScopedValueRollback exchanging(m_exchanging, true);
        m_histories.insert_or_assign(left, m_digit.exchange(std::move(history)));
    }
    const qsizetype index = indexOf(left);
    if (index < 0 || isEmpty(m_shelf.drawings.at(index))) {
        m_histories.erase(left);
        if (index >= 0)
            m_shelf.drawings.removeAt(index);
    }
    trim();
    Q_EMIT shelfChanged(m_shelf);
}

void DrawingShelf::remove(const QString& id)
{
    m_digit.endStroke();
    const qsizetype index = indexOf(id);
    if (index < 0 || isEmpty(m_shelf.drawings.at(index)))
        return;
    const ShelvedDrawing removed = m_shelf.drawings.takeAt(index);
    if (static_cast<qsizetype>(m_removed.size()) == limit)
        m_removed.erase(m_removed.begin());
    if (id == m_shelf.onTable) {
        if (m_shelf.drawings.isEmpty())
            insert(makeEmpty());
        const ShelvedDrawing next
            = m_shelf.drawings.at(std::min(index, m_shelf.drawings.size() - 1));
        const QScopedValueRollback exchanging(m_exchanging, true);
        m_shelf.onTable = next.id;
        m_removed.push_back({ removed, m_digit.exchange(takeHistory(next)) });
    } else {
        m_removed.push_back({ removed, takeHistory(removed) });
    }
    Q_EMIT shelfChanged(m_shelf);
}

void DrawingShelf::restore()
{
    if (m_removed.empty())
        return;
    m_digit.endStroke();
    Removed removed = std::move(m_removed.back());
    m_removed.pop_back();
    insert(removed.drawing);
    layOnTable(removed.drawing, std::move(removed.history));
}

void DrawingShelf::takeIn(const QList<ShelvedDrawing>& kept, const QString& onTable)
{
    for (const ShelvedDrawing& drawing : kept) {
        if (indexOf(drawing.id) < 0)
            insert(drawing);
    }
    const bool untouched
        = m_digit.reading().drawing->isEmpty() && !m_digit.reading().canUndo; // also no live stroke
    if (untouched && indexOf(onTable) >= 0 && onTable != m_shelf.onTable) {
        bringBack(onTable);
        return;
    }
    trim();
    Q_EMIT shelfChanged(m_shelf);
}

void DrawingShelf::trim()
{
    for (qsizetype index = m_shelf.drawings.size() - 1;
         index >= 0 && m_shelf.drawings.size() > limit; --index) {
        const QString id = m_shelf.drawings.at(index).id;
        if (id == m_shelf.onTable)
            continue;
        m_histories.erase(id);
        m_shelf.drawings.removeAt(index);
    }
}

// It is called at every event of the pen: nothing may be done before the stroke is complete.
void DrawingShelf::follow(const Reading& reading)
{
    if (reading.strokeUnderWay || m_exchanging)
        return;
    ShelvedDrawing& drawing = m_shelf.drawings[indexOf(m_shelf.onTable)];
    if (*drawing.sheet == m_digit.sheet())
        return;
    drawing.sheet = std::make_shared<const Sheet>(m_digit.sheet());
    Q_EMIT shelfChanged(m_shelf);
}

} // namespace inkling
