// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/digit_session.h"
#include "app/session/drawing_shelf.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace inkling;
using namespace Qt::StringLiterals;

class DrawingShelfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_shelf.reset();
        m_digit = std::make_unique<DigitSession>();
        m_shelf = std::make_unique<DrawingShelf>(*m_digit);
    }

    void beginsWithTheEmptySheetOnTheTable()
    {
        QCOMPARE(count(), 1);
        QVERIFY(isDrawingId(m_shelf->shelf().onTable));
        m_shelf->begin();
        QCOMPARE(count(), 1);
    }

    void followsCompleteStrokesOnly()
    {
        const QSignalSpy changes(m_shelf.get(), &DrawingShelf::shelfChanged);
        m_digit->beginStroke({ 100, 100, {}, {} });
        for (int step = 0; step < 20; ++step)
            m_digit->extendStroke({ 100.0F + static_cast<float>(step), 120, {}, {} });
        QCOMPARE(changes.size(), 0);
        m_digit->endStroke();
        QCOMPARE(changes.size(), 1);
        QVERIFY(*onTable().sheet == m_digit->sheet());
        m_digit->setLabel(7);
        QCOMPARE(changes.size(), 2);
        QVERIFY(onTable().sheet->label == 7);
        m_digit->setModel(nullptr); // a new reading of the same sheet
        QCOMPARE(changes.size(), 2);
    }

    void theNewestComesFirst()
    {
        for (float x : { 10.0F, 20.0F, 30.0F })
            drawNew(x);
        QCOMPARE(count(), 3);
        QCOMPARE(firstX(0), 30.0F);
        QCOMPARE(firstX(1), 20.0F);
        QCOMPARE(firstX(2), 10.0F);
        const QList<ShelvedDrawing>& drawings = m_shelf->shelf().drawings;
        QVERIFY(drawings.at(0).date > drawings.at(1).date);
        QVERIFY(drawings.at(1).id > drawings.at(2).id);
    }

    void bringingBackMovesNothingAndKeepsEachDrawing()
    {
        drawNew(10);
        m_digit->setLabel(1);
        drawNew(20);
        m_digit->setLabel(2);
        m_shelf->bringBack(idAt(1));
        QCOMPARE(m_shelf->shelf().onTable, idAt(1));
        QVERIFY(m_digit->sheet().label == 1);
        QCOMPARE(m_digit->sheet().drawing.strokes.front().points.front().x, 10.0F);
        stroke(11);
        QCOMPARE(m_shelf->shelf().drawings.at(1).sheet->drawing.strokes.size(), std::size_t { 2 });
        QCOMPARE(m_shelf->shelf().drawings.at(0).sheet->drawing.strokes.size(), std::size_t { 1 });
        m_shelf->bringBack(u"no such drawing"_s);
        QCOMPARE(m_shelf->shelf().onTable, idAt(1));
    }

    void everyDrawingHasAPastOfItsOwn()
    {
        drawNew(10);
        stroke(11);
        drawNew(20);
        QVERIFY(m_digit->reading().canUndo);
        m_digit->undo();
        QVERIFY(m_digit->sheet().drawing.isEmpty());
        QVERIFY(!m_digit->reading().canUndo); // not into the drawing before
        m_digit->redo();
        m_shelf->bringBack(idAt(1));
        m_digit->undo();
        QCOMPARE(m_digit->sheet().drawing.strokes.size(), std::size_t { 1 });
        QCOMPARE(m_digit->sheet().drawing.strokes.front().points.front().x, 10.0F);
    }

    void aStrokeUnderWayStaysWithItsDrawing()
    {
        drawNew(10);
        drawNew(20);
        m_digit->beginStroke({ 21, 21, {}, {} });
        m_shelf->bringBack(idAt(1));
        QVERIFY(!m_digit->reading().strokeUnderWay);
        QCOMPARE(m_shelf->shelf().drawings.at(0).sheet->drawing.strokes.size(), std::size_t { 2 });
        QCOMPARE(m_shelf->shelf().drawings.at(1).sheet->drawing.strokes.size(), std::size_t { 1 });
    }

    void anEmptySheetThatIsLeftIsNotKept()
    {
        drawNew(10);
        m_shelf->begin();
        QCOMPARE(count(), 2);
        m_shelf->bringBack(idAt(1));
        QCOMPARE(count(), 1);
    }

    void dropsTheOldestButNeverTheOneOnTheTable()
    {
        drawNew(0);
        const QString oldest = idAt(0);
        for (int drawing = 1; drawing < DrawingShelf::limit; ++drawing)
            drawNew(static_cast<float>(drawing));
        QCOMPARE(count(), DrawingShelf::limit);
        m_shelf->bringBack(oldest);
        const QString second = idAt(DrawingShelf::limit - 2);
        ShelvedDrawing newer { newDrawingId(QDateTime::currentDateTime().addDays(1)), {},
            onTable().sheet };
        m_shelf->takeIn({ newer }, {});
        QCOMPARE(count(), DrawingShelf::limit);
        QCOMPARE(m_shelf->shelf().onTable, oldest);
        QCOMPARE(m_shelf->shelf().drawings.constLast().id, oldest);
        for (const ShelvedDrawing& drawing : m_shelf->shelf().drawings)
            QVERIFY(drawing.id != second);
    }

    void removingTheOneOnTheTableLaysItsNeighborThere()
    {
        for (float x : { 10.0F, 20.0F, 30.0F })
            drawNew(x);
        m_shelf->bringBack(idAt(1));
        m_shelf->remove(idAt(1));
        QCOMPARE(count(), 2);
        QCOMPARE(m_digit->sheet().drawing.strokes.front().points.front().x, 10.0F);
        m_shelf->remove(m_shelf->shelf().onTable);
        QCOMPARE(m_digit->sheet().drawing.strokes.front().points.front().x, 30.0F);
        m_shelf->remove(m_shelf->shelf().onTable);
        QVERIFY(m_digit->sheet().drawing.isEmpty());
        QCOMPARE(count(), 1);
    }

    void whatWasRemovedComesBackWithItsPast()
    {
        drawNew(10);
        stroke(11);
        drawNew(20);
        const QString first = idAt(1);
        QVERIFY(!m_shelf->canRestore());
        m_shelf->remove(first);
        QCOMPARE(count(), 1);
        QVERIFY(m_shelf->canRestore());
        m_shelf->restore();
        QVERIFY(!m_shelf->canRestore());
        QCOMPARE(idAt(1), first);
        QCOMPARE(m_shelf->shelf().onTable, first);
        m_digit->undo();
        QCOMPARE(m_digit->sheet().drawing.strokes.size(), std::size_t { 1 });
    }

    void whatWasKeptIsLaidOnAnUntouchedTable()
    {
        const ShelvedDrawing kept = keptDrawing();
        m_shelf->takeIn({ kept }, kept.id);
        QCOMPARE(count(), 1);
        QCOMPARE(m_shelf->shelf().onTable, kept.id);
        QVERIFY(m_digit->sheet() == *kept.sheet);
        QVERIFY(!m_digit->reading().canUndo);
    }

    void whatWasKeptDoesNotPushAwayWhatIsBeingDrawn()
    {
        m_digit->beginStroke({ 5, 5, {}, {} });
        const ShelvedDrawing kept = keptDrawing();
        m_shelf->takeIn({ kept }, kept.id);
        QVERIFY(m_digit->reading().strokeUnderWay);
        m_digit->endStroke();
        QCOMPARE(count(), 2);
        QCOMPARE(firstX(0), 5.0F);
    }

