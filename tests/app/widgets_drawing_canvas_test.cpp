// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/drawing_canvas.h"
#include "tests/app/support/painted_region.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QTest>

#include <memory>

using namespace inkling;

namespace {
/// A mouse that, unlike QTest's, goes where it likes.
void sendMouse(QWidget& widget, QEvent::Type type, const QPointF& place)
{
    const bool moves = type == QEvent::MouseMove;
    const bool isDown = type != QEvent::MouseButtonRelease;
    QMouseEvent event(type, place, widget.mapToGlobal(place), moves ? Qt::NoButton : Qt::LeftButton,
        isDown ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

void sendTablet(QWidget& widget, QEvent::Type type, const QPointF& place, qreal pressure)
{
    const bool isDown = type != QEvent::TabletRelease;
    QTabletEvent event(type, QPointingDevice::primaryPointingDevice(), place,
        widget.mapToGlobal(place), pressure, 0, 0, 0, 0, 0, Qt::NoModifier,
        type == QEvent::TabletMove ? Qt::NoButton : Qt::LeftButton,
        isDown ? Qt::LeftButton : Qt::NoButton);
    QApplication::sendEvent(&widget, &event);
}
} // namespace

class WidgetsDrawingCanvasTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void pointsAreInFieldUnits_data();
    void pointsAreInFieldUnits();
    void aClickIsADot();
    void leavingAndComingBackIsOneStroke();
    void aReleaseOutsideEndsTheStroke();
    void aLostReleaseEndsTheStroke();
    void hidingEndsTheStroke();
    void onlyTheLeftButtonDraws();
    void aPressBesideThePaperIsNoStroke();
    void aPenTellsItsPressure();
    void theFirstFingerDraws();
    void timeRunsFromTheBeginningOfTheDrawing();
    void onlyWhatChangedIsPainted();
    void ruinedDrawingsAreShownAnew();
    void canBeReachedByKeyboardAndNamed();

private:
    void show(const QSize& size);
    std::vector<InkPoint> points() const;

    ThemeSource m_theme { ThemeMode::Light, QFont() };
    std::unique_ptr<DrawingCanvas> m_canvas;
    std::unique_ptr<QSignalSpy> m_began;
    std::unique_ptr<QSignalSpy> m_extended;
    std::unique_ptr<QSignalSpy> m_ended;
};

void WidgetsDrawingCanvasTest::init()
{
    QFont font;
    font.setPixelSize(14);
    m_theme.setBodyFont(font);
    m_canvas = std::make_unique<DrawingCanvas>(m_theme);
    m_began = std::make_unique<QSignalSpy>(m_canvas.get(), &DrawingCanvas::strokeBegan);
    m_extended = std::make_unique<QSignalSpy>(m_canvas.get(), &DrawingCanvas::strokeExtended);
    m_ended = std::make_unique<QSignalSpy>(m_canvas.get(), &DrawingCanvas::strokeEnded);
}

void WidgetsDrawingCanvasTest::cleanup() { m_canvas.reset(); }

void WidgetsDrawingCanvasTest::show(const QSize& size)
{
    m_canvas->resize(size);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
}

std::vector<InkPoint> WidgetsDrawingCanvasTest::points() const
{
    std::vector<InkPoint> all;
    for (const QSignalSpy* spy : { m_began.get(), m_extended.get() }) {
        for (const QList<QVariant>& arguments : *spy)
            all.push_back(arguments.constFirst().value<InkPoint>());
    }
    return all;
}

void WidgetsDrawingCanvasTest::pointsAreInFieldUnits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("one pixel a unit") << QSize(500, 500);
    QTest::newRow("small") << QSize(320, 320);
    QTest::newRow("wider than high") << QSize(640, 400);
    QTest::newRow("higher than wide") << QSize(400, 640);
    QTest::newRow("as large as paper gets") << QSize(900, 900);
}

void WidgetsDrawingCanvasTest::pointsAreInFieldUnits()
{
    QFETCH(QSize, size);
    show(size);
    const double side = std::min({ size.width(), size.height(), 720 });
    sendMouse(*m_canvas, QEvent::MouseButtonPress, QPointF(side / 4, side / 2));
    sendMouse(*m_canvas, QEvent::MouseMove, QPointF(side / 2, side / 2));
    sendMouse(*m_canvas, QEvent::MouseButtonRelease, QPointF(side / 2, side * 3 / 4));
    const std::vector<InkPoint> drawn = points();
    QCOMPARE(drawn.size(), std::size_t { 3 });
    QCOMPARE(drawn[0].x, 125.0F);
    QCOMPARE(drawn[0].y, 250.0F);
    QCOMPARE(drawn[1].x, 250.0F);
    QCOMPARE(drawn[2].y, 375.0F);
    QVERIFY(!drawn[0].pressure);
    QCOMPARE(m_ended->count(), 1);
}

