// SPDX-License-Identifier: GPL-3.0-or-later
// Schedules at the places where they begin, turn and end.
#include "core/train/schedule.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>

using namespace inkling;

namespace {

constexpr std::uint64_t perEpoch = 10;
constexpr std::uint64_t steps = 100;

double at(const RecipeSchedule& schedule, std::uint64_t step)
{
    return rateFactor(schedule, { step, perEpoch, steps });
}

bool isNear(double a, double b) { return std::abs(a - b) < 1e-12; }

} // namespace

class ScheduleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void constantStays()
    {
        const RecipeSchedule schedule;
        QCOMPARE(at(schedule, 0), 1.0);
        QCOMPARE(at(schedule, 99), 1.0);
    }

    void stepFallsAtItsEpochs()
    {
        const RecipeSchedule schedule { Schedule::Step, 0, 3, 0.5 };
        QVERIFY(isNear(at(schedule, 29), 1));
        QVERIFY(isNear(at(schedule, 30), 0.5));
        QVERIFY(isNear(at(schedule, 59), 0.5));
        QVERIFY(isNear(at(schedule, 60), 0.25));
        const RecipeSchedule twiceAnEpoch { Schedule::Step, 0, 0.5, 0.5 };
        QVERIFY(isNear(at(twiceAnEpoch, 4), 1));
        QVERIFY(isNear(at(twiceAnEpoch, 5), 0.5));
    }

    void cosineFallsToNearlyZero()
    {
        const RecipeSchedule schedule { Schedule::Cosine, 0, 10, 0.1 };
        QVERIFY(isNear(at(schedule, 0), 1));
        QVERIFY(isNear(at(schedule, 50), 0.5));
        QVERIFY(at(schedule, 99) > 0 && at(schedule, 99) < 0.001);
    }

    void warmupRisesToTheFirstRate()
    {
        for (const Schedule kind : { Schedule::Constant, Schedule::Step, Schedule::Cosine }) {
            const RecipeSchedule schedule { kind, 2, 10, 0.1 };
            QVERIFY(isNear(at(schedule, 0), 0.05));
            QVERIFY(isNear(at(schedule, 9), 0.5));
            QVERIFY(isNear(at(schedule, 19), 1));
            QVERIFY(isNear(at(schedule, 20), 1));
        }
        // What is left of the cosine is as long as the run without its warm-up.
        QVERIFY(isNear(at({ Schedule::Cosine, 2, 10, 0.1 }, 60), 0.5));
    }

    void warmupMayBeAPartOfAnEpoch()
    {
        const RecipeSchedule schedule { Schedule::Constant, 0.25, 10, 0.1 }; // 2.5 minibatches
        QVERIFY(isNear(at(schedule, 0), 0.4));
        QVERIFY(isNear(at(schedule, 1), 0.8));
        QVERIFY(isNear(at(schedule, 2), 1));
    }

    void warmupMayOutlastTheRun()
    {
        const RecipeSchedule schedule { Schedule::Cosine, 20, 10, 0.1 };
        QVERIFY(isNear(at(schedule, 99), 0.5));
    }

    void everyFactorIsInRange_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("warmup");
        for (const double warmup : { 0.0, 0.25, 3.0, 9.95, 10.0, 30.0 }) {
            for (const Schedule kind : { Schedule::Constant, Schedule::Step, Schedule::Cosine })
                QTest::addRow("%s after %g", std::string(nameOf(kind)).c_str(), warmup)
                    << static_cast<int>(kind) << warmup;
        }
    }

    void everyFactorIsInRange()
    {
        QFETCH(int, kind);
        QFETCH(double, warmup);
        const RecipeSchedule schedule { static_cast<Schedule>(kind), warmup, 2, 0.5 };
        for (std::uint64_t step = 0; step < steps; ++step) {
            const double factor = at(schedule, step);
            QVERIFY(factor > 0 && factor <= 1);
        }
    }
};

INKLING_TEST(ScheduleTest, QCoreApplication)
#include "schedule_test.moc"
