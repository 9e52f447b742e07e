// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ink/rasterizer.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>
#include <numbers>
#include <numeric>

using namespace inkling;

namespace {

double inkOf(const CoverageImage& image)
{
    return std::accumulate(image.pixels.begin(), image.pixels.end(), 0.0);
}

CoverageImage rasterized(const std::vector<PenPoint>& path, int side = 100)
{
    CoverageImage coverage(side, side);
    rasterizeStroke(path, coverage);
    return coverage;
}

} // namespace

class RasterizerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void areaIsThatOfTheShape_data()
    {
        QTest::addColumn<float>("length");
        QTest::addColumn<float>("angle");
        QTest::addColumn<float>("radius");
        for (const float angle : { 0.0F, 17.0F, 45.0F, 90.0F, 133.0F }) {
            QTest::addRow("dot at %g", double { angle }) << 0.0F << angle << 6.0F;
            QTest::addRow("capsule at %g", double { angle }) << 50.0F << angle << 4.0F;
            QTest::addRow("thin capsule at %g", double { angle }) << 50.0F << angle << 1.2F;
        }
    }

    void areaIsThatOfTheShape()
    {
        QFETCH(float, length);
        QFETCH(float, angle);
        QFETCH(float, radius);
        const float radians = angle * std::numbers::pi_v<float> / 180;
        const float dx = length / 2 * std::cos(radians);
        const float dy = length / 2 * std::sin(radians);
        const CoverageImage image = rasterized(
            { { 50.3F - dx, 49.6F - dy, radius }, { 50.3F + dx, 49.6F + dy, radius } });
        const double expected
            = std::numbers::pi * double { radius } * double { radius } + 2.0 * radius * length;
        QVERIFY2(std::abs(inkOf(image) - expected) < 0.02 * expected,
            qPrintable(QStringLiteral("%1 instead of %2").arg(inkOf(image)).arg(expected)));
    }

    void edgeIsOnePixelWide()
    {
        const CoverageImage image = rasterized({ { 10, 50, 5 }, { 90, 50, 5 } });
        QCOMPARE(image.at(50, 50), 1.0F);
        QCOMPARE(image.at(50, 54), 1.0F); // its center is 4.5 from the line: half a pixel inside
        QCOMPARE(image.at(50, 55), 0.0F); // and 5.5: half a pixel outside
        const CoverageImage shifted = rasterized({ { 10, 50.25F, 5 }, { 90, 50.25F, 5 } });
        QCOMPARE(shifted.at(50, 55), 0.25F);
    }

    void crossingStrokesDoNotAddUp()
    {
        CoverageImage image = rasterized({ { 10, 50, 3 }, { 90, 50, 3 } });
        rasterizeStroke(std::vector<PenPoint> { { 50, 10, 3 }, { 50, 90, 3 } }, image);
        QCOMPARE(*std::max_element(image.pixels.begin(), image.pixels.end()), 1.0F);
    }

    void radiusGrowsAlongTheStroke()
    {
        const CoverageImage image = rasterized({ { 10, 50, 1 }, { 90, 50, 9 } });
        QCOMPARE(image.at(12, 54), 0.0F);
        QCOMPARE(image.at(85, 56), 1.0F);
    }

    void hairlineIsPale()
    {
        const CoverageImage image = rasterized({ { 10.5F, 50.5F, 0.1F }, { 90.5F, 50.5F, 0.1F } });
        QCOMPARE(image.at(50, 50), 0.2F);
    }

    void whatLiesOutsideIsCutOff()
    {
        const CoverageImage image
            = rasterized({ { -1e6F, -1e6F, 3 }, { -50, -50, 3 }, { -50, 1e6F, 3 } });
        QCOMPARE(inkOf(image), 0.0);
        QVERIFY(inkOf(rasterized({ { -50, 50, 3 }, { 150, 50, 3 } })) > 0);
    }

    void nothingGivesNothing()
    {
        QCOMPARE(inkOf(rasterized({})), 0.0);
        CoverageImage none;
        rasterizeStroke(std::vector<PenPoint> { { 0, 0, 1 } }, none);
        QVERIFY(none.pixels.empty());
    }
};

INKLING_TEST(RasterizerTest, QCoreApplication)
#include "rasterizer_test.moc"
