// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/draw_geometry.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <utility>

using namespace inkling;

namespace {

// The measures of the theme at its usual font size, 14 pixels.
DrawMeasures usualMeasures()
{
    DrawMeasures measures;
    measures.margin = 24;
    measures.groupGap = 24;
    measures.itemGap = 12;
    measures.headerHeight = 46;
    measures.toolsHeight = 32;
    measures.stageCaptionHeight = 24;
    measures.stageLeast = 64;
    measures.stageUsual = 92;
    measures.stagesLeast = 420;
    measures.canvasLeast = 320;
    measures.canvasMost = 720;
    measures.answerLeast = 400;
    measures.answerUsual = 620;
    measures.answerHeight = 304;
    measures.evidenceLeast = 250;
    measures.evidenceUsual = 310;
    measures.seenLeast = 200;
    measures.historyHeight = 76;
    return measures;
}

} // namespace

class DrawGeometryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    static void everythingStandsApartOnThePage_data()
    {
        QTest::addColumn<QSize>("page");
        QTest::newRow("1280x800 less the rail") << QSize(1192, 800);
        QTest::newRow("900x600 less the rail") << QSize(812, 600);
        QTest::newRow("1920x1080") << QSize(1832, 1080);
        QTest::newRow("3840x2160") << QSize(3752, 2160);
        QTest::newRow("high and narrow") << QSize(812, 1400);
        QTest::newRow("low and wide") << QSize(2000, 600);
    }

    static void everythingStandsApartOnThePage()
    {
        QFETCH(QSize, page);
        const DrawGeometry places = arrangeDrawPage(page, usualMeasures());
        const QList<QRect> all { places.header, places.canvas, places.tools, places.stages,
            places.answer, places.evidence, places.seen, places.history };
        const QRect whole(0, 0, page.width(), places.height);
        for (const QRect& place : std::as_const(all)) {
            QVERIFY(place.isValid());
            QVERIFY(whole.contains(place));
            for (const QRect& other : std::as_const(all))
                QVERIFY(&place == &other || !place.intersects(other));
        }
        QCOMPARE(places.canvas.width(), places.canvas.height());
        QVERIFY(places.canvas.width() >= 320);
        QVERIFY(places.canvas.width() <= 720);
        QVERIFY(places.answer.width() >= 400);
    }

    static void theDesignSizeGivesTheDesign()
    {
        const DrawGeometry places = arrangeDrawPage({ 1192, 800 }, usualMeasures());
        QCOMPARE(places.canvas.size(), QSize(500, 500));
        QCOMPARE(places.answer.width(), 620);
        QCOMPARE(places.canvas.left(), 24);
        QCOMPARE(places.answer.height(), 304);
        QCOMPARE(places.history.bottom(), places.stages.bottom());
        QCOMPARE(places.evidence.left(), places.answer.left());
        QVERIFY(places.evidence.bottom() < places.history.top());
        QVERIFY(places.seen.top() >= 800); // the rest of the page is seen at once
    }

    static void aSmallWindowHasTheStagesAllAcross()
    {
        const DrawGeometry places = arrangeDrawPage({ 812, 600 }, usualMeasures());
        // What one draws with and what one reads is seen without scrolling.
        QVERIFY(places.stages.bottom() < 600);
        QVERIFY(places.history.top() > places.stages.bottom());
        QVERIFY(places.evidence.top() > places.stages.bottom());
        QVERIFY(places.seen.bottom() < places.height);
        QCOMPARE(places.stages.width(), places.header.width());
        QCOMPARE(places.tools.width(), places.header.width());
        QCOMPARE(places.answer.bottom(), places.canvas.bottom());
    }

    static void aLargeScreenGivesTheLargestCanvasInTheMiddle()
    {
        const DrawGeometry places = arrangeDrawPage({ 3752, 2160 }, usualMeasures());
        QCOMPARE(places.canvas.width(), 720);
        // 720 of canvas, 24 between, 720 * 620 / 500 = 892 of answer.
        QCOMPARE(places.answer.width(), 892);
        QCOMPARE(places.canvas.left() - 24, 3752 - 24 - 1 - places.answer.right());
    }

    static void theLeastSizeFitsExactly()
    {
        const QSize visible { 800, 500 };
        const QSize least = leastDrawPage(visible, usualMeasures());
        const DrawGeometry places
            = arrangeDrawPage({ least.width(), visible.height() }, usualMeasures());
        QVERIFY(places.canvas.width() >= 320);
        QCOMPARE(places.answer.right() + 1 + 24, least.width());
        QCOMPARE(places.seen.bottom() + 1 + 24, least.height());
        QVERIFY(least.width() <= 812);
        QVERIFY(places.stages.bottom() + 1 + 24 <= 600);
    }
};

INKLING_TEST(DrawGeometryTest, QCoreApplication)
#include "pages_draw_geometry_test.moc"
