// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_set.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <numeric>

using namespace inkling;

namespace {

std::array<std::uint8_t, digitPixels> imageOf(std::uint8_t gray)
{
    std::array<std::uint8_t, digitPixels> image {};
    image.fill(gray);
    return image;
}

/// A slanted line, \p length units high.
std::vector<Stroke> lineOf(float length)
{
    Stroke stroke;
    stroke.points = { { 0, 0, std::nullopt, std::nullopt },
        { length / 4, length, std::nullopt, std::nullopt } };
    return { stroke };
}

/// An image, ink by Ann, an image, ink by Bob, ink by Ann.
DataSet mixedSet()
{
    DataSet data;
    const int source = data.sourceIndex("mixed");
    const int ann = data.writerIndex("Ann");
    const int bob = data.writerIndex("Bob");
    data.appendImage(imageOf(10), { 0, unknownWriter, source, 0 });
    data.appendInk(lineOf(20), { 1, ann, source, 1 });
    data.appendImage(imageOf(30), { 2, unknownWriter, source, 2 });
    data.appendInk(lineOf(40), { 3, bob, source, 3 });
    data.appendInk(lineOf(50), { 4, ann, source, 4 });
    return data;
}

} // namespace

class DataSetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keepsSamplesInOrder()
    {
        const DataSet data = mixedSet();
        QCOMPARE(data.size(), std::size_t { 5 });
        for (std::size_t i = 0; i < data.size(); ++i)
            QCOMPARE(data.label(i), static_cast<int>(i));
        QVERIFY(!data.isInk(2) && data.isInk(3));
        QCOMPARE(data.pixels(2)[0], std::uint8_t { 30 });
        QVERIFY(data.strokes(3) == lineOf(40));
        QCOMPARE(data.writerName(data.writer(3)), std::string("Bob"));
        QCOMPARE(data.writer(1), data.writer(4));
    }

    void namesAreKnownOnce()
    {
        DataSet data;
        QCOMPARE(data.writerIndex("Ann"), 0);
        QCOMPARE(data.writerIndex("Bob"), 1);
        QCOMPARE(data.writerIndex("Ann"), 0);
        QCOMPARE(data.writerIndex(""), unknownWriter);
        QCOMPARE(data.writerCount(), std::size_t { 2 });
    }

    void appendedSamplesKeepTheirNames()
    {
        DataSet data;
        const int source = data.sourceIndex("first");
        data.appendInk(lineOf(5), { 9, data.writerIndex("Bob"), source, 0 });
        data.append(mixedSet());
        QCOMPARE(data.size(), std::size_t { 6 });
        QCOMPARE(data.writer(4), data.writer(0));
        QCOMPARE(data.writerName(data.writer(2)), std::string("Ann"));
        QCOMPARE(data.writer(1), unknownWriter);
        QCOMPARE(data.id(0), std::string("first#0"));
        QCOMPARE(data.id(4), std::string("mixed#3"));
        QVERIFY(data.strokes(4) == lineOf(40));
    }

    void subsetKeepsWhatItTakes()
    {
        const DataSet data = mixedSet();
        const std::array<std::uint32_t, 3> indices { 4, 2, 1 };
        const DataSet part = data.subset(indices);
        QCOMPARE(part.size(), std::size_t { 3 });
        QCOMPARE(part.label(0), 4);
        QCOMPARE(part.pixels(1)[5], std::uint8_t { 30 });
        QCOMPARE(part.id(2), std::string("mixed#1"));
        QCOMPARE(part.writerName(part.writer(2)), std::string("Ann"));
    }

    void imagesAreRenderedAsTheyAre()
    {
        const DataSet data = mixedSet();
        std::array<std::uint8_t, digitPixels> out {};
        QVERIFY(renderSample(data, 0, standardPenWidth, out));
        QCOMPARE(out, imageOf(10));
    }

    void inkIsNormalizedWithThePenAskedFor()
    {
        const DataSet data = mixedSet();
        std::array<std::uint8_t, digitPixels> thin {};
        std::array<std::uint8_t, digitPixels> wide {};
        QVERIFY(renderSample(data, 1, 1.6F, thin));
        QVERIFY(renderSample(data, 1, 3.2F, wide));
        const int thinInk = std::accumulate(thin.begin(), thin.end(), 0);
        const int wideInk = std::accumulate(wide.begin(), wide.end(), 0);
        QVERIFY(thinInk > 0);
        QVERIFY(wideInk > thinInk * 3 / 2);

        Drawing drawing;
        drawing.strokes = data.strokes(1);
        NormalizationOptions options;
        options.penWidth = 1.6F;
        const auto stages = normalize(drawing, options);
        QVERIFY(stages);
        QVERIFY(std::equal(
            thin.begin(), thin.end(), stages->image.pixels.begin(), stages->image.pixels.end()));
    }

    void inkWithoutPointsIsBlack()
    {
        DataSet data;
        data.appendInk({}, { 1, unknownWriter, data.sourceIndex("x"), 0 });
        std::array<std::uint8_t, digitPixels> out = imageOf(1);
        QVERIFY(!renderSample(data, 0, standardPenWidth, out));
        QCOMPARE(out, imageOf(0));
    }
};

INKLING_TEST(DataSetTest, QCoreApplication)
#include "data_set_test.moc"
