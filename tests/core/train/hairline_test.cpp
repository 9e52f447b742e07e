// SPDX-License-Identifier: GPL-3.0-or-later
// Hairlines look as a large picture of thin lines does when it is shrunk, which is inked and shrunk by other code.
#include "core/digit/normalize.h"
#include "core/ink/rasterizer.h"
#include "core/train/augment.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace inkling;

namespace {

constexpr float width = 0.2F;

float shareAt(const FieldShares& shares, int column, int row)
{
    return shares[static_cast<std::size_t>(row) * fieldSide + static_cast<std::size_t>(column)];
}

/// To an eighth of a pixel's line: where a piece of a line is cut in two, its ink goes to one side.
bool isClose(float value, float wanted) { return std::abs(value - wanted) <= width / 8; }

/// Points of a straight line half a pixel apart.
FieldShares lined(FieldShares shares, float fromX, float fromY, float toX, float toY)
{
    const auto count = static_cast<int>(2 * std::hypot(toX - fromX, toY - fromY)) + 1;
    std::vector<float> x;
    std::vector<float> y;
    for (int i = 0; i <= count; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(count);
        x.push_back(fromX + share * (toX - fromX));
        y.push_back(fromY + share * (toY - fromY));
    }
    addHairline(x, y, width, shares);
    return shares;
}

/// A cross and a ring, in pixels of a large picture.
std::vector<Stroke> crossAndRing()
{
    Stroke ring;
    for (int i = 0; i <= 60; ++i) {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / 60;
        ring.points.push_back({ 260 + 170 * std::sin(angle), 260 + 240 * std::cos(angle), {}, {} });
    }
    const auto line = [](float x0, float y0, float x1, float y1) {
        Stroke stroke;
        for (int i = 0; i <= 40; ++i) {
            const float share = static_cast<float>(i) / 40;
            stroke.points.push_back({ x0 + share * (x1 - x0), y0 + share * (y1 - y0), {}, {} });
        }
        return stroke;
    };
    return { ring, line(150, 130, 400, 330), line(330, 60, 210, 460) };
}

GrayImage shrunken(const std::vector<Stroke>& strokes, float brush)
{
    CoverageImage coverage(520, 520);
    for (const Stroke& stroke : strokes) {
        std::vector<PenPoint> path;
        for (const InkPoint& point : stroke.points)
            path.push_back({ point.x, point.y, brush / 2 });
        rasterizeStroke(path, coverage);
    }
    Drawing drawing;
    drawing.underlay = Underlay::Bitmap;
    drawing.picture = GrayImage(coverage.width, coverage.height);
    std::transform(coverage.pixels.begin(), coverage.pixels.end(), drawing.picture.pixels.begin(),
        [](float share) { return static_cast<std::uint8_t>(std::lround(share * 255)); });
    return normalize(drawing).value().image;
}

} // namespace

class HairlineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void coversItsLengthTimesItsWidth()
    {
        const FieldShares flat = lined({}, 2, 3.4F, 9, 3.4F);
        for (int column = 3; column < 8; ++column)
            QVERIFY(isClose(shareAt(flat, column, 3), width));
        QVERIFY(isClose(shareAt(flat, 5, 2), 0));
        const FieldShares slanted = lined({}, 2, 2, 11, 14);
        float sum = 0;
        for (const float share : slanted)
            sum += share;
        const float caps = std::numbers::pi_v<float> * width * width / 4;
        QVERIFY(std::abs(sum - (15 * width + caps)) < 1e-3F);
    }

    void crossingsHoldTwiceAsMuch()
    {
        const FieldShares cross = lined(lined({}, 2, 5.5F, 12, 5.5F), 7.5F, 1, 7.5F, 11);
        QVERIFY(isClose(shareAt(cross, 7, 5), 2 * width));
        const FieldGrays grays = hairlineGrays(cross);
        QCOMPARE(static_cast<int>(grays[5 * fieldSide + 7]), 255);
        // One bar covers w of its pixel, two that cross cover 2w - w².
        QVERIFY(std::abs(grays[5 * fieldSide + 4] - 255 / (2 - width)) < 255 / 16.0F);
        QCOMPARE(static_cast<int>(grays[4 * fieldSide + 4]), 0);
    }

    void whatIsOutsideIsLeftOut()
    {
        const FieldShares outside = lined(lined({}, -5, -5, -1, -1), 20, 5, 25, 5);
        QVERIFY(hairlineGrays(outside) == FieldGrays {});
    }

    void aDotIsADot()
    {
        FieldShares shares {};
        const float place = 10.5F;
        addHairline({ &place, 1 }, { &place, 1 }, width, shares);
        QVERIFY(std::abs(shareAt(shares, 10, 10) - std::numbers::pi_v<float> * width * width / 4)
            < 1e-5F);
        QCOMPARE(static_cast<int>(hairlineGrays(shares)[10 * fieldSide + 10]), 255);
    }

    void looksLikeAShrunkenPicture_data()
    {
        QTest::addColumn<float>("brush");
        for (const float brush : { 3.0F, 4.0F, 8.0F })
            QTest::addRow("brush of %g pixels", static_cast<double>(brush)) << brush;
    }

    void looksLikeAShrunkenPicture()
    {
        QFETCH(float, brush);
        const std::vector<Stroke> strokes = crossAndRing();
        const GrayImage picture = shrunken(strokes, brush);
        std::array<std::uint8_t, digitPixels> ink {};
        constexpr float longest = 480; // of the ring
        const float pen = brush * fieldSide / (longest + brush);
        Augmenter({}).distort(toInkPath(strokes), pen, Random(1, 0, 0), ink);
        double difference = 0;
        double mass = 0;
        for (std::size_t i = 0; i < ink.size(); ++i) {
            difference += std::abs(picture.pixels[i] - ink[i]);
            mass += picture.pixels[i];
        }
        // What is left comes of the picture's box, which is whole pixels.
        QVERIFY2(difference < 0.06 * mass, qPrintable(QString::number(difference / mass)));
    }
};

INKLING_TEST(HairlineTest, QCoreApplication)
#include "hairline_test.moc"
