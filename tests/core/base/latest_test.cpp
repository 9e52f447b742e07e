// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/latest.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <thread>

using namespace inkling;

namespace {

/// Two words that a torn value would show to differ.
struct Pair {
    int first;
    int second;
};

} // namespace

class LatestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void emptyGivesNothing()
    {
        Latest<int> latest;
        QVERIFY(!latest.take());
    }

    void newestWins()
    {
        Latest<int> latest;
        QVERIFY(latest.put(std::make_unique<const int>(1)));
        QVERIFY(!latest.put(std::make_unique<const int>(2)));
        QCOMPARE(*latest.take(), 2);
        QVERIFY(!latest.take());
        QVERIFY(latest.put(std::make_unique<const int>(3)));
    }

    void twoThreads()
    {
        constexpr int values = 100'000;
        Latest<Pair> latest;
        std::atomic<bool> done { false };
        int toldEmpty = 0;
        std::jthread giver([&] {
            for (int i = 1; i <= values; ++i)
                toldEmpty += latest.put(std::make_unique<const Pair>(Pair { i, -i })) ? 1 : 0;
            done.store(true);
        });
        int newest = 0;
        int taken = 0;
        bool ended = false;
        while (!ended) {
            ended = done.load(); // read before the last take, which then surely sees the last value
            while (const std::unique_ptr<const Pair> pair = latest.take()) {
                QVERIFY(pair->first > newest);
                QCOMPARE(pair->second, -pair->first);
                newest = pair->first;
                ++taken;
            }
        }
        giver.join();
        QCOMPARE(newest, values);
        QCOMPARE(toldEmpty, taken); // one notification for each value that was there to take
    }
};

INKLING_TEST(LatestTest, QCoreApplication)
#include "latest_test.moc"
