// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/refresh_pace.h"

#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;

class RefreshPaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void manyWishesAreOneRefresh()
    {
        int refreshes = 0;
        RefreshPace pace([&refreshes] { ++refreshes; });
        for (int i = 0; i < 100; ++i)
            pace.ask();
        QCOMPARE(refreshes, 0);
        QTRY_COMPARE(refreshes, 1);
        pace.ask();
        QTRY_COMPARE(refreshes, 2);
    }

    void refreshingNowTakesTheWishAway()
    {
        int refreshes = 0;
        RefreshPace pace([&refreshes] { ++refreshes; });
        pace.ask();
        pace.refreshNow();
        QCOMPARE(refreshes, 1);
        // The next wish is the second refresh: none came in between.
        pace.ask();
        QTRY_VERIFY(refreshes > 1);
        QCOMPARE(refreshes, 2);
    }

    // At least eight times a second while that is cheap, and less often when it is dear.
    void whatIsDearComesLessOften()
    {
        QVERIFY(RefreshPace::intervalFor(0) <= 125);
        QVERIFY(RefreshPace::intervalFor(20) <= 125);
        QVERIFY(RefreshPace::intervalFor(100) > 300);
        QCOMPARE(RefreshPace::intervalFor(100'000), RefreshPace::mostMs);
    }
};

INKLING_TEST(RefreshPaceTest, QCoreApplication)
#include "refresh_pace_test.moc"
