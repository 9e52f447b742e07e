// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/softmax_table.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace inkling;

class SoftmaxTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void stepsLeadToShares()
    {
        // exp(0), exp(-1), exp(-3) = 1, 0.367879, 0.049787; their sum is 1.417666.
        const std::array<float, 10> logits { 5, 4, 2 };
        const std::array digits { 0, 1, 2 };
        const SoftmaxTable table = softmaxTable(logits, digits, 1, 1);
        QCOMPARE(table.greatest, 5.0);
        QVERIFY(std::abs(table.sum - 1.417666) < 1e-6);
        QVERIFY(std::abs(table.rows[0].share - 0.705385) < 1e-6);
        QCOMPARE(table.rows[1].below, -1.0);
        QVERIFY(std::abs(table.rows[1].exponential - 0.367879) < 1e-6);
        // One unit more brings class 1 level with class 0: 1 / (2 + 0.049787).
        QVERIFY(std::abs(table.rows[0].shareWithOneMore - 0.487855) < 1e-6);
        QVERIFY(std::abs(table.rows[1].shareWithOneMore - 0.487855) < 1e-6);
    }

    void twoClassesMakeTheSigmoid()
    {
        for (const float lead : { -6.0F, -1.0F, 0.0F, 0.5F, 8.0F }) {
            const std::array<float, 10> logits { 0, 0, 0, 0, 1.5F + lead, 0, 0, 0, 0, 1.5F };
            const std::array digits { 4, 9 };
            const SoftmaxTable table = softmaxTable(logits, digits, 2, 4);
            const double sigmoid = 1 / (1 + std::exp(-static_cast<double>(lead) / 2));
            QVERIFY(std::abs(table.rows[0].share - sigmoid) < 1e-7);
        }
    }

    void enormousEvidenceIsNoTrouble()
    {
        const std::array<float, 10> logits { 30000, -30000, 0, 0, 0, 0, 0, 0, 0, 0 };
        const std::array digits { 0, 1 };
        const SoftmaxTable table = softmaxTable(logits, digits, 1, 1);
        QCOMPARE(table.rows[0].share, 1.0);
        QCOMPARE(table.rows[1].share, 0.0);
    }
};

INKLING_TEST(SoftmaxTableTest, QCoreApplication)
#include "softmax_table_test.moc"