void WidgetsDrawingCanvasTest::aClickIsADot()
{
    show({ 500, 500 });
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, QPoint(100, 50));
    QCOMPARE(m_began->count(), 1);
    QCOMPARE(m_extended->count(), 0);
    QCOMPARE(m_ended->count(), 1);
    QCOMPARE(points().front().x, 100.0F);
    QCOMPARE(points().front().y, 50.0F);
}

void WidgetsDrawingCanvasTest::leavingAndComingBackIsOneStroke()
{
    show({ 500, 500 });
    sendMouse(*m_canvas, QEvent::MouseButtonPress, QPointF(450, 100));
    sendMouse(*m_canvas, QEvent::MouseMove, QPointF(700, 150));
    sendMouse(*m_canvas, QEvent::MouseMove, QPointF(900, 150)); // the edge again: nothing new
    sendMouse(*m_canvas, QEvent::MouseMove, QPointF(440, -30));
    QVERIFY(m_canvas->isStrokeUnderWay());
    sendMouse(*m_canvas, QEvent::MouseMove, QPointF(400, 200));
    sendMouse(*m_canvas, QEvent::MouseButtonRelease, QPointF(400, 200));
    QCOMPARE(m_began->count(), 1);
    QCOMPARE(m_ended->count(), 1);
    const std::vector<InkPoint> drawn = points();
    QCOMPARE(drawn.size(), std::size_t { 4 });
    QCOMPARE(drawn[1].x, 500.0F);
    QCOMPARE(drawn[1].y, 150.0F);
    QCOMPARE(drawn[2].y, 0.0F);
    QCOMPARE(drawn[3].x, 400.0F);
}

void WidgetsDrawingCanvasTest::aReleaseOutsideEndsTheStroke()
{
    show({ 500, 500 });
    sendMouse(*m_canvas, QEvent::MouseButtonPress, QPointF(450, 100));
    sendMouse(*m_canvas, QEvent::MouseButtonRelease, QPointF(800, 100));
    QCOMPARE(m_ended->count(), 1);
    QVERIFY(!m_canvas->isStrokeUnderWay());
}

