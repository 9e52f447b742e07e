// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sheet_history.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;

namespace {

Stroke strokeAt(float x) { return { { { x, 10, {}, {} }, { x, 200, {}, {} } }, 22 }; }

} // namespace

class SheetHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    static void startsEmptyWithNothingToUndo()
    {
        SheetHistory history;
        QVERIFY(history.sheet().drawing.isEmpty());
        QVERIFY(!history.canUndo());
        QVERIFY(!history.canRedo());
        history.undo();
        history.redo();
        QVERIFY(history.sheet() == emptySheet());
    }

    static void undoesAndRedoesStrokeByStroke()
    {
        SheetHistory history;
        history.addStroke(strokeAt(10));
        history.addStroke(strokeAt(20));
        const Sheet both = history.sheet();
        history.undo();
        QCOMPARE(history.sheet().drawing.strokes.size(), std::size_t { 1 });
        QVERIFY(history.sheet().drawing.strokes.front() == strokeAt(10));
        history.undo();
        QVERIFY(history.sheet().drawing.isEmpty());
        history.redo();
        history.redo();
        QVERIFY(history.sheet() == both);
        QVERIFY(!history.canRedo());
    }

    static void erasedStrokesComeBackInTheirPlaces()
    {
        SheetHistory history;
        for (const float x : { 10.0F, 20.0F, 30.0F, 40.0F })
            history.addStroke(strokeAt(x));
        const Sheet all = history.sheet();
        history.erase({ 0, 2 }, false);
        const std::vector<Stroke> left { strokeAt(20), strokeAt(40) };
        QVERIFY(history.sheet().drawing.strokes == left);
        history.undo();
        QVERIFY(history.sheet() == all);
        history.redo();
        QVERIFY(history.sheet().drawing.strokes == left);
    }

    static void aSweepOfTheEraserIsOneStep()
    {
        SheetHistory history;
        for (const float x : { 10.0F, 20.0F, 30.0F })
            history.addStroke(strokeAt(x));
        const Sheet all = history.sheet();
        history.erase({ 2 }, false);
        history.erase({ 0 }, true);
        QVERIFY(history.sheet().drawing.strokes == std::vector<Stroke> { strokeAt(20) });
        history.undo();
        QVERIFY(history.sheet() == all);
        history.redo();
        QVERIFY(history.sheet().drawing.strokes == std::vector<Stroke> { strokeAt(20) });
        // What is no erasing step is not joined, whatever is asked for.
        history.addStroke(strokeAt(50));
        history.erase({ 0 }, true);
        history.undo();
        QCOMPARE(history.sheet().drawing.strokes.size(), std::size_t { 2 });
    }

    static void erasingNothingIsNoStep()
    {
        SheetHistory history;
        history.erase({}, false);
        QVERIFY(!history.canUndo());
    }

    static void aNewStrokeForgetsWhatWasUndone()
    {
        SheetHistory history;
        history.addStroke(strokeAt(10));
        history.undo();
        history.addStroke(strokeAt(20));
        QVERIFY(!history.canRedo());
        QVERIFY(history.sheet().drawing.strokes.front() == strokeAt(20));
    }

    static void replacingKeepsTheWholeSheetWithItsLabel()
    {
        SheetHistory history;
        history.addStroke(strokeAt(10));
        history.setLabel(1);
        const Sheet before = history.sheet();
        history.replace(emptySheet());
        QVERIFY(history.sheet() == emptySheet());
        history.undo();
        QVERIFY(history.sheet() == before);
        history.undo();
        QVERIFY(history.sheet().drawing.isEmpty());
        history.redo();
        history.redo();
        QVERIFY(history.sheet() == emptySheet());
    }

    static void strokesAfterAReplacementAreUndoneFirst()
    {
        SheetHistory history;
        history.addStroke(strokeAt(10));
        history.replace(emptySheet());
        history.addStroke(strokeAt(20));
        history.undo();
        QVERIFY(history.sheet().drawing.isEmpty());
        history.undo();
        QVERIFY(history.sheet().drawing.strokes.front() == strokeAt(10));
    }

    static void forgetsTheOldestStepsBeyondItsLimit()
    {
        SheetHistory history;
        for (std::size_t step = 0; step < SheetHistory::stepLimit + 5; ++step)
            history.addStroke(strokeAt(10));
        std::size_t undone = 0;
        for (; history.canUndo(); ++undone)
            history.undo();
        QCOMPARE(undone, SheetHistory::stepLimit);
        QCOMPARE(history.sheet().drawing.strokes.size(), std::size_t { 5 });
    }
};

INKLING_TEST(SheetHistoryTest, QCoreApplication)
#include "session_sheet_history_test.moc"
