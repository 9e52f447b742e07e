// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that share out tasks: each task is done once, and what it wrote is there when the phase is over.
#include "core/base/thread_team.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <latch>
#include <numeric>
#include <thread>
#include <vector>

using namespace inkling;

class ThreadTeamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void doesEachTaskOnce_data();
    void doesEachTaskOnce();
    void phasesSeeWhatEarlierOnesWrote_data();
    void phasesSeeWhatEarlierOnesWrote();
    void callerBeginsWithTheFirstTaskAndHelperWithTheLast();
    void endsWithoutWork();
    void doesNothingForNoTasks();
};

static void threadCounts()
{
    QTest::addColumn<int>("threads");
    for (const int threads : { 1, 2, 3, 8 })
        QTest::addRow("%d", threads) << threads;
}

void ThreadTeamTest::doesEachTaskOnce_data() { threadCounts(); }

void ThreadTeamTest::doesEachTaskOnce()
{
    QFETCH(int, threads);
    ThreadTeam team(threads);
    QCOMPARE(team.size(), threads);
    constexpr std::size_t tasks = 1000;
    std::vector<int> done(tasks, 0);
    constexpr int phases = 200;
    for (int phase = 0; phase < phases; ++phase)
        team.forEach(tasks, [&done](std::size_t task) { ++done[task]; });
    for (const int count : done)
        QCOMPARE(count, phases);
}

void ThreadTeamTest::phasesSeeWhatEarlierOnesWrote_data() { threadCounts(); }

void ThreadTeamTest::phasesSeeWhatEarlierOnesWrote()
{
    QFETCH(int, threads);
    ThreadTeam team(threads);
    // Each phase reads what other tasks wrote in the one before: one missed write would show in the sum.
    constexpr std::size_t tasks = 7;
    constexpr int phases = 5000;
    std::vector<std::uint64_t> values(tasks, 1);
    std::vector<std::uint64_t> next(tasks, 0);
    for (int phase = 0; phase < phases; ++phase) {
        team.forEach(tasks, [&](std::size_t task) {
            next[task] = (values[task] + values[(task + 1) % tasks]) % 1'000'003;
        });
        values.swap(next);
    }
    std::vector<std::uint64_t> expected(tasks, 1);
    for (int phase = 0; phase < phases; ++phase) {
        for (std::size_t task = 0; task < tasks; ++task)
            next[task] = (expected[task] + expected[(task + 1) % tasks]) % 1'000'003;
        expected.swap(next);
    }
    QCOMPARE(values, expected);
}

void ThreadTeamTest::callerBeginsWithTheFirstTaskAndHelperWithTheLast()
{
    ThreadTeam team(2);
    std::vector<std::thread::id> threads(2);
    constexpr int phases = 200;
    for (int phase = 0; phase < phases; ++phase) {
        std::latch bothAreAtWork(2); // so that neither thread does both tasks
        team.forEach(threads.size(), [&](std::size_t task) {
            threads[task] = std::this_thread::get_id();
            bothAreAtWork.arrive_and_wait();
        });
        QCOMPARE(threads.front(), std::this_thread::get_id());
        QVERIFY(threads.back() != std::this_thread::get_id());
    }
}

void ThreadTeamTest::endsWithoutWork()
{
    for (int i = 0; i < 50; ++i)
        const ThreadTeam team(4);
}

void ThreadTeamTest::doesNothingForNoTasks()
{
    ThreadTeam team(3);
    bool isCalled = false;
    team.forEach(0, [&isCalled](std::size_t) { isCalled = true; });
    QVERIFY(!isCalled);
}

INKLING_TEST(ThreadTeamTest, QCoreApplication)
#include "thread_team_test.moc"
