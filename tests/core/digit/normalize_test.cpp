// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digit/normalize.h"

#include "core/base/random.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>

using namespace inkling;

Q_DECLARE_METATYPE(inkling::NormalizationOptions)

namespace {

Stroke strokeThrough(std::initializer_list<std::pair<float, float>> points)
{
    Stroke stroke;
    for (const auto& [x, y] : points)
        stroke.points.push_back({ x, y, std::nullopt, std::nullopt });
    return stroke;
}

/// A seven with a bar, about 100 units high.
Drawing seven()
{
    Drawing drawing;
    drawing.strokes
        = { strokeThrough({ { 3, 2 }, { 30, 0 }, { 61, 4 }, { 45, 40 }, { 30, 71 }, { 22, 100 } }),
              strokeThrough({ { 20, 52 }, { 55, 48 } }) };
    return drawing;
}

Drawing moved(Drawing drawing, float scale, float dx, float dy, float pen)
{
    for (Stroke& stroke : drawing.strokes) {
        stroke.penWidth = pen;
        for (InkPoint& point : stroke.points) {
            point.x = point.x * scale + dx;
            point.y = point.y * scale + dy;
        }
    }
    return drawing;
}

Drawing pictureOf(GrayImage picture)
{
    Drawing drawing;
    drawing.width = static_cast<float>(picture.width);
    drawing.height = static_cast<float>(picture.height);
    drawing.picture = std::move(picture);
    drawing.underlay = Underlay::Bitmap;
    return drawing;
}

GrayImage bar(int width, int height, int left, int top, int barWidth, int barHeight)
{
    GrayImage image(width, height);
    for (int y = top; y < top + barHeight; ++y) {
        for (int x = left; x < left + barWidth; ++x)
            image.at(x, y) = 255;
    }
    return image;
}

int largestDifference(const GrayImage& a, const GrayImage& b)
{
    int largest = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        largest = std::max(largest, std::abs(int { a.pixels[i] } - int { b.pixels[i] }));
    return largest;
}

/// Pixels with ink: left, top, right, bottom, both ends included.
std::array<int, 4> inkBox(const GrayImage& image)
{
    std::array<int, 4> box { image.width, image.height, -1, -1 };
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            if (image.at(x, y) > 0)
                box = { std::min(box[0], x), std::min(box[1], y), std::max(box[2], x),
                    std::max(box[3], y) };
        }
    }
    return box;
}

std::pair<double, double> centroid(const GrayImage& image)
{
    double sx = 0;
    double sy = 0;
    double sum = 0;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            sx += x * double { image.at(x, y) * 1.0 };
            sy += y * double { image.at(x, y) * 1.0 };
            sum += image.at(x, y);
        }
    }
    return { sx / sum, sy / sum };
}

} // namespace

class NormalizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void noInkIsNoDigit()
    {
        QVERIFY(!normalize(Drawing {}));
        QVERIFY(!normalize(pictureOf(GrayImage(40, 40))));
        QVERIFY(!normalize(pictureOf(GrayImage {})));
        Drawing penLess;
        penLess.strokes.resize(2); // strokes that never got a point
        QVERIFY(!normalize(penLess));
        NormalizationOptions own;
        own.standardPen = false;
        QVERIFY(!normalize(penLess, own));
    }

    void placeSizeAndPenOfInkDoNotMatter_data()
    {
        QTest::addColumn<float>("scale");
        QTest::addColumn<float>("dx");
        QTest::addColumn<float>("dy");
        QTest::addColumn<float>("pen");
        Random random(7);
        for (const float size : { 20.0F, 33.0F, 100.0F, 471.0F, 2000.0F }) {
            for (int k = 0; k < 4; ++k) {
                QTest::addRow("%g units, place %d", double { size }, k)
                    << size / 100 << random.uniform(-3000, 3000) << random.uniform(-3000, 3000)
                    << random.uniform(1, 60);
            }
        }
    }

    void placeSizeAndPenOfInkDoNotMatter()
    {
        QFETCH(float, scale);
        QFETCH(float, dx);
        QFETCH(float, dy);
        QFETCH(float, pen);
        const auto reference = normalize(seven());
        const auto result = normalize(moved(seven(), scale, dx, dy, pen));
        QVERIFY(reference && result);
        QCOMPARE(result->offsetX, reference->offsetX);
        QCOMPARE(result->offsetY, reference->offsetY);
        QVERIFY2(largestDifference(result->image, reference->image) <= 1,
            qPrintable(QString::number(largestDifference(result->image, reference->image))));
    }

    void placeOfABitmapDoesNotMatter()
    {
        const auto reference = normalize(pictureOf(bar(200, 200, 60, 30, 21, 120)));
        for (const auto& [left, top] : { std::pair { 61, 30 }, { 60, 77 }, { 100, 3 } }) {
            const auto result = normalize(pictureOf(bar(200, 200, left, top, 21, 120)));
            QCOMPARE(result->image.pixels, reference->image.pixels);
        }
    }

    void longerSideFillsTwentyPixels()
    {
        const auto stages = normalize(seven());
        const std::array<int, 4> box = inkBox(stages->field);
        QCOMPARE(box[1], 0);
        QCOMPARE(box[3], 19);
        QCOMPARE(stages->field.width, fieldSide);
        QCOMPARE(stages->image.width, digitSide);
        QCOMPARE(
            int { *std::max_element(stages->image.pixels.begin(), stages->image.pixels.end()) },
            255);
    }

    void centerOfMassLandsOnPixelFourteen_data()
    {
        QTest::addColumn<float>("angle");
        for (int degrees = 0; degrees < 360; degrees += 23)
            QTest::addRow("%d degrees", degrees) << static_cast<float>(degrees) * 0.0174533F;
    }

    void centerOfMassLandsOnPixelFourteen()
    {
        QFETCH(float, angle);
        Drawing drawing = seven();
        for (Stroke& stroke : drawing.strokes) {
            for (InkPoint& point : stroke.points) {
                point = { point.x * std::cos(angle) - point.y * std::sin(angle),
                    point.x * std::sin(angle) + point.y * std::cos(angle), std::nullopt,
                    std::nullopt };
            }
        }
        const auto stages = normalize(drawing);
        const auto [x, y] = centroid(stages->image);
        QVERIFY2(x >= 13.49 && x < 14.51, qPrintable(QString::number(x)));
        QVERIFY2(y >= 13.49 && y < 14.51, qPrintable(QString::number(y)));
    }

    void aSymmetricDigitDoesNotTremble()
    {
        // The center of mass of an upright line is exactly 10: the very value at which the offset
        // jumps.
        for (int k = 0; k < 200; ++k) {
            Random random(11, static_cast<std::uint64_t>(k));
            const float x = random.uniform(-500, 500);
            const float y = random.uniform(-500, 500);
            Drawing line;
            line.strokes = { strokeThrough({ { x, y }, { x, y + random.uniform(20, 2000) } }) };
            const auto stages = normalize(line);
            QCOMPARE(stages->offsetX, 5);
            QCOMPARE(stages->offsetY, 5);
        }
    }

    void aDotAndALineAreDefined()
    {
        Drawing dot;
        dot.strokes = { strokeThrough({ { 250, 250 } }) };
        const auto stages = normalize(dot);
        QVERIFY(stages);
        QCOMPARE(inkBox(stages->field), (std::array { 8, 8, 11, 11 }));

        Drawing line;
        line.strokes = { strokeThrough({ { 10, 250 }, { 490, 250 } }) };
        QCOMPARE(inkBox(normalize(line)->field), (std::array { 0, 8, 19, 11 }));
    }

    void aSpeckIsNotBlownUp()
    {
        // 4 of at least 10 pixels: the field shows it 8 pixels wide, not 20.
        QCOMPARE(inkBox(normalize(pictureOf(bar(50, 50, 20, 20, 4, 4)))->field),
            (std::array { 6, 6, 13, 13 }));
    }

    void everyOptionChangesTheResult_data()
    {
        QTest::addColumn<NormalizationOptions>("options");
        const auto row = [](const char* name, auto change) {
            NormalizationOptions options;
            change(options);
            QTest::newRow(name) << options;
        };
        row("standard pen", [](auto& options) { options.standardPen = false; });
        row("aspect", [](auto& options) { options.keepAspect = false; });
        row("field", [](auto& options) { options.fitField = false; });
        row("anti-aliasing", [](auto& options) { options.antiAlias = false; });
        row("center of mass", [](auto& options) { options.centerOfMass = false; });
        row("pen width", [](auto& options) { options.penWidth = 1.5F; });
    }

    void everyOptionChangesTheResult()
    {
        QFETCH(NormalizationOptions, options);
        Drawing drawing = moved(seven(), 3, 20, 30, 40);
        drawing.width = 500;
        drawing.height = 500;
        const auto usual = normalize(drawing);
        const auto changed = normalize(drawing, options);
        QVERIFY(usual && changed);
        QVERIFY(usual->image != changed->image);
    }

    void switchedOffStagesDoWhatTheySay()
    {
        Drawing drawing = moved(seven(), 2, 20, 30, 16);
        drawing.width = drawing.height = 500;
        NormalizationOptions options;
        options.keepAspect = false;
        QCOMPARE(inkBox(normalize(drawing, options)->field), (std::array { 0, 0, 19, 19 }));

        options = {};
        options.antiAlias = false;
        const GrayImage hard = normalize(drawing, options)->image;
        for (const std::uint8_t gray : hard.pixels)
            QVERIFY(gray == 0 || gray == 255);

        options = {};
        options.centerOfMass = false;
        QCOMPARE(normalize(drawing, options)->offsetX, 4);

        options = {};
        options.fitField = false;
        options.centerOfMass = false;
        const auto shrunk = normalize(drawing, options);
        QCOMPARE(shrunk->field.width, digitSide);
        // 200 of 500 units, from y = 30: 11.2 of 28 pixels, from 1.7, and half a pen around them.
        const std::array<int, 4> box = inkBox(shrunk->image);
        QVERIFY(box[1] <= 1 && box[3] >= 12 && box[3] <= 14);
    }

    void ownPenAndStandardPenAgreeForAUsualBrush()
    {
        // A brush of 12 % of the drawing's height is what the standard pen stands for.
        Drawing drawing = moved(seven(), 3, 90, 90, 3 * 13.6F);
        drawing.width = drawing.height = 500;
        NormalizationOptions own;
        own.standardPen = false;
        const auto a = normalize(drawing);
        const auto b = normalize(drawing, own);
        double difference = 0;
        for (std::size_t i = 0; i < a->field.pixels.size(); ++i)
            difference += std::abs(int { a->field.pixels[i] } - int { b->field.pixels[i] });
        QVERIFY2(difference / 255 < 12, qPrintable(QString::number(difference / 255)));
    }

    void anEnlargedDigitComesBack()
    {
        // The conformance test of the data set's own images in small: 8 times by replication, even
        // shorter side.
        const GrayImage small = normalize(pictureOf(bar(128, 128, 40, 20, 12, 80)))->image;
        GrayImage large(8 * digitSide, 8 * digitSide);
        for (int y = 0; y < large.height; ++y) {
            for (int x = 0; x < large.width; ++x)
                large.at(x, y) = small.at(x / 8, y / 8);
        }
        QVERIFY(largestDifference(normalize(pictureOf(large))->image, small) <= 1);
    }

    void theTransformMapsTheBoxOntoTheField()
    {
        const auto stages = normalize(seven());
        const FieldTransform& t = stages->toField;
        QVERIFY(std::abs(stages->box.top * t.scaleY + t.offsetY) < 0.01F);
        QVERIFY(std::abs(stages->box.bottom * t.scaleY + t.offsetY - fieldSide) < 0.01F);
        const auto bitmap = normalize(pictureOf(bar(200, 200, 60, 30, 40, 120)));
        QCOMPARE(bitmap->box, (Bounds { 60, 30, 100, 150 }));
        QVERIFY(std::abs(bitmap->box.bottom * bitmap->toField.scaleY + bitmap->toField.offsetY
                    - fieldSide)
            < 0.01F);
    }

    void aNormalizedDigitIsTakenAsItIs()
    {
        Drawing digit;
        digit.underlay = Underlay::NormalizedDigit;
        digit.picture = bar(28, 28, 3, 3, 5, 20);
        QCOMPARE(normalize(digit)->image, digit.picture);

        digit.strokes = { strokeThrough({ { 20, 4 }, { 20, 24 } }) };
        const GrayImage over = normalize(digit)->image;
        QCOMPARE(int { over.at(5, 10) }, 255);
        QCOMPARE(int { over.at(20, 10) }, 255);
        QCOMPARE(int { over.at(12, 10) }, 0);
    }

    void strokesOverAPictureAreNormalizedWithIt()
    {
        Drawing drawing = pictureOf(bar(100, 100, 20, 10, 10, 80));
        drawing.width = drawing.height = 500; // shown five times as large
        drawing.strokes = { strokeThrough({ { 375, 100 }, { 375, 400 } }) };
        drawing.strokes[0].penWidth = 50;
        const auto stages = normalize(drawing);
        QVERIFY(std::abs(stages->box.left - 100) < 1);
        QVERIFY(std::abs(stages->box.right - 400) < 6);
    }
};

INKLING_TEST(NormalizeTest, QCoreApplication)
#include "normalize_test.moc"
