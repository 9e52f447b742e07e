// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/answer_view.h"
#include "app/widgets/drawing_canvas.h"
#include "app/widgets/probability_bars.h"
#include "tests/app/support/window_fixture.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QApplication>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

class WindowDrawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->show());
        QVERIFY(m_fixture->loadHandMadeModel());
        m_canvas = m_fixture->find<DrawingCanvas>(u"drawingCanvas"_s);
        m_bars = m_fixture->find<ProbabilityBars>(u"probabilityBars"_s);
        m_answer = m_fixture->find<AnswerView>(u"answerView"_s);
    }

    void anEmptyPaperHasNoProbabilities()
    {
        for (int digit = 0; digit < classCount; ++digit)
            QCOMPARE(m_bars->valueText(digit), QString());
        QVERIFY(!m_fixture->action(u"draw.undo"_s)->isEnabled());
        QVERIFY(!m_fixture->action(u"draw.clear"_s)->isEnabled());
        QVERIFY(!m_fixture->action(u"file.save"_s)->isEnabled());
    }

    void readsADrawnSeven()
    {
        m_fixture->drawSeven();
        QCOMPARE(m_answer->answerText(), u"7"_s);
        QVERIFY(!m_bars->valueText(7).isEmpty());
        QCOMPARE(m_fixture->digit.reading().drawing->strokes.size(), std::size_t { 1 });
    }

    void readsWhileTheLineIsBeingDrawn()
    {
        const QPointF corner = m_canvas->paperRect().topLeft();
        QTest::mousePress(m_canvas, Qt::LeftButton, {}, (corner + QPointF(100, 60)).toPoint());
        QVERIFY(m_fixture->digit.reading().strokeUnderWay);
        const QString dot = m_bars->valueText(7);
        QVERIFY(!dot.isEmpty());
        QTest::mouseMove(m_canvas, (corner + QPointF(300, 60)).toPoint());
        QTest::mouseMove(m_canvas, (corner + QPointF(200, 300)).toPoint());
        QCOMPARE(m_answer->answerText(), u"7"_s);
        QVERIFY(m_fixture->digit.reading().strokeUnderWay);
        QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, (corner + QPointF(200, 300)).toPoint());
        QVERIFY(!m_fixture->digit.reading().strokeUnderWay);
    }

    void undoRedoAndClearByKeyboard()
    {
        m_fixture->drawOne();
        m_fixture->drawStroke({ { 0.2, 0.15 }, { 0.8, 0.15 } });
        QCOMPARE(strokes(), 2);
        QTest::keyClick(&m_fixture->window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(strokes(), 1);
        QCOMPARE(m_answer->answerText(), u"1"_s);
        QTest::keyClick(&m_fixture->window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(strokes(), 2);
        m_canvas->setFocus();
        QTest::keyClick(m_canvas, Qt::Key_Delete);
        QCOMPARE(strokes(), 0);
        QCOMPARE(m_bars->valueText(1), QString());
        QTest::keyClick(&m_fixture->window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(strokes(), 2);
    }

    void deleteOnlyClearsWhileThePaperHasTheFocus()
    {
        m_fixture->drawOne();
        auto* slider = m_fixture->find<QSlider>(u"penWidthSlider"_s);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Delete);
        QCOMPARE(strokes(), 1);
    }

    void undoWhileThePenIsDownDropsTheStroke()
    {
        const QPoint start = (m_canvas->paperRect().topLeft() + QPointF(100, 60)).toPoint();
        QTest::mousePress(m_canvas, Qt::LeftButton, {}, start);
        QTest::mouseMove(m_canvas, start + QPoint(50, 50));
        QTest::keyClick(&m_fixture->window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(strokes(), 0);
        QTest::mouseMove(m_canvas, start + QPoint(90, 90));
        QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, start + QPoint(90, 90));
        QCOMPARE(strokes(), 0);
        m_fixture->drawOne();
        QCOMPARE(strokes(), 1);
    }

    void theSliderSetsThePen()
    {
        auto* slider = m_fixture->find<QSlider>(u"penWidthSlider"_s);
        QCOMPARE(slider->value(), 22);
        slider->setValue(40);
        m_fixture->drawOne();
        QCOMPARE(m_fixture->digit.reading().drawing->strokes.front().penWidth, 40.0F);
    }

    void naming_data()
    {
        QTest::addColumn<int>("digit");
        for (int digit = 0; digit < classCount; ++digit)
            QTest::addRow("%d", digit) << digit;
    }

    void naming()
    {
        QFETCH(int, digit);
        m_fixture->drawOne();
        m_canvas->setFocus();
        QTest::keyClick(m_canvas, static_cast<Qt::Key>(Qt::Key_0 + digit));
        QVERIFY(m_fixture->digit.sheet().label == digit);
        auto* button = m_fixture->find<QToolButton>(u"labelButton%1"_s.arg(digit));
        QVERIFY(button->isChecked());
        button->click();
        QVERIFY(!m_fixture->digit.sheet().label);
        QVERIFY(!button->isChecked());
    }

    void savingAndOpeningBringsTheDrawingBack()
    {
        m_fixture->drawSeven();
        const Drawing drawn = *m_fixture->digit.reading().drawing;
        m_fixture->dialogs.answer = m_fixture->pathOf(u"seven.jsonl"_s);
        QTest::keyClick(&m_fixture->window, Qt::Key_S, Qt::ControlModifier);
        m_fixture->digit.clear();
        QTest::keyClick(&m_fixture->window, Qt::Key_O, Qt::ControlModifier);
        QTRY_COMPARE(strokes(), 1);
        QVERIFY(*m_fixture->digit.reading().drawing == drawn);
        QCOMPARE(m_fixture->dialogs.errors, QStringList());
    }

    void nothingMovesWhileDrawing()
    {
        // The strip of drawings gains one when the stroke is done; it stands apart from what one looks at.
        const auto* strip = m_fixture->find<QWidget>(u"historyStrip"_s);
        QVERIFY(strip != nullptr);
        QList<QWidget*> widgets = m_fixture->window.findChildren<QWidget*>();
        widgets.removeIf([strip](const QWidget* widget) { return strip->isAncestorOf(widget); });
        QList<QRect> before;
        for (const QWidget* widget : widgets)
            before.append(widget->geometry());
        m_fixture->drawSeven();
        QCoreApplication::processEvents();
        for (qsizetype index = 0; index < widgets.size(); ++index)
            QVERIFY2(widgets.at(index)->geometry() == before.at(index),
                qPrintable(widgets.at(index)->objectName()));
    }

private:
    int strokes() const
    {
        return static_cast<int>(m_fixture->digit.reading().drawing->strokes.size());
    }

    std::unique_ptr<test::WindowFixture> m_fixture;
    DrawingCanvas* m_canvas = nullptr;
    ProbabilityBars* m_bars = nullptr;
    AnswerView* m_answer = nullptr;
};

INKLING_TEST(WindowDrawTest, QApplication)
#include "window_draw_test.moc"
