// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace inkling;

using Words = std::array<std::uint32_t, 4>;
Q_DECLARE_METATYPE(Words)

class RandomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // The known answers that Random123, the reference implementation of Philox, publishes in its file kat_vectors.
    void philoxKnownAnswers_data()
    {
        QTest::addColumn<Words>("counter");
        QTest::addColumn<Words>("key");
        QTest::addColumn<Words>("expected");
        constexpr std::uint32_t ones = 0xFFFFFFFFU;
        QTest::newRow("zeros") << Words {} << Words {}
                               << Words { 0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U };
        QTest::newRow("ones") << Words { ones, ones, ones, ones } << Words { ones, ones }
                              << Words { 0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU };
        QTest::newRow("digits of pi")
            << Words { 0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U }
            << Words { 0xa4093822U, 0x299f31d0U }
            << Words { 0xd16cfe09U, 0x94fdccebU, 0x5001e420U, 0x24126ea1U };
    }

    void philoxKnownAnswers()
    {
        QFETCH(Words, counter);
        QFETCH(Words, key);
        QFETCH(Words, expected);
        QCOMPARE(philox(counter, { key[0], key[1] }), expected);
    }

    void streamsDiffer()
    {
        QVERIFY(Random(1).next() != Random(2).next());
        QVERIFY(Random(1, 1).next() != Random(1, 2).next());
        QVERIFY(Random(1, 1, 1).next() != Random(1, 1, 2).next());
    }

    void uniformStaysInRange()
    {
        Random random(3);
        double sum = 0;
        constexpr int draws = 100'000;
        for (int i = 0; i < draws; ++i) {
            const float number = random.uniform();
            QVERIFY(number >= 0.0F && number < 1.0F);
            sum += static_cast<double>(number);
        }
        // Five standard deviations of the mean: 5 * sqrt(1 / 12 / 100000).
        QVERIFY(std::abs(sum / draws - 0.5) < 0.0046);
    }

    // 2^32 is no multiple of 3 * 2^30, so that the remainder of a plain division would be below 2^30 in half of all
    // draws instead of a third.
    void belowIsUnbiased()
    {
        Random random(4);
        constexpr std::uint32_t third = std::uint32_t { 1 } << 30U;
        constexpr int draws = 30'000;
        std::array<int, 3> counts {};
        for (int i = 0; i < draws; ++i)
            ++counts[random.below(3 * third) / third];
        // Five standard deviations: 5 * sqrt(30000 * 1/3 * 2/3).
        for (const int count : counts)
            QVERIFY2(std::abs(count - draws / 3) < 408, qPrintable(QString::number(count)));
    }

    void belowOneIsZero()
    {
        Random random(5);
        QCOMPARE(random.below(1), 0U);
    }

    void normalHasMeanAndVariance()
    {
        Random random(6);
        double sum = 0;
        double squares = 0;
        constexpr int draws = 100'000;
        for (int i = 0; i < draws; ++i) {
            const auto number = static_cast<double>(random.normal());
            sum += number;
            squares += number * number;
        }
        QVERIFY(std::abs(sum / draws) < 0.016); // 5 / sqrt(100000)
        QVERIFY(std::abs(squares / draws - 1.0) < 0.0224); // 5 * sqrt(2 / 100000)
    }

    void permutationHoldsEveryIndexOnce_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : { 0, 1, 2, 10, 1000 })
            QTest::addRow("%d", count) << count;
    }

    void permutationHoldsEveryIndexOnce()
    {
        QFETCH(int, count);
        std::vector<std::uint32_t> order
            = randomPermutation(static_cast<std::size_t>(count), Random(7));
        QCOMPARE(order.size(), static_cast<std::size_t>(count));
        std::sort(order.begin(), order.end());
        for (std::size_t i = 0; i < order.size(); ++i)
            QCOMPARE(order[i], static_cast<std::uint32_t>(i));
    }

    void everyPermutationIsAsLikely()
    {
        constexpr int draws = 6000;
        std::array<int, 6> counts {};
        for (int seed = 0; seed < draws; ++seed) {
            const std::vector<std::uint32_t> order
                = randomPermutation(3, Random(static_cast<std::uint64_t>(seed)));
            ++counts[order[0] * 2 + (order[1] > order[2] ? 1 : 0)];
        }
        // Five standard deviations: 5 * sqrt(6000 * 1/6 * 5/6).
        for (const int count : counts)
            QVERIFY2(std::abs(count - draws / 6) < 145, qPrintable(QString::number(count)));
    }
};

INKLING_TEST(RandomTest, QCoreApplication)
#include "random_test.moc"
