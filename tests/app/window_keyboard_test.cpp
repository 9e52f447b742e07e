// SPDX-License-Identifier: GPL-3.0-or-later
// The whole Draw page without a mouse.
#include "app/widgets/answer_view.h"
#include "app/widgets/drawing_canvas.h"
#include "app/widgets/history_strip.h"
#include "tests/app/support/window_fixture.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QSet>
#include <QSlider>
#include <QTest>

#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

class WindowKeyboardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->show());
        QVERIFY(m_fixture->loadHandMadeModel());
        m_canvas = m_fixture->find<DrawingCanvas>(u"drawingCanvas"_s);
        m_canvas->setFocus();
    }

    void cleanup() { m_fixture.reset(); }

    void thePaperHasTheFocusAtTheStart()
    {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->show());
        QVERIFY(m_fixture->find<DrawingCanvas>(u"drawingCanvas"_s)->hasFocus());
    }

    void aSevenDrawnWithTheArrowKeysIsRead()
    {
        drawSeven();
        QCOMPARE(strokes(), 1);
        QCOMPARE(m_fixture->find<AnswerView>(u"answerView"_s)->answerText(), u"7"_s);
    }

    void escapeDropsTheStrokeAndLiftsThePen()
    {
        drawSeven();
        press(Qt::Key_Space);
        press(Qt::Key_Down, 3);
        QVERIFY(m_fixture->digit.reading().strokeUnderWay);
        press(Qt::Key_Escape);
        QVERIFY(!m_fixture->digit.reading().strokeUnderWay);
        QCOMPARE(strokes(), 1);
        press(Qt::Key_Down, 3); // the pen is up: this only moves it
        QCOMPARE(strokes(), 1);
    }

    void theEraserWorksByKeyboard()
    {
        drawSeven();
        press(Qt::Key_E);
        QVERIFY(m_fixture->action(u"draw.eraser"_s)->isChecked());
        press(Qt::Key_Space); // down on the end of the line
        QCOMPARE(strokes(), 0);
        press(Qt::Key_Space);
        press(Qt::Key_E);
        QTest::keyClick(m_canvas, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(strokes(), 1);
    }

    void drawingsAreBegunNamedAndBroughtBack()
    {
        drawSeven();
        press(Qt::Key_7);
        QCOMPARE(m_fixture->digit.sheet().label, std::optional(7));
        QTest::keyClick(m_canvas, Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(strokes(), 0);
        press(Qt::Key_Space);
        press(Qt::Key_Down, 5);
        press(Qt::Key_Space);
        auto* strip = m_fixture->find<HistoryStrip>(u"historyStrip"_s);
        QCOMPARE(strip->thumbnails().size(), 2);
        tabTo(strip->thumbnails().at(0));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_fixture->digit.sheet().label, std::optional(7));
    }

    void switchesAndSlidersAnswerToKeys()
    {
        drawSeven();
        auto* box = m_fixture->find<QCheckBox>(u"antiAliasSwitch"_s);
        tabTo(box);
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(!m_fixture->digit.reading().preparation.antiAlias);
        auto* slider = m_fixture->find<QSlider>(u"shiftXSlider"_s);
        tabTo(slider);
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(m_fixture->digit.reading().preparation.shiftX, 1);
        auto* pen = m_fixture->find<QSlider>(u"penWidthSlider"_s);
        tabTo(pen);
        const float before = m_fixture->digit.penWidth();
        QTest::keyClick(pen, Qt::Key_Right);
        QVERIFY(m_fixture->digit.penWidth() > before);
    }

    // From the paper once around: every control that can be used has its turn, and the paper comes again.
    void tabReachesEverything()
    {
        drawSeven();
        QSet<QString> reached;
        for (int step = 0; step < 100; ++step) {
            QWidget* focus = QApplication::focusWidget();
            QVERIFY(focus != nullptr);
            QVERIFY2(
                !focus->accessibleName().isEmpty() || qobject_cast<QCheckBox*>(focus) != nullptr,
                qPrintable(focus->objectName()));
            reached.insert(focus->objectName());
            QTest::keyClick(focus, Qt::Key_Tab);
            if (m_canvas->hasFocus())
                break;
        }
        QVERIFY(m_canvas->hasFocus());
        for (const QString& name :
            { u"undoButton"_s, u"clearButton"_s, u"eraserButton"_s, u"penWidthSlider"_s,
                u"openButton"_s, u"saveButton"_s, u"moreSavingButton"_s, u"fieldStage"_s,
                u"newDrawingButton"_s, u"sortButton"_s, u"labelButton3"_s, u"numbersButton"_s,
                u"keepAspectSwitch"_s, u"shiftYSlider"_s, u"modelChooser"_s }) {
            QVERIFY2(reached.contains(name), qPrintable(name));
        }
    }

    void everyCommandOfThePageHasAKeyOrAPlace()
    {
        // What has no key must be on a button or in a menu of the window.
        for (const QAction* action : m_fixture->actions.actions()) {
            if (!action->objectName().startsWith(u"draw."_s) || !action->shortcuts().isEmpty())
                continue;
            QVERIFY2(!action->associatedObjects().isEmpty(), qPrintable(action->objectName()));
        }
    }

private:
    void press(Qt::Key key, int times = 1)
    {
        for (int time = 0; time < times; ++time)
            QTest::keyClick(m_canvas, key);
    }

    void drawSeven()
    {
        press(Qt::Key_Up, 9);
        press(Qt::Key_Left, 5);
        press(Qt::Key_Space);
        press(Qt::Key_Right, 9);
        press(Qt::Key_Down, 1);
        for (int step = 0; step < 7; ++step) {
            press(Qt::Key_End);
            press(Qt::Key_Down);
        }
        press(Qt::Key_Space);
    }

    void tabTo(QWidget* wanted)
    {
        for (int step = 0; step < 100 && QApplication::focusWidget() != wanted; ++step)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY2(QApplication::focusWidget() == wanted, qPrintable(wanted->objectName()));
    }

    int strokes() const
    {
        return static_cast<int>(m_fixture->digit.reading().drawing->strokes.size());
    }

    std::unique_ptr<test::WindowFixture> m_fixture;
    DrawingCanvas* m_canvas = nullptr;
};

INKLING_TEST(WindowKeyboardTest, QApplication)
#include "window_keyboard_test.moc"
