// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/digit_picture.h"
#include "app/widgets/stage_strip.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QTest>

using namespace inkling;

namespace {
/// A view of a 2×2 image whose top right pixel alone is ink.
void showOnePixel(DigitPicture& view, const DigitOverlay& overlay = {})
{
    GrayImage image(2, 2);
    image.at(1, 0) = 255;
    view.setImage(image, overlay);
    view.resize(view.sizeHint());
}

QColor colorAt(DigitPicture& view, double x, double y)
{
    const QRect picture = view.pictureRect();
    const QPointF place
        = QPointF(picture.topLeft()) + QPointF(x * picture.width(), y * picture.height());
    return view.grab().toImage().pixelColor(place.toPoint());
}
} // namespace

class WidgetsStageStripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPixelIsASquare();
    void withoutImageThereIsAPlaceholder();
    void overlaysLieOnThePicture();
    void theStripShowsEachStage();
    void theStripKeepsItsSize();

private:
    ThemeSource m_theme { ThemeMode::Dark, QFont() };
};

void WidgetsStageStripTest::aPixelIsASquare()
{
    DigitPicture view(m_theme);
    showOnePixel(view);
    QCOMPARE(colorAt(view, 0.55, 0.45), QColor(Qt::white));
    QCOMPARE(colorAt(view, 0.9, 0.1), QColor(Qt::white));
    QCOMPARE(colorAt(view, 0.45, 0.45), QColor(Qt::black));
    QCOMPARE(colorAt(view, 0.55, 0.55), QColor(Qt::black));
}

void WidgetsStageStripTest::withoutImageThereIsAPlaceholder()
{
    DigitPicture view(m_theme);
    view.resize(view.sizeHint());
    QVERIFY(!view.hasPicture());
    QCOMPARE(colorAt(view, 0.5, 0.5), m_theme.theme().colors.track);
}

void WidgetsStageStripTest::overlaysLieOnThePicture()
{
    DigitPicture view(m_theme);
    DigitOverlay overlay;
    overlay.cross = QPointF(0.25, 0.75);
    showOnePixel(view, overlay);
    QCOMPARE(colorAt(view, 0.25, 0.75), m_theme.theme().colors.stageMark);
}

void WidgetsStageStripTest::theStripShowsEachStage()
{
    StageStrip strip(m_theme);
    Drawing drawing;
    drawing.strokes = { { { { 200, 100, {}, {} }, { 300, 400, {}, {} } }, 22 } };
    drawing.width = 500;
    drawing.height = 500;
    strip.setStages(drawing, normalize(drawing));
    const QList<DigitPicture*> views = strip.findChildren<DigitPicture*>();
    QCOMPARE(views.size(), 4);
    for (const DigitPicture* view : views) {
        QVERIFY(view->hasPicture());
        QVERIFY(!view->accessibleName().isEmpty());
        QVERIFY(!view->toolTip().isEmpty());
    }
    QCOMPARE(strip.findChild<DigitPicture*>(QStringLiteral("fieldStage"))->caption(),
        QStringLiteral("20 × 20"));
    QCOMPARE(strip.findChild<DigitPicture*>(QStringLiteral("imageStage"))->caption(),
        QStringLiteral("28 × 28"));
    strip.setStages({}, std::nullopt);
    for (const DigitPicture* view : views)
        QVERIFY(!view->hasPicture());
}

void WidgetsStageStripTest::theStripKeepsItsSize()
{
    StageStrip strip(m_theme);
    const QSize empty = strip.sizeHint();
    Drawing drawing;
    drawing.strokes = { { { { 250, 250, {}, {} } }, 22 } };
    strip.setStages(drawing, normalize(drawing));
    QCOMPARE(strip.sizeHint(), empty);
}

INKLING_TEST(WidgetsStageStripTest, QApplication)
#include "widgets_stage_strip_test.moc"
