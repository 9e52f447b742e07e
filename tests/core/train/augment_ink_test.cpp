// SPDX-License-Identifier: GPL-3.0-or-later
// Distortions of ink: undistorted it is what normalization makes of it, and distorted it is as sharp as any ink.
#include "core/data/data_set.h"
#include "core/train/augment.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>

using namespace inkling;

namespace {

using Digit = std::array<std::uint8_t, digitPixels>;

constexpr auto side = static_cast<std::size_t>(digitSide);

/// A loop and a bar, in the units of some tablet.
std::vector<Stroke> loopAndBar()
{
    Stroke loop;
    for (int i = 0; i <= 30; ++i) {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / 30;
        loop.points.push_back({ 300 + 80 * std::sin(angle), 500 - 170 * std::cos(angle), {}, {} });
        if (i % 7 == 0)
            loop.points.push_back(loop.points.back()); // a pen that rests
    }
    const Stroke bar { { { 330, 640, {}, {} }, { 420, 720, {}, {} } }, 0 };
    return { loop, bar };
}

std::vector<Stroke> line(float x, float y)
{
    return { { { { 0, 0, {}, {} }, { x, y, {}, {} } }, 0 } };
}

Digit distorted(
    const Augmentation& limits, const std::vector<Stroke>& strokes, float pen, std::uint32_t sample)
{
    Digit result {};
    Augmenter(limits).distort(toInkPath(strokes), pen, Random(1, 0, sample), result);
    return result;
}

Digit normalized(const std::vector<Stroke>& strokes, float pen)
{
    DataSet data;
    data.appendInk(strokes, {});
    Digit result {};
    renderSample(data, 0, pen, result);
    return result;
}

int greatestDifference(const Digit& a, const Digit& b)
{
    int greatest = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        greatest = std::max(greatest, std::abs(a[i] - b[i]));
    return greatest;
}

double massOf(const Digit& image)
{
    double mass = 0;
    for (const std::uint8_t gray : image)
        mass += gray / 255.0;
    return mass;
}

struct Extent {
    std::size_t width = 0;
    std::size_t height = 0;
};

Extent extentOf(const Digit& image)
{
    std::set<std::size_t> columns;
    std::set<std::size_t> rows;
    for (std::size_t i = 0; i < image.size(); ++i) {
        if (image[i] > 0) {
            columns.insert(i % side);
            rows.insert(i / side);
        }
    }
    return { *columns.rbegin() - *columns.begin() + 1, *rows.rbegin() - *rows.begin() + 1 };
}

Augmentation strong() { return { 15, 0.3, 0.2, 0, 1.5, 4, 0, {} }; }

} // namespace

class AugmentInkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void undistortedItIsNormalized_data()
    {
        QTest::addColumn<float>("pen");
        for (const float pen : { 1.2F, standardPenWidth, 4.0F })
            QTest::addRow("pen %g", static_cast<double>(pen)) << pen;
    }

    void undistortedItIsNormalized()
    {
        QFETCH(float, pen);
        // Points between those of the hand lie elsewhere for another pen, which makes a difference of a few grays.
        const int allowed = pen == standardPenWidth ? 1 : 8;
        for (const std::vector<Stroke>& strokes : { loopAndBar(), line(3, 100), line(100, -40) })
            QVERIFY(greatestDifference(distorted({}, strokes, pen, 0), normalized(strokes, pen))
                <= allowed);
    }

    void aDotStaysADot()
    {
        const std::vector<Stroke> dot { { { { 7, 7, {}, {} } }, 0 } };
        QVERIFY(distorted(strong(), dot, standardPenWidth, 1) == normalized(dot, standardPenWidth));
    }

    void noPointLeavesPaper()
    {
        QVERIFY(toInkPath({}).isEmpty());
        QVERIFY(toInkPath({ Stroke {} }).isEmpty());
        QCOMPARE(massOf(distorted(strong(), {}, standardPenWidth, 0)), 0.0);
    }

    void distortedItIsInPlaceAndDark()
    {
        std::set<Digit> different;
        for (std::uint32_t sample = 0; sample < 200; ++sample) {
            const Digit image = distorted(strong(), loopAndBar(), standardPenWidth, sample);
            QCOMPARE(static_cast<int>(*std::max_element(image.begin(), image.end())), 255);
            const Extent extent = extentOf(image);
            QVERIFY(std::max(extent.width, extent.height) >= 19);
            // The smooth curve between points may leave their box a little.
            QVERIFY(std::max(extent.width, extent.height) <= 21);
            double x = 0;
            double y = 0;
            for (std::size_t i = 0; i < image.size(); ++i) {
                x += image[i] / 255.0 * static_cast<double>(i % side);
                y += image[i] / 255.0
                    * static_cast<double>(i / side); // NOLINT(bugprone-integer-division)
            }
            const double mass = massOf(image);
            QVERIFY(x / mass >= 13.49 && x / mass < 14.51);
            QVERIFY(y / mass >= 13.49 && y / mass < 14.51);
            different.insert(image);
        }
        QCOMPARE(different.size(), std::size_t { 200 });
    }

    // A line has its length and its round ends; what is left of the ink is its width.
    void linesKeepTheirWidth()
    {
        Augmentation limits;
        limits.rotation = 20;
        limits.shear = 0.3;
        limits.scale = 0.3;
        constexpr double pen = 2.4;
        for (std::uint32_t sample = 0; sample < 100; ++sample) {
            const Digit image = distorted(limits, line(0, 50), static_cast<float>(pen), sample);
            const Extent extent = extentOf(image);
            QCOMPARE(extent.height, std::size_t { 20 });
            const double mass = massOf(image);
            // Between an upright line and one that leans as far as the limits let it.
            const double least = (20 - pen) * pen;
            const double most = least * std::hypot(1, std::tan(20 * std::numbers::pi / 180) + 0.6);
            const double ends = std::numbers::pi * pen * pen / 4;
            QVERIFY(mass > 0.97 * (least + ends) && mass < 1.03 * (most + ends));
        }
    }

    void elasticDistortionBendsLines()
    {
        Augmentation limits;
        limits.elastic = 1.5;
        std::size_t widest = 0;
        for (std::uint32_t sample = 0; sample < 50; ++sample)
            widest = std::max(
                widest, extentOf(distorted(limits, line(0, 50), standardPenWidth, sample)).width);
        QVERIFY(widest > extentOf(normalized(line(0, 50), standardPenWidth)).width + 2);
    }

    void pensComeFromTheirRange()
    {
        Augmentation limits;
        limits.pen = { 1.5, 3.5 };
        QVERIFY(!limits.isOff());
        double least = 1000;
        double greatest = 0;
        for (std::uint32_t sample = 0; sample < 200; ++sample) {
            const double mass = massOf(distorted(limits, loopAndBar(), 0, sample));
            least = std::min(least, mass);
            greatest = std::max(greatest, mass);
        }
        const double thin = massOf(normalized(loopAndBar(), 1.5F));
        const double thick = massOf(normalized(loopAndBar(), 3.5F));
        QVERIFY(least > 0.98 * thin && least < 1.05 * thin);
        QVERIFY(greatest < 1.02 * thick && greatest > 0.95 * thick);
        // A pen that is named, or none at all.
        QVERIFY(greatestDifference(distorted(limits, loopAndBar(), standardPenWidth, 0),
                    normalized(loopAndBar(), standardPenWidth))
            <= 1);
        QVERIFY(greatestDifference(
                    distorted({}, loopAndBar(), 0, 0), normalized(loopAndBar(), standardPenWidth))
            <= 1);
    }

    void turnsTheSameWayAsImages()
    {
        // The same numbers lean an image and ink to the same side.
        Augmentation limits;
        limits.rotation = 30;
        limits.shear = 0.2;
        const auto lean = [](const Digit& image) {
            double moment = 0;
            for (std::size_t i = 0; i < image.size(); ++i)
                moment += image[i] * (static_cast<double>(i % side) - 13.5)
                    * (static_cast<double>(i / side) - 13.5); // NOLINT(bugprone-integer-division)
            return moment;
        };
        const Digit upright = normalized(line(0, 50), standardPenWidth);
        for (std::uint32_t sample = 0; sample < 20; ++sample) {
            Digit image {};
            Augmenter(limits).distort(upright, Random(1, 0, sample), image);
            const double ink = lean(distorted(limits, line(0, 50), standardPenWidth, sample));
            QVERIFY(std::abs(ink) < 30'000 || (ink > 0) == (lean(image) > 0));
        }
    }
};

INKLING_TEST(AugmentInkTest, QCoreApplication)
#include "augment_ink_test.moc"
