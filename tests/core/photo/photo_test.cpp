// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/photo/photo.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

using namespace inkling;

namespace {

constexpr int side = 400;

/// A rectangle of ink.
struct Bar {
    int left;
    int top;
    int right;
    int bottom;

    bool holds(int x, int y) const { return x >= left && x < right && y >= top && y < bottom; }
};

/// A paper with ink on it, in light that falls off to the right and a camera that adds noise.
struct Paper {
    double paper = 220;
    double ink = 60;
    double light = 0.5; ///< at the right edge
    double noise = 4; ///< the most that is added or taken away
    int ruling = 0; ///< pixels between lines across
    double line = 150;
    std::vector<Bar> bars { { 180, 100, 220, 300 } };

    bool isInk(int x, int y) const
    {
        return std::any_of(
            bars.begin(), bars.end(), [&](const Bar& bar) { return bar.holds(x, y); });
    }

    GrayImage photo() const
    {
        GrayImage image(side, side);
        std::uint32_t state
            = 7; // a small generator of its own keeps the picture the same everywhere
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                state = state * 1664525U + 1013904223U;
                const double off = noise * (static_cast<double>(state >> 8U) / (1U << 23U) - 1);
                const bool isLine = ruling > 0 && y % ruling < 2;
                const double gray = isInk(x, y) ? ink : isLine ? line : paper;
                const double lit = gray * (1 - (1 - light) * x / side) + off;
                image.at(x, y) = static_cast<std::uint8_t>(std::clamp(lit, 0.0, 255.0));
            }
        }
        return image;
    }
};

/// Counts the pixels that are ink where there is none, or none where there is ink; the two pixels at an edge may be both.
int wrongPixels(const GrayImage& found, const Paper& paper)
{
    int wrong = 0;
    for (int y = 2; y < side - 2; ++y) {
        for (int x = 2; x < side - 2; ++x) {
            const bool isInk = paper.isInk(x, y);
            const bool atEdge = isInk != paper.isInk(x - 2, y) || isInk != paper.isInk(x + 2, y)
                || isInk != paper.isInk(x, y - 2) || isInk != paper.isInk(x, y + 2);
            if (!atEdge && (found.at(x, y) > 127) != isInk)
                ++wrong;
        }
    }
    return wrong;
}

GrayImage proposedInk(const GrayImage& photo)
{
    const MeasuredPicture measured = measurePaper(photo);
    return inkAbove(measured, measured.threshold);
}

GrayImage drawn(std::uint8_t paper, std::uint8_t ink)
{
    GrayImage image(40, 40, paper);
    for (int y = 10; y < 30; ++y)
        std::fill_n(&image.at(18, y), 4, ink);
    return image;
}

} // namespace

class PhotoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    static void inkIsFoundOnUnevenPaper_data()
    {
        QTest::addColumn<double>("paper");
        QTest::addColumn<double>("ink");
        QTest::addColumn<double>("light");
        QTest::addColumn<bool>("darkInk");
        QTest::newRow("even light") << 220.0 << 60.0 << 1.0 << true;
        QTest::newRow("half the light at the right") << 220.0 << 60.0 << 0.5 << true;
        QTest::newRow("a third of the light at the right") << 240.0 << 40.0 << 0.33 << true;
        QTest::newRow("pencil") << 200.0 << 140.0 << 0.7 << true;
        QTest::newRow("chalk") << 50.0 << 210.0 << 0.6 << false;
    }

    static void inkIsFoundOnUnevenPaper()
    {
        QFETCH(double, paper);
        QFETCH(double, ink);
        QFETCH(double, light);
        QFETCH(bool, darkInk);
        Paper scene;
        scene.paper = paper;
        scene.ink = ink;
        scene.light = light;
        const MeasuredPicture measured = measurePaper(scene.photo());
        QCOMPARE(measured.paper, PaperKind::Photo);
        QCOMPARE(measured.darkInk, darkInk);
        QCOMPARE(wrongPixels(inkAbove(measured, measured.threshold), scene), 0);
    }

    static void ruledLinesAreNoInk()
    {
        Paper scene;
        scene.ruling = 30;
        QCOMPARE(wrongPixels(proposedInk(scene.photo()), scene), 0);
        // A line as dark as the ink, too, and one that the ink stands on.
        scene.line = 60;
        scene.bars.push_back({ 140, 295, 260, 330 });
        QCOMPARE(wrongPixels(proposedInk(scene.photo()), scene), 0);
    }

    static void aLongStrokeIsNoRuledLine()
    {
        Paper scene;
        scene.bars = { { 196, 30, 204, 370 } };
        QCOMPARE(wrongPixels(proposedInk(scene.photo()), scene), 0);
    }

    static void specksAndTheTableAreNoInk()
    {
        Paper scene;
        Paper dirty = scene;
        dirty.bars.push_back({ 40, 40, 44, 44 });
        dirty.bars.push_back({ 350, 360, 353, 362 });
        dirty.bars.push_back({ 0, 0, 25, 400 }); // beside the sheet
        QCOMPARE(wrongPixels(proposedInk(dirty.photo()), scene), 0);
    }

    static void aDigitOfTwoStrokesStaysWhole()
    {
        Paper scene;
        scene.bars = { { 150, 100, 250, 115 }, { 150, 125, 165, 200 }, { 150, 210, 250, 300 } };
        QCOMPARE(wrongPixels(proposedInk(scene.photo()), scene), 0);
    }

    static void aBareSheetHasNoInk()
    {
        Paper scene;
        scene.bars.clear();
        const GrayImage ink = proposedInk(scene.photo());
        QCOMPARE(std::count_if(ink.pixels.begin(), ink.pixels.end(),
                     [](std::uint8_t gray) { return gray > 127; }),
            0);
    }

    static void theThresholdChooses()
    {
        Paper scene;
        scene.light = 1;
        scene.bars = { { 180, 100, 220, 300 } };
        GrayImage photo = scene.photo();
        // A fainter stroke beside the dark one, far above the noise.
        for (int y = 100; y < 300; ++y)
            std::fill_n(&photo.at(240, y), 20, std::uint8_t { 180 });
        const MeasuredPicture measured = measurePaper(photo);
        const auto isFound = [&](int threshold) {
            return std::pair(inkAbove(measured, threshold).at(200, 200) > 127,
                inkAbove(measured, threshold).at(250, 200) > 127);
        };
        QCOMPARE(isFound(25), std::pair(true, true));
        QCOMPARE(isFound(80), std::pair(true, false));
        QCOMPARE(isFound(250), std::pair(false, false));
    }

    static void plainPicturesKeepTheirGrays()
    {
        for (const auto& [paper, ink, found] : { std::array { 255, 155, 100 },
                 std::array { 0, 130, 130 }, std::array { 255, 0, 255 } }) {
            const MeasuredPicture measured = measurePaper(
                drawn(static_cast<std::uint8_t>(paper), static_cast<std::uint8_t>(ink)));
            QCOMPARE(measured.paper, PaperKind::Plain);
            QCOMPARE(measured.darkInk, paper == 255);
            QVERIFY(inkAbove(measured, 0) == drawn(0, static_cast<std::uint8_t>(found)));
            QVERIFY(inkAbove(measured, 200) == inkAbove(measured, 1));
        }
    }

    static void oddShapesAreNoTrouble_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("nothing") << 0 << 0;
        QTest::newRow("one pixel") << 1 << 1;
        QTest::newRow("a row") << 500 << 1;
        QTest::newRow("a column") << 1 << 500;
        QTest::newRow("three") << 3 << 3;
    }

    static void oddShapesAreNoTrouble()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        GrayImage noise(width, height);
        std::uint32_t state = 3;
        for (std::uint8_t& gray : noise.pixels) {
            state = state * 1664525U + 1013904223U;
            gray = static_cast<std::uint8_t>(state >> 24U);
        }
        const MeasuredPicture measured = measurePaper(noise);
        for (const int threshold : { -5, 0, 1, measured.threshold, 255, 9999 }) {
            const GrayImage ink = inkAbove(measured, threshold);
            QCOMPARE(ink.width, width);
            QCOMPARE(ink.height, height);
        }
    }
};

INKLING_TEST(PhotoTest, QCoreApplication)
#include "photo_test.moc"
