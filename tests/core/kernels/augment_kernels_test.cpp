// SPDX-License-Identifier: GPL-3.0-or-later
// Distortions against loops that can be read, in double: images through maps, points along with them, ink by its
// distances, smooth fields, noise.
#include "core/base/random.h"
#include "core/ink/rasterizer.h"
#include "core/kernels/augment.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

using namespace inkling;
using kernels::AffineMap;
using kernels::augmentSide;
using kernels::augmentStride;
using kernels::inkSide;
using kernels::inkStride;

namespace {

using Grays = std::array<std::uint8_t, augmentSide * augmentSide>;
using Field = std::array<float, augmentSide * augmentStride>;

Grays randomGrays(std::uint64_t seed)
{
    Random random(seed);
    Grays grays {};
    for (std::uint8_t& gray : grays)
        gray = static_cast<std::uint8_t>(random.below(256));
    return grays;
}

double grayAt(const Grays& image, int x, int y)
{
    constexpr auto side = static_cast<int>(augmentSide);
    const bool isInside = x >= 0 && y >= 0 && x < side && y < side;
    return isInside ? static_cast<double>(
               image[static_cast<std::size_t>(y) * augmentSide + static_cast<std::size_t>(x)])
                    : 0;
}

double bilinear(const Grays& image, double x, double y)
{
    const int left = static_cast<int>(std::floor(x));
    const int top = static_cast<int>(std::floor(y));
    const double shareX = x - left;
    const double shareY = y - top;
    return (1 - shareY)
        * ((1 - shareX) * grayAt(image, left, top) + shareX * grayAt(image, left + 1, top))
        + shareY
        * ((1 - shareX) * grayAt(image, left, top + 1) + shareX * grayAt(image, left + 1, top + 1));
}

/// A map that keeps the center of the image, turned, scaled, and then moved.
AffineMap mapOf(double degrees, double scale, double shiftX, double shiftY)
{
    const double angle = degrees * std::numbers::pi / 180;
    const double center = (augmentSide - 1) / 2.0;
    const double cosine = scale * std::cos(angle);
    const double sine = scale * std::sin(angle);
    AffineMap map;
    map.xx = static_cast<float>(cosine);
    map.xy = static_cast<float>(-sine);
    map.yx = static_cast<float>(sine);
    map.yy = static_cast<float>(cosine);
    map.x0 = static_cast<float>(center + shiftX - (cosine - sine) * center);
    map.y0 = static_cast<float>(center + shiftY - (sine + cosine) * center);
    return map;
}

/// A smooth field that is no spline.
Field waves(double strength, double phase)
{
    Field field {};
    for (std::size_t y = 0; y < augmentSide; ++y) {
        for (std::size_t x = 0; x < augmentSide; ++x)
            field[y * augmentStride + x] = static_cast<float>(strength
                * std::sin(0.3 * static_cast<double>(x) + 0.2 * static_cast<double>(y) + phase));
    }
    return field;
}

} // namespace

class AugmentKernelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void imagesAreSeenThroughMaps_data()
    {
        QTest::addColumn<double>("degrees");
        QTest::addColumn<double>("scale");
        QTest::addColumn<double>("shift");
        QTest::addColumn<double>("bend");
        QTest::newRow("identity") << 0.0 << 1.0 << 0.0 << 0.0;
        QTest::newRow("a quarter turn") << 90.0 << 1.0 << 0.0 << 0.0;
        QTest::newRow("whole shift") << 0.0 << 1.0 << 3.0 << 0.0;
        QTest::newRow("half shift") << 0.0 << 1.0 << -2.5 << 0.0;
        QTest::newRow("scale") << 0.0 << 1.3 << 0.0 << 0.0;
        QTest::newRow("bend") << 0.0 << 1.0 << 0.0 << 1.7;
        QTest::newRow("everything") << 27.0 << 0.8 << 1.3 << 2.1;
        QTest::newRow("far outside") << 10.0 << 3.0 << 500.0 << 1.0;
    }

    void imagesAreSeenThroughMaps()
    {
        QFETCH(double, degrees);
        QFETCH(double, scale);
        QFETCH(double, shift);
        QFETCH(double, bend);
        const Grays image = randomGrays(1);
        const AffineMap map = mapOf(degrees, scale, shift, -shift);
        const Field bendX = waves(bend, 0);
        const Field bendY = waves(bend, 2);
        Grays result {};
        kernels::warpImage(image.data(), map, { bendX.data(), bendY.data() }, result.data());
        for (std::size_t i = 0; i < result.size(); ++i) {
            const auto x = static_cast<double>(i % augmentSide);
            const auto y = static_cast<double>(
                i / augmentSide); // NOLINT(bugprone-integer-division): the row
            const std::size_t place = i / augmentSide * augmentStride + i % augmentSide;
            const double expected = bilinear(image,
                static_cast<double>(map.xx) * x + static_cast<double>(map.xy) * y
                    + static_cast<double>(map.x0) + static_cast<double>(bendX[place]),
                static_cast<double>(map.yx) * x + static_cast<double>(map.yy) * y
                    + static_cast<double>(map.y0) + static_cast<double>(bendY[place]));
            QVERIFY(std::abs(result[i] - expected) < 0.51); // rounding to whole grays
        }
        if (bend == 0) {
            Grays without {};
            kernels::warpImage(image.data(), map, {}, without.data());
            QVERIFY(without == result);
        }
    }

    void aQuarterTurnMovesWholePixels()
    {
        const Grays image = randomGrays(2);
        Grays result {};
        kernels::warpImage(image.data(), mapOf(90, 1, 0, 0), {}, result.data());
        for (std::size_t y = 0; y < augmentSide; ++y) {
            for (std::size_t x = 0; x < augmentSide; ++x)
                QCOMPARE(
                    result[y * augmentSide + x], image[x * augmentSide + (augmentSide - 1 - y)]);
        }
    }

    void pointsGoWhereTheMapSays()
    {
        const AffineMap map = mapOf(33, 1.2, 1.5, -0.5);
        const Field bendX = waves(1.5, 0);
        const Field bendY = waves(1.5, 1);
        Random random(3);
        std::vector<float> x(101);
        std::vector<float> y(x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            x[i] = static_cast<float>(random.below(28));
            y[i] = static_cast<float>(random.below(28));
        }
        const std::vector<float> fromX = x;
        const std::vector<float> fromY = y;
        kernels::warpPoints(x.size(), map, { bendX.data(), bendY.data() }, x.data(), y.data());
        for (std::size_t i = 0; i < x.size(); ++i) {
            const auto place = static_cast<std::size_t>(fromY[i]) * augmentStride
                + static_cast<std::size_t>(fromX[i]);
            const auto bentX = static_cast<double>(fromX[i] + bendX[place]);
            const auto bentY = static_cast<double>(fromY[i] + bendY[place]);
            // A point on the last pixel reads the field a little before it.
            QVERIFY(std::abs(x[i]
                        - (static_cast<double>(map.xx) * bentX + static_cast<double>(map.xy) * bentY
                            + static_cast<double>(map.x0)))
                < 0.01);
            QVERIFY(std::abs(y[i]
                        - (static_cast<double>(map.yx) * bentX + static_cast<double>(map.yy) * bentY
                            + static_cast<double>(map.y0)))
                < 0.01);
        }
    }

    void inkIsThatOfTheRasterizer_data()
    {
        QTest::addColumn<float>("width");
        for (const float width : { 0.5F, 0.9F, 1.6F, 2.4F, 5.0F, 8.0F })
            QTest::addRow("pen %g", static_cast<double>(width)) << width;
    }

    void inkIsThatOfTheRasterizer()
    {
        QFETCH(float, width);
        Random random(4);
        std::vector<float> x;
        std::vector<float> y;
        std::vector<PenPoint> path;
        for (int i = 0; i < 12; ++i) { // some beyond the field, some steps long
            x.push_back(random.uniform(-2, 22));
            y.push_back(random.uniform(-2, 22));
            path.push_back({ x.back(), y.back(), width / 2 });
        }
        x.push_back(x.back()); // a step of no length
        y.push_back(y.back());
        std::array<float, inkSide * inkStride> squares {};
        std::array<std::uint8_t, inkSide * inkSide> grays {};
        kernels::clearInk(squares.data());
        kernels::inkPath(x.size(), x.data(), y.data(), width / 2 + 0.5F, squares.data());
        kernels::inkGrays(width / 2, squares.data(), grays.data());

        CoverageImage expected(inkSide, inkSide);
        rasterizeStroke(path, expected);
        const float darkest = *std::max_element(expected.pixels.begin(), expected.pixels.end());
        for (std::size_t i = 0; i < grays.size(); ++i)
            QVERIFY(std::abs(grays[i] - 255 * expected.pixels[i] / darkest) < 0.52F);
    }

    void aPointLeavesADot()
    {
        const float place = 10;
        std::array<float, inkSide * inkStride> squares {};
        std::array<std::uint8_t, inkSide * inkSide> grays {};
        kernels::clearInk(squares.data());
        kernels::inkPath(1, &place, &place, 2, squares.data());
        kernels::inkGrays(1.5F, squares.data(), grays.data());
        QCOMPARE(static_cast<int>(grays[9 * inkSide + 9]), 255);
        QCOMPARE(static_cast<int>(grays[9 * inkSide + 12]), 0);
        QCOMPARE(
            static_cast<int>(*std::max_element(grays.begin(), grays.begin() + 7 * inkSide)), 0);
    }

    void noiseHasItsDeviation()
    {
        Grays middle {};
        middle.fill(128);
        double sum = 0;
        double squares = 0;
        constexpr std::uint32_t images = 200;
        for (std::uint32_t seed = 0; seed < images; ++seed) {
            Grays noisy = middle;
            kernels::addNoise(10, seed, noisy.data());
            for (const std::uint8_t gray : noisy) {
                sum += gray - 128.0;
                squares += (gray - 128.0) * (gray - 128.0);
            }
        }
        const double count = images * static_cast<double>(middle.size());
        // Rounding to whole grays adds 1/12; 156,800 numbers know a deviation to 0.2 %.
        QVERIFY(std::abs(sum / count) < 0.1);
        QVERIFY(std::abs(std::sqrt(squares / count) - std::sqrt(100 + 1.0 / 12)) < 0.1);
    }

    void noiseStaysWithinGrays()
    {
        Grays image {};
        std::fill(image.begin() + 392, image.end(), std::uint8_t { 255 });
        kernels::addNoise(100, 7, image.data());
        QVERIFY(std::count(image.begin(), image.begin() + 392, 0) > 130);
        QVERIFY(std::count(image.begin() + 392, image.end(), 255) > 130);
        Grays same = image;
        kernels::addNoise(0, 7, same.data());
        QVERIFY(same == image);
    }
};

INKLING_TEST(AugmentKernelsTest, QCoreApplication)
#include "augment_kernels_test.moc"
