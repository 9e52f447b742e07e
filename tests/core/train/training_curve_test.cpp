// SPDX-License-Identifier: GPL-3.0-or-later
// Curves: nothing is lost, old copies never change, and no run makes them longer than their bound.
#include "core/train/training_curve.h"

#include "core/train/histogram.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <limits>

using namespace inkling;

class TrainingCurveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void copiesStayWhatTheyWere()
    {
        CurveBuilder<int> builder;
        QVERIFY(builder.curve().isEmpty());
        constexpr int count = 2 * static_cast<int>(curveChunkSize) + 5;
        std::vector<ChunkedCurve<int>> copies;
        for (int i = 0; i < count; ++i) {
            builder.append(i);
            if (i % 1000 == 0)
                copies.push_back(builder.curve());
        }
        for (std::size_t k = 0; k < copies.size(); ++k) {
            QCOMPARE(copies[k].size(), 1000 * k + 1);
            QCOMPARE(copies[k].back(), static_cast<int>(1000 * k));
        }
        const ChunkedCurve<int> all = builder.curve();
        QCOMPARE(all.size(), static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i)
            QCOMPARE(all[static_cast<std::size_t>(i)], i);
        QVERIFY(all.chunks()[0] == copies.back().chunks()[0]); // shared, not copied
    }

    void longRunsAreAveraged()
    {
        MinibatchCurveBuilder builder;
        const std::size_t count = 2 * minibatchCurveLimit + 3;
        for (std::size_t i = 0; i < count; ++i)
            builder.append(static_cast<double>(i), i % 2 == 0 ? 1 : 0);
        const MinibatchCurve curve = builder.curve();
        QCOMPARE(curve.stride, std::uint64_t { 4 });
        QVERIFY(curve.points.size() < minibatchCurveLimit);
        QCOMPARE(curve.points.size(), count / 4);
        QCOMPARE(curve.points[0].loss, 1.5F); // of 0, 1, 2 and 3
        QCOMPARE(curve.points[100].loss, 401.5F);
        QCOMPARE(curve.points[100].accuracy, 0.5F);
    }

    void goesOnFromItsState()
    {
        MinibatchCurveBuilder whole;
        MinibatchCurveBuilder first;
        for (std::size_t i = 0; i < minibatchCurveLimit + 101; ++i) {
            whole.append(static_cast<double>(i), 0.5);
            first.append(static_cast<double>(i), 0.5);
        }
        MinibatchCurveBuilder second(first.state());
        QVERIFY(second.state() == whole.state());
        for (std::size_t i = 0; i < 100; ++i) {
            whole.append(1, 1);
            second.append(1, 1);
        }
        QVERIFY(second.state() == whole.state());
    }

    void histogramCounts()
    {
        const std::vector<float> values { -1, -0.5F, 0, 0, 0.25F, 1,
            std::numeric_limits<float>::quiet_NaN() };
        const Histogram histogram = histogramOf(values);
        QCOMPARE(histogram.limit, 1.0F);
        QCOMPARE(histogram.counts[0], 1U);
        QCOMPARE(histogram.counts[16], 1U);
        QCOMPARE(histogram.counts[32], 2U);
        QCOMPARE(histogram.counts[40], 1U);
        QCOMPARE(histogram.counts[63], 1U); // the greatest belongs to the last bin
        QVERIFY(std::abs(histogram.mean + 0.25 / 6) < 1e-12);
        const Histogram zeros = histogramOf(std::vector<float>(5));
        QCOMPARE(zeros.limit, 0.0F);
        QCOMPARE(zeros.counts[32], 5U);
        QCOMPARE(histogramOf({}).counts[32], 0U);
    }
};

INKLING_TEST(TrainingCurveTest, QCoreApplication)
#include "training_curve_test.moc"
