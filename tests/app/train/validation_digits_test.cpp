// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/validation_digits.h"

#include "tests/support/synthetic_digits.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;

namespace {

constexpr std::size_t samples = 500; // 100 of them are held out, 10 of each class

/// A network whose answer is always \p digit, the surer the more ink there is.
Mlp stubborn(int digit)
{
    DenseLayer layer { 784, 10, Activation::Identity, std::vector<float>(7840),
        std::vector<float>(10) };
    for (std::size_t i = 0; i < 784; ++i)
        layer.weights[static_cast<std::size_t>(digit) * 784 + i] = 0.01F;
    layer.bias[static_cast<std::size_t>(digit)] = 0.1F;
    Mlp mlp;
    mlp.layers.push_back(layer);
    return mlp;
}

} // namespace

class ValidationDigitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aCellHoldsItsDigitsTheSurestFirst()
    {
        const TrainingData data = test::syntheticTrainingData(samples);
        const auto digits = digitsInCell(stubborn(4), data, { 9, 4 }, 50);
        QCOMPARE(digits.size(), std::size_t { 10 });
        for (std::size_t i = 0; i < digits.size(); ++i) {
            QCOMPARE(digits[i].label, 9);
            QCOMPARE(digits[i].prediction, 4);
            QCOMPARE(digits[i].image.width, 28);
            if (i > 0)
                QVERIFY(digits[i].probability <= digits[i - 1].probability);
        }
        QVERIFY(digitsInCell(stubborn(4), data, { 9, 5 }, 50).empty());
        QCOMPARE(digitsInCell(stubborn(4), data, { 9, 4 }, 3).size(), std::size_t { 3 });
    }

    // The one is right on the fours, the other on the sevens, and on all others both are wrong.
    void twoNetworksDisagree()
    {
        const TrainingData data = test::syntheticTrainingData(samples);
        const Dispute dispute = disputeOf(stubborn(4), stubborn(7), data, 25);
        QCOMPARE(dispute.samples, std::size_t { 100 });
        QCOMPARE(dispute.count, std::size_t { 100 });
        QCOMPARE(dispute.firstRight, std::size_t { 10 });
        QCOMPARE(dispute.secondRight, std::size_t { 10 });
        QCOMPARE(dispute.digits.size(), std::size_t { 25 });
        for (std::size_t i = 0; i < 20; ++i)
            QVERIFY(dispute.digits[i].label == 4 || dispute.digits[i].label == 7);
        QCOMPARE(disputeOf(stubborn(4), stubborn(4), data, 25).count, std::size_t { 0 });
    }
};

INKLING_TEST(ValidationDigitsTest, QCoreApplication)
#include "validation_digits_test.moc"
