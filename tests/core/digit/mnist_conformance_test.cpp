// SPDX-License-Identifier: GPL-3.0-or-later
// What MNIST's makers did, done again: an image of theirs, enlarged, must come back as it was.
#include "core/data/data_spec.h"
#include "core/digit/normalize.h"
#include "tests/support/instrumented.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>

using namespace inkling;

namespace {

constexpr int factor = 8;

GrayImage enlarged(DigitView pixels)
{
    GrayImage large(factor * digitSide, factor * digitSide);
    for (int y = 0; y < large.height; ++y) {
        for (int x = 0; x < large.width; ++x)
            large.at(x, y) = pixels[static_cast<std::size_t>(y / factor * digitSide + x / factor)];
    }
    return large;
}

struct Extent {
    int width = 0;
    int height = 0;
};

Extent inkExtent(DigitView pixels)
{
    int left = digitSide;
    int right = -1;
    int top = digitSide;
    int bottom = -1;
    for (int i = 0; i < digitSide * digitSide; ++i) {
        if (pixels[static_cast<std::size_t>(i)] == 0)
            continue;
        left = std::min(left, i % digitSide);
        right = std::max(right, i % digitSide);
        top = std::min(top, i / digitSide);
        bottom = std::max(bottom, i / digitSide);
    }
    return { right - left + 1, bottom - top + 1 };
}

/// The longer side must be 20 pixels, the shorter an even number: else the box falls on half a
/// pixel, as it did then.
bool isEligible(DigitView pixels)
{
    const auto [width, height] = inkExtent(pixels);
    return std::max(width, height) == fieldSide && std::min(width, height) % 2 == 0;
}

bool comesBack(DigitView pixels)
{
    Drawing drawing;
    drawing.underlay = Underlay::Bitmap;
    drawing.picture = enlarged(pixels);
    const auto stages = normalize(drawing);
    if (!stages)
        return false;
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        if (std::abs(int { stages->image.pixels[i] } - int { pixels[i] }) > 1)
            return false;
    }
    return true;
}

} // namespace

class MnistConformanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void enlargedImagesComeBack_data()
    {
        QTest::addColumn<QString>("specification");
        QTest::newRow("training images") << "mnist:train";
        QTest::newRow("test images") << "mnist:test";
    }

    void enlargedImagesComeBack()
    {
        const QString folder = qEnvironmentVariable("INKLING_DATA_DIR");
        if (folder.isEmpty())
            QSKIP("SKIPPED: set INKLING_DATA_DIR to the data folder");
        QFETCH(QString, specification);
        const Result<DataSet> data = loadDataSet(specification.toStdString(), folder.toStdString());
        QVERIFY(data);
        int eligible = 0;
        int back = 0;
        const std::size_t stride = test::isInstrumented ? 10 : 1;
        for (std::size_t i = 0; i < data->size(); i += stride) {
            if (!isEligible(data->pixels(i)))
                continue;
            ++eligible;
            back += comesBack(data->pixels(i)) ? 1 : 0;
        }
        qInfo("%d of %d eligible images come back within one gray level", back, eligible);
        QVERIFY(eligible > (test::isInstrumented ? 500 : 5000));
        QVERIFY(back >= 0.999 * eligible);
    }
};

INKLING_TEST(MnistConformanceTest, QCoreApplication)
#include "mnist_conformance_test.moc"