void WidgetsDrawingCanvasTest::aLostReleaseEndsTheStroke()
{
    show({ 500, 500 });
    sendMouse(*m_canvas, QEvent::MouseButtonPress, QPointF(100, 100));
    QMouseEvent hovering(QEvent::MouseMove, QPointF(120, 100),
        m_canvas->mapToGlobal(QPointF(120, 100)), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(m_canvas.get(), &hovering);
    QCOMPARE(m_ended->count(), 1);
    QCOMPARE(m_extended->count(), 0);
}

void WidgetsDrawingCanvasTest::hidingEndsTheStroke()
{
    show({ 500, 500 });
    sendMouse(*m_canvas, QEvent::MouseButtonPress, QPointF(100, 100));
    m_canvas->hide();
    QCOMPARE(m_ended->count(), 1);
}

void WidgetsDrawingCanvasTest::onlyTheLeftButtonDraws()
{
    show({ 500, 500 });
    QTest::mouseClick(m_canvas.get(), Qt::RightButton, {}, QPoint(100, 50));
    QCOMPARE(m_began->count(), 0);
    QCOMPARE(m_ended->count(), 0);
}

void WidgetsDrawingCanvasTest::aPressBesideThePaperIsNoStroke()
{
    show({ 640, 400 });
    sendMouse(*m_canvas, QEvent::MouseButtonPress, QPointF(500, 100));
    sendMouse(*m_canvas, QEvent::MouseMove, QPointF(300, 100));
    sendMouse(*m_canvas, QEvent::MouseButtonRelease, QPointF(300, 100));
    QCOMPARE(m_began->count(), 0);
    QCOMPARE(m_extended->count(), 0);
    QCOMPARE(m_ended->count(), 0);
}

void WidgetsDrawingCanvasTest::aPenTellsItsPressure()
{
    show({ 500, 500 });
    sendTablet(*m_canvas, QEvent::TabletPress, QPointF(100, 100), 0.25);
    sendTablet(*m_canvas, QEvent::TabletMove, QPointF(150.5, 100), 0.75);
    // The same, again as a mouse, as some systems do: it must not draw twice.
    sendMouse(*m_canvas, QEvent::MouseMove, QPointF(151, 100));
    sendTablet(*m_canvas, QEvent::TabletRelease, QPointF(150.5, 100), 0);
    const std::vector<InkPoint> drawn = points();
    QCOMPARE(drawn.size(), std::size_t { 2 });
    QCOMPARE(drawn[0].pressure, std::optional(0.25F));
    QCOMPARE(drawn[1].pressure, std::optional(0.75F));
    QCOMPARE(drawn[1].x, 150.5F);
    QCOMPARE(m_ended->count(), 1);
}

void WidgetsDrawingCanvasTest::theFirstFingerDraws()
{
    show({ 500, 500 });
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    QTest::touchEvent(m_canvas.get(), screen.get()).press(1, QPoint(100, 100));
    QTest::touchEvent(m_canvas.get(), screen.get())
        .move(1, QPoint(200, 100))
        .press(2, QPoint(400, 400));
    QTest::touchEvent(m_canvas.get(), screen.get()).stationary(1).move(2, QPoint(300, 300));
    QTest::touchEvent(m_canvas.get(), screen.get()).release(1, QPoint(200, 100)).stationary(2);
    QTest::touchEvent(m_canvas.get(), screen.get()).release(2, QPoint(300, 300));
    QCOMPARE(m_began->count(), 1);
    QCOMPARE(m_ended->count(), 1);
    // The steady pen may add the end of the line, but nothing of the second finger.
    QCOMPARE(points().back().x, 200.0F);
    for (const InkPoint& point : points())
        QCOMPARE(point.y, 100.0F);
}

void WidgetsDrawingCanvasTest::timeRunsFromTheBeginningOfTheDrawing()
{
    show({ 500, 500 });
    const auto press = [this](quint64 timestamp, QEvent::Type type) {
        QMouseEvent event(type, QPointF(10, 10), QPointF(10, 10), Qt::LeftButton,
            type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
        event.setTimestamp(timestamp);
        QApplication::sendEvent(m_canvas.get(), &event);
    };
    press(5000, QEvent::MouseButtonPress);
    press(5000, QEvent::MouseButtonRelease);
    press(5300, QEvent::MouseButtonPress);
    press(5300, QEvent::MouseButtonRelease);
    QCOMPARE(points()[0].timeMs, std::optional(0.0F));
    QCOMPARE(points()[1].timeMs, std::optional(300.0F));
    m_canvas->setDrawing({});
    press(9000, QEvent::MouseButtonPress);
    press(9000, QEvent::MouseButtonRelease);
    QCOMPARE(points()[2].timeMs, std::optional(0.0F));
}

void WidgetsDrawingCanvasTest::onlyWhatChangedIsPainted()
{
    show({ 500, 500 });
    m_canvas->beginStroke({ 100, 100, std::nullopt, std::nullopt }, 20);
    m_canvas->appendPoint({ 120, 100, std::nullopt, std::nullopt });
    QCoreApplication::processEvents();
    test::PaintedRegion painted(*m_canvas);
    m_canvas->appendPoint({ 140, 100, std::nullopt, std::nullopt });
    QTRY_VERIFY(!painted.region.isEmpty());
    const QRect piece = painted.region.boundingRect();
    // The new piece and the one before it, which the new point bends, with half the pen of 20 units
    // around them.
    QVERIFY(piece.contains(QRect(110, 90, 40, 20)));
    QVERIFY2(piece.width() <= 70 && piece.height() <= 30,
        qPrintable(QStringLiteral("%1 x %2").arg(piece.width()).arg(piece.height())));

    Drawing finished;
    finished.strokes
        = { { { { 100, 100, {}, {} }, { 120, 100, {}, {} }, { 140, 100, {}, {} } }, 20 } };
    m_canvas->setDrawing(finished);
    QCoreApplication::processEvents();
    painted.region = {};
    finished.strokes.push_back({ { { 400, 400, {}, {} } }, 20 });
    m_canvas->setDrawing(finished);
    QTRY_VERIFY(!painted.region.isEmpty());
    QVERIFY(QRect(380, 380, 40, 40).contains(painted.region.boundingRect()));
}

void WidgetsDrawingCanvasTest::ruinedDrawingsAreShownAnew()
{
    show({ 500, 500 });
    const QImage empty = m_canvas->grab().toImage();
    Drawing drawing;
    drawing.strokes = { { { { 100, 100, {}, {} }, { 300, 300, {}, {} } }, 20 } };
    m_canvas->setDrawing(drawing);
    QVERIFY(m_canvas->grab().toImage() != empty);
    QCOMPARE(m_canvas->grab().toImage().pixelColor(200, 200), m_theme.theme().colors.ink);
    m_theme.setMode(ThemeMode::Dark);
    QCOMPARE(m_canvas->grab().toImage().pixelColor(200, 200), m_theme.theme().colors.ink);
    m_theme.setMode(ThemeMode::Light);
    m_canvas->setDrawing({});
    QCOMPARE(m_canvas->grab().toImage(), empty);
}

void WidgetsDrawingCanvasTest::canBeReachedByKeyboardAndNamed()
{
    QVERIFY((m_canvas->focusPolicy() & Qt::TabFocus) != 0);
    QVERIFY(!m_canvas->accessibleName().isEmpty());
    QVERIFY(!m_canvas->objectName().isEmpty());
    QVERIFY(m_canvas->hasHeightForWidth());
    QCOMPARE(m_canvas->heightForWidth(400), 400);
}

INKLING_TEST(WidgetsDrawingCanvasTest, QApplication)
#include "widgets_drawing_canvas_test.moc"
