// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ink/spline.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace inkling;

namespace {

std::vector<InkPoint> circle(int points, float radius)
{
    std::vector<InkPoint> result;
    for (int i = 0; i <= points; ++i) {
        const float angle
            = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(points);
        result.push_back(
            { radius * std::cos(angle), radius * std::sin(angle), std::nullopt, std::nullopt });
    }
    return result;
}

bool contains(const std::vector<InkPoint>& points, const InkPoint& wanted)
{
    return std::find(points.begin(), points.end(), wanted) != points.end();
}

} // namespace

class SplineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void passesThroughEveryPoint()
    {
        const std::vector<InkPoint> given { { 0, 0, 0.0F, 0.5F }, { 10, 3, 8.0F, 0.6F },
            { 12, 20, 16.0F, 0.7F }, { 40, 22, 24.0F, 0.2F } };
        const std::vector<InkPoint> curve = smooth(given, 1);
        QVERIFY(curve.size() > 3 * given.size());
        for (const InkPoint& point : given)
            QVERIFY(contains(curve, point));
    }

    void stepsAreSmall()
    {
        const std::vector<InkPoint> curve = smooth(circle(12, 100), 2);
        for (std::size_t i = 1; i < curve.size(); ++i)
            QVERIFY(std::hypot(curve[i].x - curve[i - 1].x, curve[i].y - curve[i - 1].y) < 2.5F);
    }

    void twelvePointsMakeARoundCircle()
    {
        // A polygon of twelve corners leaves its circle by 1 - cos(15°) = 3.4 % of the radius. The
        // curve does better by far where it knows both neighbors of a span, that is, not at its ends.
        const std::vector<InkPoint> curve = smooth(circle(12, 100), 1);
        for (std::size_t i = curve.size() / 12; i < curve.size() * 11 / 12; ++i)
            QVERIFY(std::abs(std::hypot(curve[i].x, curve[i].y) - 100) < 0.8F);
    }

    void straightStaysStraight()
    {
        for (const InkPoint& point :
            smooth(std::vector<InkPoint> { { 0, 0, {}, {} }, { 5, 5, {}, {} }, { 50, 50, {}, {} } },
                1))
            QVERIFY(std::abs(point.x - point.y) < 1e-4F);
    }

    void interpolatesTimeAndPressureWhereBothEndsHaveThem()
    {
        const std::vector<InkPoint> curve = smooth(
            std::vector<InkPoint> { { 0, 0, 0.0F, {} }, { 10, 0, 10.0F, {} }, { 20, 0, {}, {} } },
            5);
        QCOMPARE(curve.at(1).timeMs, std::optional(5.0F));
        QVERIFY(!curve.at(1).pressure);
        QVERIFY(!curve.at(3).timeMs);
    }

    void repeatedPointsAreOne()
    {
        const std::vector<InkPoint> repeated(7, InkPoint { 3, 4, {}, {} });
        QCOMPARE(smooth(repeated, 1).size(), std::size_t { 1 });
        QVERIFY(smooth({}, 1).empty());
    }

    void farPointsDoNotAskForEndlessMemory()
    {
        const std::vector<InkPoint> far { { 0, 0, {}, {} }, { 1e6F, 0, {}, {} },
            { 0, 1e6F, {}, {} } };
        QVERIFY(smooth(far, 0.001F).size() < 1000);
    }
};

INKLING_TEST(SplineTest, QCoreApplication)
#include "spline_test.moc"
