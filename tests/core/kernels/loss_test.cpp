// SPDX-License-Identifier: GPL-3.0-or-later
// Softmax and cross-entropy of minibatches: what must hold for any logits, and values worked out by hand.
#include "core/kernels/loss.h"

#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

using namespace inkling;

class LossTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void softmaxSumsToOne_data();
    void softmaxSumsToOne();
    void softmaxIgnoresShifts();
    void softmaxOfKnownLogits();
    void softmaxKeepsNotANumber();
    void crossEntropyOfHugeLogits_data();
    void crossEntropyOfHugeLogits();
    void gradientIsProbabilityLessOneHot();
};

void LossTest::softmaxSumsToOne_data()
{
    QTest::addColumn<float>("scale");
    QTest::newRow("equal") << 0.0F;
    QTest::newRow("small") << 1.0F;
    QTest::newRow("large") << 100.0F;
    QTest::newRow("beyond what exp can hold") << 1e30F;
}

void LossTest::softmaxSumsToOne()
{
    QFETCH(float, scale);
    const std::vector<float> factors { -1, 0.5F, 0.75F, 1, -0.25F, 0, 0.125F, 0.9F, -0.6F, 0.3F };
    std::vector<float> values;
    for (const float factor : factors)
        values.push_back(scale * factor);
    kernels::softmax(1, values.size(), values.data(), values.data());
    QVERIFY(std::abs(std::accumulate(values.begin(), values.end(), 0.0) - 1.0) < 1e-6);
    for (const float value : values)
        QVERIFY(value >= 0 && value <= 1);
}

void LossTest::softmaxIgnoresShifts()
{
    // Whole numbers, so that the shifted logits are exact.
    const std::vector<float> logits { 1, -2, 3, 0, 5, 4, -1 };
    std::vector<float> shifted = logits;
    for (float& logit : shifted)
        logit += 1024;
    std::vector<float> plain(logits.size());
    kernels::softmax(1, logits.size(), logits.data(), plain.data());
    kernels::softmax(1, logits.size(), shifted.data(), shifted.data());
    QCOMPARE(shifted, plain);
}

void LossTest::softmaxOfKnownLogits()
{
    // exp of log 1, log 2, log 5 and their sum 8; the second row is the first one in another order.
    const std::vector<double> logits { 0, std::log(2.0), std::log(5.0), std::log(5.0), 0,
        std::log(2.0) };
    std::vector<double> probabilities(6);
    kernels::softmax(2, 3, logits.data(), probabilities.data());
    const std::vector<double> expected { 0.125, 0.25, 0.625, 0.625, 0.125, 0.25 };
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(std::abs(probabilities[i] - expected[i]) < 1e-12);
}

void LossTest::softmaxKeepsNotANumber()
{
    std::vector<float> values { 1, std::numeric_limits<float>::quiet_NaN(), 2 };
    kernels::softmax(1, values.size(), values.data(), values.data());
    QVERIFY(std::isnan(values[0]) && std::isnan(values[2]));
}

void LossTest::crossEntropyOfHugeLogits_data()
{
    QTest::addColumn<std::vector<float>>("logits");
    QTest::addColumn<int>("label");
    QTest::addColumn<double>("expected");
    QTest::newRow("equal: log 2") << std::vector<float> { 0, 0 } << 0 << std::log(2.0);
    QTest::newRow("equal and huge: log 2")
        << std::vector<float> { 3e4F, 3e4F } << 1 << std::log(2.0);
    QTest::newRow("surely right") << std::vector<float> { 1e20F, -1e20F } << 0 << 0.0;
    QTest::newRow("surely wrong: the distance of the logits")
        << std::vector<float> { 5000, -5000 } << 1 << 10'000.0;
    QTest::newRow("far below zero")
        << std::vector<float> { -1e6F, -1e6F, -1e6F } << 2 << std::log(3.0);
}

void LossTest::crossEntropyOfHugeLogits()
{
    QFETCH(std::vector<float>, logits);
    QFETCH(int, label);
    QFETCH(double, expected);
    const auto index = static_cast<std::uint8_t>(label);
    const double loss = kernels::crossEntropySum(1, logits.size(), logits.data(), &index);
    QVERIFY(std::abs(loss - expected) < 1e-6);
}

void LossTest::gradientIsProbabilityLessOneHot()
{
    const std::vector<std::uint8_t> labels { 1, 0 };
    std::vector<float> values { 0.25F, 0.75F, 0.5F, 0.5F };
    kernels::crossEntropyBackward(2, 2, labels.data(), values.data());
    QCOMPARE(values, (std::vector<float> { 0.125F, -0.125F, -0.25F, 0.25F }));
}

INKLING_TEST(LossTest, QCoreApplication)
#include "loss_test.moc"
