// SPDX-License-Identifier: GPL-3.0-or-later
// The tools of the canvas: eraser, the preview of the pen, the steady line and the pen of the keyboard.
#include "app/widgets/drawing_canvas.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QTest>

#include <memory>

using namespace inkling;

Q_DECLARE_METATYPE(inkling::EraserMove)

namespace {

void sendMouse(QWidget& widget, QEvent::Type type, const QPointF& place, quint64 timestamp = 0)
{
    const bool isDown = type == QEvent::MouseButtonPress || type == QEvent::MouseMove;
    QMouseEvent event(type, place, widget.mapToGlobal(place),
        type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
        isDown ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
    event.setTimestamp(timestamp);
    QApplication::sendEvent(&widget, &event);
}

void hover(QWidget& widget, const QPointF& place)
{
    QMouseEvent event(QEvent::MouseMove, place, widget.mapToGlobal(place), Qt::NoButton,
        Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

class CanvasToolsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        QFont font;
        font.setPixelSize(14);
        m_theme.setBodyFont(font);
        m_canvas = std::make_unique<DrawingCanvas>(m_theme);
        m_canvas->setPenWidth(40);
        m_canvas->resize(500, 500);
        m_canvas->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
        m_began = std::make_unique<QSignalSpy>(m_canvas.get(), &DrawingCanvas::strokeBegan);
        m_extended = std::make_unique<QSignalSpy>(m_canvas.get(), &DrawingCanvas::strokeExtended);
        m_ended = std::make_unique<QSignalSpy>(m_canvas.get(), &DrawingCanvas::strokeEnded);
        m_erased = std::make_unique<QSignalSpy>(m_canvas.get(), &DrawingCanvas::eraserMoved);
        m_lifted = std::make_unique<QSignalSpy>(m_canvas.get(), &DrawingCanvas::eraserLifted);
    }

    void cleanup() { m_canvas.reset(); }

    void theEraserTellsItsWay()
    {
        m_canvas->setTool(CanvasTool::Eraser);
        sendMouse(*m_canvas, QEvent::MouseButtonPress, { 100, 100 });
        QVERIFY(!m_canvas->isStrokeUnderWay());
        sendMouse(*m_canvas, QEvent::MouseMove, { 300, 120 });
        sendMouse(*m_canvas, QEvent::MouseButtonRelease, { 300, 120 });
        QCOMPARE(m_began->count(), 0);
        QCOMPARE(m_ended->count(), 0);
        QCOMPARE(m_lifted->count(), 1);
        QCOMPARE(m_erased->count(), 2);
        const auto move = m_erased->last().constFirst().value<EraserMove>();
        QCOMPARE(move.from.x, 100.0F);
        QCOMPARE(move.to.x, 300.0F);
        QCOMPARE(move.to.y, 120.0F);
        QCOMPARE(move.radius, DrawingCanvas::eraserRadius);
        m_canvas->setTool(CanvasTool::Pen);
        sendMouse(*m_canvas, QEvent::MouseButtonPress, { 100, 100 });
        QCOMPARE(m_began->count(), 1);
    }

    void theOtherEndOfAPenErases()
    {
        const QPointingDevice rubber(QStringLiteral("rubber"), 77, QInputDevice::DeviceType::Stylus,
            QPointingDevice::PointerType::Eraser,
            QInputDevice::Capability::Position | QInputDevice::Capability::Pressure, 1, 1);
        for (const QEvent::Type type : { QEvent::TabletPress, QEvent::TabletRelease }) {
            QTabletEvent event(type, &rubber, QPointF(50, 50),
                m_canvas->mapToGlobal(QPointF(50, 50)), 0.5, 0, 0, 0, 0, 0, Qt::NoModifier,
                Qt::LeftButton, type == QEvent::TabletPress ? Qt::LeftButton : Qt::NoButton);
            QApplication::sendEvent(m_canvas.get(), &event);
        }
        QCOMPARE(m_erased->count(), 1);
        QCOMPARE(m_lifted->count(), 1);
        QCOMPARE(m_began->count(), 0);
    }

    void thePenIsShownAtItsTrueWidth()
    {
        const QColor paper = m_theme.theme().colors.paper;
        hover(*m_canvas, { 250, 100 });
        const QImage shown = m_canvas->grab().toImage();
        QVERIFY(shown.pixelColor(250, 100) != paper);
        QVERIFY(shown.pixelColor(250 + 17, 100) != paper);
        QCOMPARE(shown.pixelColor(250 + 24, 100), paper);
        m_canvas->setPenWidth(60);
        QVERIFY(m_canvas->grab().toImage().pixelColor(250 + 24, 100) != paper);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(m_canvas.get(), &leave);
        QCOMPARE(m_canvas->grab().toImage().pixelColor(250, 100), paper);
    }

    void whileDrawingThereIsNoPreview()
    {
        hover(*m_canvas, { 250, 100 });
        sendMouse(*m_canvas, QEvent::MouseButtonPress, { 250, 100 });
        // Nobody answers strokeBegan here, so that nothing but a preview could be seen.
        QCOMPARE(m_canvas->grab().toImage().pixelColor(250, 100), m_theme.theme().colors.paper);
    }

    void aTremblingHandDrawsASteadyLineThatEndsWhereItEnded()
    {
        sendMouse(*m_canvas, QEvent::MouseButtonPress, { 100, 100 }, 1000);
        for (int step = 1; step <= 50; ++step)
            sendMouse(*m_canvas, QEvent::MouseMove, { 100.0 + step, 100.0 + step % 2 },
                1000 + 8 * static_cast<quint64>(step));
        sendMouse(*m_canvas, QEvent::MouseButtonRelease, { 150, 103 }, 1500);
        float highest = 0;
        for (qsizetype index = 10; index < 50; ++index) {
            const auto point = m_extended->at(index).constFirst().value<InkPoint>();
            const auto before = m_extended->at(index - 1).constFirst().value<InkPoint>();
            highest = std::max(highest, std::abs(point.y - before.y));
        }
        QVERIFY2(highest < 0.5F, qPrintable(QString::number(highest)));
        const auto last = m_extended->last().constFirst().value<InkPoint>();
        QCOMPARE(last.x, 150.0F);
        QCOMPARE(last.y, 103.0F);
    }

    void arrowKeysMoveAPenAndSpacePutsItDown()
    {
        m_canvas->setFocus();
        QTest::keyClick(m_canvas.get(), Qt::Key_Right);
        QCOMPARE(m_canvas->keyboardPen(), std::optional(QPointF(250, 250)));
        QTest::keyClick(m_canvas.get(), Qt::Key_Up);
        QTest::keyClick(m_canvas.get(), Qt::Key_Left, Qt::ShiftModifier);
        const QPointF start = *m_canvas->keyboardPen();
        QVERIFY(start.y() < 250);
        QVERIFY(start.x() < 250 && 250 - start.x() < 250 - start.y());
        QCOMPARE(m_began->count(), 0);

        QTest::keyClick(m_canvas.get(), Qt::Key_Space);
        QVERIFY(m_canvas->isStrokeUnderWay());
        const auto first = m_began->constFirst().constFirst().value<InkPoint>();
        QCOMPARE(QPointF(first.x, first.y), start);
        QTest::keyClick(m_canvas.get(), Qt::Key_Down);
        QTest::keyClick(m_canvas.get(), Qt::Key_PageDown);
        const auto last = m_extended->last().constFirst().value<InkPoint>();
        QCOMPARE(QPointF(last.x, last.y), *m_canvas->keyboardPen());
        QVERIFY(static_cast<qreal>(last.x) > start.x());
        QTest::keyClick(m_canvas.get(), Qt::Key_Space);
        QCOMPARE(m_ended->count(), 1);
        QVERIFY(!m_canvas->isStrokeUnderWay());
    }

    void thePenOfTheKeyboardStaysOnThePaper()
    {
        m_canvas->setFocus();
        for (int press = 0; press < 40; ++press)
            QTest::keyClick(m_canvas.get(), Qt::Key_End);
        QCOMPARE(m_canvas->keyboardPen(), std::optional(QPointF(0, 500)));
    }

    void aDroppedStrokeLiftsThePenOfTheKeyboard()
    {
        m_canvas->setFocus();
        QTest::keyClick(m_canvas.get(), Qt::Key_Space);
        m_canvas->setDrawing({}); // what the owner does when the stroke is abandoned
        QVERIFY(!m_canvas->isStrokeUnderWay());
        QTest::keyClick(m_canvas.get(), Qt::Key_Space);
        QCOMPARE(m_began->count(), 2);
    }

    void losingTheFocusEndsTheStrokeOfTheKeyboard()
    {
        m_canvas->setFocus();
        QTest::keyClick(m_canvas.get(), Qt::Key_Space);
        m_canvas->clearFocus();
        QCOMPARE(m_ended->count(), 1);
        QVERIFY(!m_canvas->keyboardPen());
    }

    void otherKeysAreLeftToOthers()
    {
        QKeyEvent key(QEvent::KeyPress, Qt::Key_Left, Qt::ControlModifier);
        key.accept();
        QApplication::sendEvent(m_canvas.get(), &key);
        QVERIFY(!key.isAccepted());
        QVERIFY(!m_canvas->keyboardPen());
    }

private:
    ThemeSource m_theme { ThemeMode::Light, QFont() };
    std::unique_ptr<DrawingCanvas> m_canvas;
    std::unique_ptr<QSignalSpy> m_began;
    std::unique_ptr<QSignalSpy> m_extended;
    std::unique_ptr<QSignalSpy> m_ended;
    std::unique_ptr<QSignalSpy> m_erased;
    std::unique_ptr<QSignalSpy> m_lifted;
};

INKLING_TEST(CanvasToolsTest, QApplication)
#include "widgets_canvas_tools_test.moc"
