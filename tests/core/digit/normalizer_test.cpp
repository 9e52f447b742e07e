// SPDX-License-Identifier: GPL-3.0-or-later
// A Normalizer that has seen a drawing grow must say what a fresh one says; and the shift at the end.
#include "core/base/random.h"
#include "core/digit/normalize.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace inkling;

namespace {

Stroke strokeThrough(std::initializer_list<std::pair<float, float>> points)
{
    Stroke stroke;
    for (const auto& [x, y] : points)
        stroke.points.push_back({ x, y, std::nullopt, std::nullopt });
    return stroke;
}

bool agree(const std::optional<NormalizationStages>& a, const std::optional<NormalizationStages>& b)
{
    if (!a || !b)
        return !a && !b;
    return a->box == b->box && a->toField == b->toField && a->field == b->field
        && a->offsetX == b->offsetX && a->offsetY == b->offsetY && a->image == b->image;
}

Drawing sevenOn500()
{
    Drawing drawing;
    drawing.width = drawing.height = 500;
    drawing.strokes = { strokeThrough({ { 150, 100 }, { 340, 100 }, { 210, 420 } }),
        strokeThrough({ { 200, 260 }, { 310, 250 } }) };
    return drawing;
}

} // namespace

class NormalizerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    static void aGrowingDrawingIsReadAsIfItHadAlwaysBeenThere_data()
    {
        QTest::addColumn<bool>("fit");
        QTest::newRow("fitted: the box grows") << true;
        QTest::newRow("the whole field: the scale stays") << false;
    }

    static void aGrowingDrawingIsReadAsIfItHadAlwaysBeenThere()
    {
        QFETCH(bool, fit);
        NormalizationOptions options;
        options.fitField = fit;
        Normalizer normalizer;
        Drawing drawing;
        drawing.width = drawing.height = 500;
        Random random(7);
        for (int stroke = 0; stroke < 6; ++stroke) {
            drawing.strokes.push_back({ {}, 20 });
            for (int point = 0; point < 8; ++point) {
                const float x = random.uniform(0, 500);
                const float y = random.uniform(0, 500);
                drawing.strokes.back().points.push_back({ x, y, std::nullopt, std::nullopt });
                QVERIFY(agree(normalizer.normalize(drawing, options), normalize(drawing, options)));
            }
        }
    }

    static void whatIsTakenAwayOrChangedIsForgotten()
    {
        Normalizer normalizer;
        Drawing drawing = sevenOn500();
        drawing.strokes.push_back(strokeThrough({ { 300, 300 }, { 320, 320 } }));
        (void)normalizer.normalize(drawing);
        drawing.strokes[1].points[1].x = 280; // inside the box, so that the scale stays
        QVERIFY(agree(normalizer.normalize(drawing), normalize(drawing)));
        drawing.strokes.erase(drawing.strokes.begin() + 1);
        QVERIFY(agree(normalizer.normalize(drawing), normalize(drawing)));
        drawing.strokes.pop_back();
        QVERIFY(agree(normalizer.normalize(drawing), normalize(drawing)));
        drawing.strokes.clear();
        QVERIFY(!normalizer.normalize(drawing));
    }

    static void aShiftMovesTheImageAndNothingElse()
    {
        const NormalizationStages still = *normalize(sevenOn500());
        NormalizationOptions options;
        options.shiftX = 2;
        options.shiftY = -3;
        const NormalizationStages shifted = *normalize(sevenOn500(), options);
        QVERIFY(shifted.field == still.field);
        QCOMPARE(shifted.offsetX, still.offsetX + 2);
        QCOMPARE(shifted.offsetY, still.offsetY - 3);
        for (int y = 3; y < digitSide; ++y) {
            for (int x = 0; x + 2 < digitSide; ++x)
                QCOMPARE(shifted.image.at(x + 2, y - 3), still.image.at(x, y));
        }
    }

    static void aNormalizedDigitCanBeShiftedToo()
    {
        Drawing drawing;
        drawing.underlay = Underlay::NormalizedDigit;
        drawing.picture = GrayImage(digitSide, digitSide);
        drawing.picture.at(10, 12) = 200;
        drawing.width = drawing.height = digitSide;
        NormalizationOptions options;
        options.shiftX = -4;
        const NormalizationStages stages = *normalize(drawing, options);
        QCOMPARE(int { stages.image.at(6, 12) }, 200);
        QCOMPARE(int { stages.image.at(10, 12) }, 0);
        QVERIFY(stages.field == drawing.picture);
    }

    static void aDigitShiftedOutOfTheImageIsGone()
    {
        NormalizationOptions options;
        options.shiftX = digitSide;
        const NormalizationStages stages = *normalize(sevenOn500(), options);
        QVERIFY(stages.image == GrayImage(digitSide, digitSide));
    }
};

INKLING_TEST(NormalizerTest, QCoreApplication)
#include "normalizer_test.moc"
