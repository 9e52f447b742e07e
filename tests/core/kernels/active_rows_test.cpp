// SPDX-License-Identifier: GPL-3.0-or-later
// Products with the rows of a matrix that count, against a loop that can be read.
#include "core/kernels/active_rows.h"

#include "core/base/random.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace inkling;

namespace {

std::vector<float> randomValues(std::size_t count, std::uint64_t seed)
{
    Random random(seed);
    std::vector<float> values(count);
    for (float& value : values)
        value = random.uniform(-1, 1);
    return values;
}

} // namespace

class ActiveRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void equalsTheWholeProduct_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("columns");
        for (const int samples : { 1, 4, 5, 10, 11 }) {
            for (const int columns : { 1, 15, 16, 17, 31, 64, 100, 784 })
                QTest::addRow("%d samples, %d columns", samples, columns) << samples << columns;
        }
    }

    void equalsTheWholeProduct()
    {
        QFETCH(int, samples);
        QFETCH(int, columns);
        const auto sampleCount = static_cast<std::size_t>(samples);
        const auto columnCount = static_cast<std::size_t>(columns);
        constexpr std::size_t rowCount = 40;
        const std::vector<std::uint32_t> rows { 0, 3, 4, 17, 30, 39 };
        const auto matrix = randomValues(rowCount * columnCount, 1);
        const auto factors = randomValues(rows.size() * sampleCount, 2);
        // What is there before must not show.
        std::vector<float> y(sampleCount * columnCount, 7);
        kernels::activeRowProduct(
            { rows, factors.data(), sampleCount }, columnCount, matrix.data(), y.data());
        for (std::size_t n = 0; n < sampleCount; ++n) {
            for (std::size_t i = 0; i < columnCount; ++i) {
                double sum = 0;
                for (std::size_t u = 0; u < rows.size(); ++u)
                    sum += static_cast<double>(factors[u * sampleCount + n])
                        * static_cast<double>(matrix[rows[u] * columnCount + i]);
                QVERIFY(std::abs(static_cast<double>(y[n * columnCount + i]) - sum) < 1e-5);
            }
        }
    }

    void noRowGivesZeros()
    {
        constexpr std::size_t columns = 20;
        const std::vector<float> matrix = randomValues(3 * columns, 1);
        std::vector<float> y(2 * columns, 7);
        kernels::activeRowProduct({ {}, nullptr, 2 }, columns, matrix.data(), y.data());
        QCOMPARE(y, std::vector<float>(2 * columns, 0));
    }
};

INKLING_TEST(ActiveRowsTest, QCoreApplication)
#include "active_rows_test.moc"