private:
    void stroke(float x)
    {
        m_digit->beginStroke({ x, 100, {}, {} });
        m_digit->extendStroke({ x, 200, {}, {} });
        m_digit->endStroke();
    }

    void drawNew(float x)
    {
        m_shelf->begin();
        stroke(x);
    }

    static ShelvedDrawing keptDrawing()
    {
        Sheet sheet = emptySheet();
        sheet.drawing.strokes.push_back({ { { 40, 40, {}, {} } }, 22 });
        const QDateTime yesterday = QDateTime::currentDateTime().addDays(-1);
        return { newDrawingId(yesterday), yesterday, std::make_shared<const Sheet>(sheet) };
    }

    qsizetype count() const { return m_shelf->shelf().drawings.size(); }

    QString idAt(qsizetype index) const { return m_shelf->shelf().drawings.at(index).id; }

    float firstX(qsizetype index) const
    {
        return m_shelf->shelf().drawings.at(index).sheet->drawing.strokes.front().points.front().x;
    }

    const ShelvedDrawing& onTable() const
    {
        for (const ShelvedDrawing& drawing : m_shelf->shelf().drawings) {
            if (drawing.id == m_shelf->shelf().onTable)
                return drawing;
        }
        return m_shelf->shelf().drawings.constFirst();
    }

    std::unique_ptr<DigitSession> m_digit;
    std::unique_ptr<DrawingShelf> m_shelf;
};

INKLING_TEST(DrawingShelfTest, QCoreApplication)
#include "session_drawing_shelf_test.moc"
