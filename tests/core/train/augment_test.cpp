// SPDX-License-Identifier: GPL-3.0-or-later
// Distortions of images: nothing asked for changes nothing, and each kind moves ink where it should.
// What happens to pixels is tested in core/kernels.
#include "core/train/augment.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace inkling;

namespace {

using Digit = std::array<std::uint8_t, digitPixels>;

constexpr auto side = static_cast<std::size_t>(digitSide);

/// A square of 8 pixels, upright and in the middle.
Digit square()
{
    Digit image {};
    for (std::size_t y = 10; y < 18; ++y) {
        for (std::size_t x = 10; x < 18; ++x)
            image[y * side + x] = 255;
    }
    return image;
}

Digit augment(const Augmentation& limits, const Digit& image, const Random& random)
{
    Digit result {};
    Augmenter(limits).distort(image, random, result);
    return result;
}

struct Moments {
    double mass = 0;
    double x = 0; ///< of the center of mass, in pixel indices
    double y = 0;
};

Moments momentsOf(const Digit& image)
{
    Moments moments;
    for (std::size_t i = 0; i < digitPixels; ++i) {
        moments.mass += image[i];
        moments.x += static_cast<double>(image[i]) * static_cast<double>(i % side);
        moments.y += static_cast<double>(image[i])
            * static_cast<double>(i / side); // NOLINT(bugprone-integer-division): the row
    }
    moments.x /= moments.mass;
    moments.y /= moments.mass;
    return moments;
}

} // namespace

class AugmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingAskedForChangesNothing();
    void sameStreamGivesSameImage();
    void earlierSamplesLeaveNoTrace();
    void shiftMovesTheCenterWithinItsLimit();
    void turningAboutTheCenterKeepsMassAndCenter();
    void scaleChangesMassWithinItsLimit();
    void elasticDistortionHasTheStrengthAskedFor_data();
    void elasticDistortionHasTheStrengthAskedFor();
    void noiseIsAddedUpToItsLimit();
};

void AugmentTest::nothingAskedForChangesNothing()
{
    Digit image {};
    for (std::size_t i = 0; i < digitPixels; ++i)
        image[i] = static_cast<std::uint8_t>(i % 256);
    QVERIFY(Augmentation {}.isOff());
    QVERIFY(augment({}, image, Random(1)) == image);
}

void AugmentTest::sameStreamGivesSameImage()
{
    const Augmentation limits { 10, 0.2, 0.1, 1, 1, 4, 0, {} };
    QVERIFY(!limits.isOff());
    QVERIFY(
        augment(limits, square(), Random(1, 2, 3)) == augment(limits, square(), Random(1, 2, 3)));
    QVERIFY(
        augment(limits, square(), Random(1, 2, 3)) != augment(limits, square(), Random(1, 2, 4)));
}

void AugmentTest::earlierSamplesLeaveNoTrace()
{
    const Augmentation limits { 10, 0.2, 0.1, 1, 1, 4, 0.1, {} };
    Augmenter augmenter(limits);
    Digit first {};
    Digit again {};
    augmenter.distort(square(), Random(1, 2, 3), first);
    augmenter.distort(square(), Random(1, 2, 4), again);
    augmenter.distort(square(), Random(1, 2, 3), again);
    QVERIFY(first == again);
}

void AugmentTest::shiftMovesTheCenterWithinItsLimit()
{
    Augmentation limits;
    limits.shift = 3;
    double farthest = 0;
    for (std::uint32_t i = 0; i < 200; ++i) {
        const Moments moments = momentsOf(augment(limits, square(), Random(1, 0, i)));
        QVERIFY(std::abs(moments.mass / (64.0 * 255) - 1) < 0.01); // rounding to whole grays
        farthest = std::max({ farthest, std::abs(moments.x - 13.5), std::abs(moments.y - 13.5) });
    }
    QVERIFY(farthest <= 3.02 && farthest > 2.5);
}

