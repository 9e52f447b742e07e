// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/ink_layer.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace inkling;

namespace {
constexpr int side = 200;

InkLayerSetup setup(qreal ratio = 1) { return { side, ratio, 500, Qt::black }; }

/// A spiral of sparse points, so that the smoothing has work to do and the line crosses itself.
Stroke spiral(float centerX, float centerY, bool withPressure = false)
{
    Stroke stroke;
    stroke.penWidth = 20;
    for (int i = 0; i < 24; ++i) {
        const float angle = static_cast<float>(i) * 0.7F;
        const float radius = 20 + static_cast<float>(i) * 4;
        InkPoint point { centerX + radius * std::cos(angle), centerY + radius * std::sin(angle), {},
            {} };
        if (withPressure)
            point.pressure = static_cast<float>(i) / 24;
        stroke.points.push_back(point);
    }
    return stroke;
}

Drawing drawingOf(std::vector<Stroke> strokes)
{
    Drawing drawing;
    drawing.strokes = std::move(strokes);
    return drawing;
}

QImage paper()
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    return image;
}

void paintInto(QImage& image, InkLayer& layer, const QRectF& dirty)
{
    QPainter painter(&image);
    const QRect area = dirty.toAlignedRect();
    painter.setClipRect(area);
    painter.fillRect(area, Qt::white);
    layer.paint(painter, dirty);
}

QImage wholePicture(InkLayer& layer)
{
    QImage image = paper();
    paintInto(image, layer, QRectF(0, 0, side, side));
    return image;
}

int greatestDifference(const QImage& a, const QImage& b)
{
    int greatest = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            greatest
                = std::max(greatest, std::abs(a.pixelColor(x, y).red() - b.pixelColor(x, y).red()));
    }
    return greatest;
}

/// Blending first into a transparent cache rounds twice.
constexpr int rounding = 3;
} // namespace

class WidgetsInkLayerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void piecewisePaintingLeavesTheFinishedLine_data();
    void piecewisePaintingLeavesTheFinishedLine();
    void takingAStrokeBackLeavesNoTrace();
    void whatChangedIsToldTightly();
    void crossingsAreNotDarker();
    void aDotIsRound();
    void anUnderlayFillsTheField();
};

void WidgetsInkLayerTest::piecewisePaintingLeavesTheFinishedLine_data()
{
    QTest::addColumn<bool>("withPressure");
    QTest::newRow("even pen") << false;
    QTest::newRow("pressed pen") << true;
}

void WidgetsInkLayerTest::piecewisePaintingLeavesTheFinishedLine()
{
    QFETCH(bool, withPressure);
    const Stroke stroke = spiral(250, 250, withPressure);
    InkLayer live;
    live.setUp(setup());
    QImage image = wholePicture(live);
    paintInto(image, live, live.beginStroke(stroke.points.front(), stroke.penWidth));
    for (std::size_t i = 1; i < stroke.points.size(); ++i)
        paintInto(image, live, live.appendPoint(stroke.points[i]));

    InkLayer finished;
    finished.setUp(setup());
    finished.setDrawing(drawingOf({ stroke }));
    const int difference = greatestDifference(image, wholePicture(finished));
    QVERIFY2(difference <= rounding, qPrintable(QString::number(difference)));
}

void WidgetsInkLayerTest::takingAStrokeBackLeavesNoTrace()
{
    InkLayer layer;
    layer.setUp(setup());
    layer.setDrawing(
        drawingOf({ spiral(150, 150), spiral(250, 250), spiral(350, 350), spiral(200, 300) }));
    QImage image = wholePicture(layer);
    paintInto(image, layer, layer.setDrawing(drawingOf({ spiral(150, 150), spiral(350, 350) })));

    InkLayer fresh;
    fresh.setUp(setup());
    fresh.setDrawing(drawingOf({ spiral(150, 150), spiral(350, 350) }));
    const int difference = greatestDifference(image, wholePicture(fresh));
    QVERIFY2(difference <= rounding, qPrintable(QString::number(difference)));
}

void WidgetsInkLayerTest::whatChangedIsToldTightly()
{
    InkLayer layer;
    layer.setUp(setup());
    layer.setDrawing(drawingOf({ spiral(150, 150) }));
    QVERIFY(layer.setDrawing(drawingOf({ spiral(150, 150) })).isEmpty());
    const Stroke dot { { { 400, 400, {}, {} } }, 20 };
    const QRectF dirty = layer.setDrawing(drawingOf({ spiral(150, 150), dot }));
    // 400 units are 160 pixels; the pen's radius is 4, and one more for the soft edge.
    QCOMPARE(dirty, QRectF(155, 155, 10, 10));
}

void WidgetsInkLayerTest::crossingsAreNotDarker()
{
    InkLayerSetup pale = setup();
    pale.ink = QColor(0, 0, 0, 128);
    InkLayer layer;
    layer.setUp(pale);
    const Stroke loop { { { 100, 250, {}, 1.0F }, { 400, 250, {}, 1.0F }, { 250, 100, {}, 1.0F },
                            { 250, 400, {}, 1.0F } },
        40 };
    layer.setDrawing(drawingOf({ loop }));
    const QImage image = wholePicture(layer);
    QCOMPARE(
        image.pixelColor(100, 100), image.pixelColor(60, 99)); // the crossing, and one arm of it
}

void WidgetsInkLayerTest::aDotIsRound()
{
    InkLayer layer;
    layer.setUp(setup());
    layer.setDrawing(drawingOf({ { { { 250, 250, {}, {} }, { 250, 250, {}, {} } }, 50 } }));
    const QImage image = wholePicture(layer);
    QCOMPARE(image.pixelColor(100, 100), QColor(Qt::black));
    QCOMPARE(image.pixelColor(108, 100), QColor(Qt::black)); // radius 10 pixels
    QCOMPARE(image.pixelColor(109, 109), QColor(Qt::white)); // its corner stays white
}

void WidgetsInkLayerTest::anUnderlayFillsTheField()
{
    InkLayer layer;
    layer.setUp(setup());
    Drawing drawing;
    drawing.underlay = Underlay::NormalizedDigit;
    drawing.picture = GrayImage(28, 28);
    drawing.picture.at(27, 27) = 255;
    layer.setDrawing(drawing);
    const QImage image = wholePicture(layer);
    QCOMPARE(image.pixelColor(side - 1, side - 1), QColor(Qt::black));
    QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
}

INKLING_TEST(WidgetsInkLayerTest, QApplication)
#include "widgets_ink_layer_test.moc"
