// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ink/touch.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace inkling;

namespace {

InkPoint at(float x, float y) { return { x, y, std::nullopt, std::nullopt }; }

std::vector<Stroke> twoLines()
{
    return { { { at(0, 0), at(100, 0) }, 10 }, { { at(0, 50), at(100, 50) }, 10 } };
}

using Positions = std::vector<std::size_t>;

} // namespace

class TouchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    static void touchingIsEnough()
    {
        // The pen reaches 5 units from its line, the eraser 3 from its own.
        QCOMPARE(strokesTouched(twoLines(), { at(30, 7.9F), at(30, 7.9F), 3 }), Positions { 0 });
        QCOMPARE(strokesTouched(twoLines(), { at(30, 8.1F), at(30, 8.1F), 3 }), Positions {});
    }

    static void aQuickMoveTouchesWhatLiesBetweenItsPoints()
    {
        const Positions both { 0, 1 };
        QCOMPARE(strokesTouched(twoLines(), { at(60, -300), at(60, 400), 1 }), both);
    }

    static void beyondTheEndsNothingIsTouched()
    {
        QCOMPARE(strokesTouched(twoLines(), { at(110, -50), at(110, 90), 4 }), Positions {});
        const Positions both { 0, 1 };
        QCOMPARE(strokesTouched(twoLines(), { at(108, -50), at(108, 90), 4 }), both);
    }

    static void aDotCanBeTouched()
    {
        const std::vector<Stroke> dot { { { at(20, 20) }, 8 } };
        QCOMPARE(strokesTouched(dot, { at(10, 25), at(30, 25), 2 }), Positions { 0 });
        QCOMPARE(strokesTouched(dot, { at(10, 27), at(30, 27), 2 }), Positions {});
    }

    static void aLightPenLeavesLessToTouch()
    {
        std::vector<Stroke> light { { { at(0, 0), at(100, 0) }, 10 } };
        for (InkPoint& point : light[0].points)
            point.pressure = 0.0F; // radius 2
        QCOMPARE(strokesTouched(light, { at(30, 4), at(30, 4), 1 }), Positions {});
        QCOMPARE(strokesTouched(light, { at(30, 2.9F), at(30, 2.9F), 1 }), Positions { 0 });
    }

    static void noStrokesNothingTouched()
    {
        QCOMPARE(strokesTouched({}, { at(0, 0), at(1, 1), 100 }), Positions {});
        QCOMPARE(strokesTouched({ Stroke {} }, { at(0, 0), at(1, 1), 100 }), Positions {});
    }
};

INKLING_TEST(TouchTest, QCoreApplication)
#include "touch_test.moc"