void AugmentTest::turningAboutTheCenterKeepsMassAndCenter()
{
    Augmentation limits;
    limits.rotation = 45;
    bool hasTurned = false;
    for (std::uint32_t i = 0; i < 50; ++i) {
        const Digit turned = augment(limits, square(), Random(1, 0, i));
        const Moments moments = momentsOf(turned);
        QVERIFY(std::abs(moments.mass / (64.0 * 255) - 1) < 0.03);
        QVERIFY(std::abs(moments.x - 13.5) < 0.05 && std::abs(moments.y - 13.5) < 0.05);
        hasTurned = hasTurned || turned[10 * side + 10] < 50; // a corner that is bare now
    }
    QVERIFY(hasTurned);
}

void AugmentTest::scaleChangesMassWithinItsLimit()
{
    Augmentation limits;
    limits.scale = 0.2;
    double least = 1;
    double greatest = 1;
    for (std::uint32_t i = 0; i < 300; ++i) {
        const double area
            = momentsOf(augment(limits, square(), Random(1, 0, i))).mass / (64.0 * 255);
        least = std::min(least, area);
        greatest = std::max(greatest, area);
    }
    QVERIFY(least >= 0.62 && least < 0.75); // 0.8² = 0.64
    QVERIFY(greatest <= 1.47 && greatest > 1.3); // 1.2² = 1.44
}

void AugmentTest::elasticDistortionHasTheStrengthAskedFor_data()
{
    QTest::addColumn<double>("strength");
    QTest::addColumn<double>("sigma");
    QTest::newRow("the usual reach") << 1.0 << 4.0;
    QTest::newRow("near") << 0.7 << 1.5;
    QTest::newRow("far") << 1.3 << 9.0;
}

void AugmentTest::elasticDistortionHasTheStrengthAskedFor()
{
    QFETCH(double, strength);
    QFETCH(double, sigma);
    // Where a horizontal ramp of nine grays for each pixel shows another gray, it was moved along x.
    Digit ramp {};
    for (std::size_t i = 0; i < digitPixels; ++i)
        ramp[i] = static_cast<std::uint8_t>(9 * (i % side));
    Augmentation limits;
    limits.elastic = strength;
    limits.elasticSigma = sigma;
    double sum = 0;
    double squares = 0;
    std::size_t count = 0;
    for (std::uint32_t sample = 0; sample < 1000; ++sample) {
        const Digit bent = augment(limits, ramp, Random(1, 0, sample));
        for (std::size_t y = 8; y < 20; ++y) {
            for (std::size_t x = 8; x < 20; ++x) { // far from the border, where the ramp ends
                const double moved
                    = (static_cast<double>(bent[y * side + x]) - static_cast<double>(9 * x)) / 9;
                sum += moved;
                squares += moved * moved;
                ++count;
            }
        }
    }
    // 1,000 fields with one independent place each at least know their mean to 3 % of the strength, and the root of
    // their mean square likewise; twice that is allowed.
    QVERIFY(std::abs(sum / static_cast<double>(count)) < 0.065 * strength);
    QVERIFY(std::abs(std::sqrt(squares / static_cast<double>(count)) / strength - 1) < 0.05);
}

void AugmentTest::noiseIsAddedUpToItsLimit()
{
    Digit gray {};
    gray.fill(128);
    Augmentation limits;
    limits.noise = 0.1;
    QVERIFY(!limits.isOff());
    double least = 1;
    double greatest = 0;
    for (std::uint32_t sample = 0; sample < 100; ++sample) {
        double squares = 0;
        for (const std::uint8_t pixel : augment(limits, gray, Random(1, 0, sample)))
            squares += (pixel - 128.0) * (pixel - 128.0);
        const double deviation = std::sqrt(squares / digitPixels) / 255;
        least = std::min(least, deviation);
        greatest = std::max(greatest, deviation);
    }
    // 784 numbers know a deviation to 2.5 %.
    QVERIFY(least < 0.01);
    QVERIFY(greatest > 0.09 && greatest < 0.11);
}

INKLING_TEST(AugmentTest, QCoreApplication)
#include "augment_test.moc"
