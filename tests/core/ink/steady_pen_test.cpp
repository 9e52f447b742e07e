// SPDX-License-Identifier: GPL-3.0-or-later
// What the steady pen promises: less trembling, the same shape.
#include "core/ink/steady_pen.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace inkling;

namespace {

constexpr float interval = 8; // milliseconds between two reports of a usual mouse

std::vector<InkPoint> steadied(const std::vector<InkPoint>& points)
{
    SteadyPen pen;
    std::vector<InkPoint> result;
    for (const InkPoint& point : points) {
        if (result.empty()) {
            pen.begin(point);
            result.push_back(point);
        } else {
            result.push_back(pen.next(point));
        }
    }
    return result;
}

InkPoint at(float x, float y, float timeMs) { return { x, y, timeMs, std::nullopt }; }

} // namespace

class SteadyPenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // A line at a shallow angle, drawn slowly, comes in steps of whole pixels.
    static void theStepsOfAMouseBecomeALine()
    {
        std::vector<InkPoint> steps;
        for (int i = 0; i < 300; ++i) {
            const float x = 0.6F * static_cast<float>(i);
            steps.push_back(at(std::round(x), std::round(x / 4), interval * static_cast<float>(i)));
        }
        const auto roughness = [](const std::vector<InkPoint>& points) {
            float sum = 0;
            for (std::size_t i = 50; i + 1 < points.size(); ++i)
                sum += std::abs(points[i + 1].y - 2 * points[i].y + points[i - 1].y);
            return sum;
        };
        QVERIFY(roughness(steadied(steps)) < roughness(steps) / 4);
    }

    static void theShapeStaysWhereItWasDrawn_data()
    {
        QTest::addColumn<float>("speed");
        QTest::newRow("slowly") << 60.0F;
        QTest::newRow("as usual") << 500.0F;
        QTest::newRow("quickly") << 2500.0F;
    }

    // On a circle a lag shows as a smaller radius. The usual pen is 22 units wide.
    static void theShapeStaysWhereItWasDrawn()
    {
        QFETCH(float, speed);
        constexpr float radius = 100;
        std::vector<InkPoint> circle;
        const float step = speed * interval / 1000 / radius;
        const int reports = static_cast<int>(4 * std::numbers::pi_v<float> / step); // two turns
        for (int report = 0; report < reports; ++report) {
            const auto turn = static_cast<float>(report);
            circle.push_back(at(250 + radius * std::cos(turn * step),
                250 + radius * std::sin(turn * step), turn * interval));
        }
        for (const InkPoint& point : steadied(circle)) {
            const float distance = std::hypot(point.x - 250, point.y - 250);
            QVERIFY2(std::abs(distance - radius) < 4, qPrintable(QString::number(distance)));
        }
    }

    static void aPenAtRestIsReached()
    {
        std::vector<InkPoint> points { at(0, 0, 0) };
        for (int i = 1; i < 60; ++i)
            points.push_back(at(40, 10, interval * static_cast<float>(i)));
        const InkPoint last = steadied(points).back();
        QVERIFY(std::hypot(last.x - 40, last.y - 10) < 1);
    }

    static void withoutTimePointsStayAsTheyAre()
    {
        const std::vector<InkPoint> untimed { { 1, 2, std::nullopt, std::nullopt },
            { 30, 4, std::nullopt, std::nullopt }, { 2, 40, std::nullopt, std::nullopt } };
        QVERIFY(steadied(untimed) == untimed);
        const std::vector<InkPoint> atOnce { at(1, 2, 5), at(30, 4, 5), at(2, 40, 5) };
        QVERIFY(steadied(atOnce) == atOnce);
    }

    static void pressureAndTimeAreKept()
    {
        SteadyPen pen;
        pen.begin({ 0, 0, 0.0F, 0.25F });
        const InkPoint next = pen.next({ 10, 0, 8.0F, 0.5F });
        QCOMPARE(next.timeMs, std::optional(8.0F));
        QCOMPARE(next.pressure, std::optional(0.5F));
    }
};

INKLING_TEST(SteadyPenTest, QCoreApplication)
#include "steady_pen_test.moc"
