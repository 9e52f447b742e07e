// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/digit_session.h"
#include "tests/app/support/hand_made_model.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

InkPoint at(float x, float y) { return { x, y, {}, {} }; }

void drawLine(DigitSession& session, const InkPoint& from, const InkPoint& to)
{
    session.beginStroke(from);
    session.extendStroke(to);
    session.endStroke();
}

void drawOne(DigitSession& session) { drawLine(session, at(250, 80), at(250, 420)); }

std::shared_ptr<const Model> model()
{
    return std::make_shared<const Model>(test::handMadeModel());
}

} // namespace

class DigitSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    static void anEmptySheetHasNoAnswer()
    {
        DigitSession session;
        session.setModel(model());
        QVERIFY(session.reading().drawing->isEmpty());
        QVERIFY(!session.reading().stages);
        QVERIFY(!session.reading().prediction);
    }

    static void readsAfterEveryPoint()
    {
        DigitSession session;
        session.setModel(model());
        int readings = 0;
        connect(&session, &DigitSession::readingChanged, &session, [&](const Reading& reading) {
            ++readings;
            QVERIFY(reading.prediction);
            QVERIFY(reading.stages);
        });
        session.beginStroke(at(250, 80));
        QCOMPARE(readings, 1);
        QVERIFY(session.reading().strokeUnderWay);
        session.extendStroke(at(250, 250));
        session.extendStroke(at(250, 420));
        QCOMPARE(readings, 3);
        session.endStroke();
        QVERIFY(!session.reading().strokeUnderWay);
        QCOMPARE(session.reading().prediction->digit, 1);
    }

    static void withoutAModelThereAreStagesButNoAnswer()
    {
        DigitSession session;
        drawOne(session);
        QVERIFY(session.reading().stages);
        QVERIFY(!session.reading().prediction);
        session.setModel(model());
        QVERIFY(session.reading().prediction);
    }

    static void oneStrokeIsOneStepOfUndo()
    {
        DigitSession session;
        drawOne(session);
        drawLine(session, at(100, 100), at(400, 100));
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 2 });
        session.undo();
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 1 });
        QVERIFY(session.reading().canRedo);
        session.redo();
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 2 });
        QVERIFY(!session.reading().canRedo);
    }

    static void undoDropsTheStrokeUnderWay()
    {
        DigitSession session;
        drawOne(session);
        session.beginStroke(at(10, 10));
        session.extendStroke(at(20, 20));
        session.undo();
        QVERIFY(!session.reading().strokeUnderWay);
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 1 });
        session.extendStroke(at(30, 30));
        session.endStroke();
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 1 });
        QCOMPARE(session.reading().drawing->strokes.front().points.size(), std::size_t { 2 });
    }

    static void anAbandonedStrokeWasNeverThere()
    {
        DigitSession session;
        drawOne(session);
        session.beginStroke(at(10, 10));
        session.extendStroke(at(400, 400));
        session.abandonStroke();
        QVERIFY(!session.reading().strokeUnderWay);
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 1 });
        session.extendStroke(at(30, 30));
        session.endStroke();
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 1 });
        QVERIFY(!session.reading().canRedo);
    }

    static void theEraserTakesWhatItTouchesAsOneStep()
    {
        DigitSession session;
        drawLine(session, at(100, 80), at(100, 420));
        drawLine(session, at(200, 80), at(200, 420));
        drawLine(session, at(300, 80), at(300, 420));
        session.erase({ at(50, 250), at(80, 250), 5 }); // touches nothing
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 3 });
        session.erase({ at(80, 250), at(120, 250), 5 });
        session.erase({ at(120, 250), at(220, 250), 5 });
        session.endErasing();
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 1 });
        QVERIFY(session.reading().stages->box.left > 250);
        session.erase({ at(300, 250), at(300, 250), 5 });
        session.endErasing();
        QVERIFY(!session.reading().stages);
        session.undo();
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 1 });
        session.undo();
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 3 });
        session.redo();
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 1 });
    }

    static void thePreparationIsAnsweredAtOnce()
    {
        DigitSession session;
        session.setModel(model());
        drawOne(session);
        const GrayImage before = session.reading().stages->image;
        NormalizationOptions options;
        options.shiftX = 5;
        session.setPreparation(options);
        QVERIFY(session.reading().preparation == options);
        QCOMPARE(session.reading().stages->image.at(5 + 14, 14), before.at(14, 14));
        options.shiftX = 1000;
        session.setPreparation(options);
        QCOMPARE(session.reading().preparation.shiftX, shiftMost);
        session.setPreparation({});
        QVERIFY(session.reading().stages->image == before);
    }

    static void clearCanBeUndone()
    {
        DigitSession session;
        drawOne(session);
        session.setLabel(1);
        session.clear();
        QVERIFY(session.reading().drawing->isEmpty());
        QVERIFY(!session.reading().label);
        session.undo();
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 1 });
        QVERIFY(session.reading().label == 1);
    }

    static void clearingAnEmptySheetIsNoStep()
    {
        DigitSession session;
        session.clear();
        QVERIFY(!session.reading().canUndo);
    }

    static void aReadingThatIsKeptDoesNotChange()
    {
        DigitSession session;
        session.beginStroke(at(250, 80));
        const Reading kept = session.reading();
        session.extendStroke(at(250, 420));
        QCOMPARE(kept.drawing->strokes.front().points.size(), std::size_t { 1 });
        QCOMPARE(session.reading().drawing->strokes.front().points.size(), std::size_t { 2 });
    }

    static void aSecondPenFinishesTheFirstStroke()
    {
        DigitSession session;
        session.beginStroke(at(10, 10));
        session.beginStroke(at(50, 50));
        session.endStroke();
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 2 });
        session.undo();
        QCOMPARE(session.reading().drawing->strokes.size(), std::size_t { 1 });
    }

    static void thePenStaysInItsRange_data()
    {
        QTest::addColumn<float>("asked");
        QTest::addColumn<float>("given");
        QTest::newRow("usual") << 30.0F << 30.0F;
        QTest::newRow("too thin") << -3.0F << penWidthLeast;
        QTest::newRow("too wide") << 1e9F << penWidthMost;
        QTest::newRow("not a number") << std::numeric_limits<float>::quiet_NaN() << penWidthDefault;
    }

    static void thePenStaysInItsRange()
    {
        QFETCH(float, asked);
        QFETCH(float, given);
        DigitSession session;
        session.setPenWidth(asked);
        QCOMPARE(session.penWidth(), given);
        session.beginStroke(at(10, 10));
        QCOMPARE(session.reading().drawing->strokes.front().penWidth, given);
    }

    static void replacingIsOneStep()
    {
        DigitSession session;
        drawOne(session);
        const Drawing before = *session.reading().drawing;
        Sheet other = emptySheet();
        other.label = 3;
        session.replace(other);
        QVERIFY(session.reading().label == 3);
        QVERIFY(session.reading().drawing->isEmpty());
        session.undo();
        QVERIFY(*session.reading().drawing == before);
    }
};

INKLING_TEST(DigitSessionTest, QCoreApplication)
#include "session_digit_session_test.moc"
