// SPDX-License-Identifier: GPL-3.0-or-later
// Arrays on cache lines, small ones and such as ask for large pages.
#include "core/base/aligned.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cstdint>

using namespace inkling;

class AlignedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void beginsOnACacheLine_data()
    {
        QTest::addColumn<quint64>("bytes");
        QTest::newRow("one byte") << quint64 { 1 };
        QTest::newRow("less than a large page") << quint64 { largePage - 1 };
        QTest::newRow("a large page") << quint64 { largePage };
        QTest::newRow("more") << quint64 { 3 * largePage + 5 };
    }

    void beginsOnACacheLine()
    {
        QFETCH(quint64, bytes);
        AlignedVector<std::uint8_t> values(bytes, 7);
        QCOMPARE(reinterpret_cast<std::uintptr_t>(values.data()) % cacheLine, std::uintptr_t { 0 });
        QCOMPARE(std::count(values.begin(), values.end(), 7), static_cast<std::ptrdiff_t>(bytes));
    }

    void keepsItsNumbersWhenItGrowsIntoLargePages()
    {
        AlignedVector<int> values;
        constexpr int count = 2 * static_cast<int>(largePage / sizeof(int));
        for (int i = 0; i < count; ++i)
            values.push_back(i);
        values.resize(3);
        values.shrink_to_fit();
        QCOMPARE(values, (AlignedVector<int> { 0, 1, 2 }));
    }
};

INKLING_TEST(AlignedTest, QCoreApplication)
#include "aligned_test.moc"
