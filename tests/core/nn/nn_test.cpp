// SPDX-License-Identifier: GPL-3.0-or-later
// The forward pass on networks small enough to work out by hand, first weights, and the optimizer.
#include "core/nn/forward.h"
#include "core/nn/initialize.h"
#include "core/nn/softmax.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <vector>

using namespace inkling;

namespace {

/// Two inputs, two rectifiers, two outputs.
Mlp smallMlp()
{
    return { { { 2, 2, Activation::Relu, { 1, -1, 2, 1 }, { 0, -1 } },
        { 2, 2, Activation::Identity, { 1, 2, -1, 3 }, { 0.5F, 0 } } } };
}

double varianceOf(const std::vector<float>& values)
{
    double sum = 0;
    double squares = 0;
    for (const float value : values) {
        sum += static_cast<double>(value);
        squares += static_cast<double>(value) * static_cast<double>(value);
    }
    const auto count = static_cast<double>(values.size());
    return squares / count - sum / count * sum / count;
}

} // namespace

class NnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void activationNamesGoBothWays();
    void forwardOfKnownWeights();
    void oneSampleAgreesWithItsMinibatch();
    void temperatureDividesLogits();
    void firstWeightsFitTheActivation_data();
    void firstWeightsFitTheActivation();
    void softmaxRegressionStartsFromZero();
    void sameSeedGivesSameWeights();
};

void NnTest::activationNamesGoBothWays()
{
    for (const Activation activation :
        { Activation::Identity, Activation::Sigmoid, Activation::Tanh, Activation::Relu })
        QVERIFY(activationNamed(nameOf(activation)) == activation);
    QVERIFY(!activationNamed("ReLU"));
    QVERIFY(!activationNamed(""));
}

void NnTest::forwardOfKnownWeights()
{
    // Hidden: relu(3 - 1) = 2, relu(6 + 1 - 1) = 6. Logits: 2 + 12 + 0.5 and -2 + 18.
    QCOMPARE(logitsOf(smallMlp(), std::vector<float> { 3, 1 }), (std::vector<float> { 14.5F, 16 }));
    // Hidden: relu(-3 - 1) = 0, relu(-6 + 1 - 1) = 0.
    QCOMPARE(logitsOf(smallMlp(), std::vector<float> { -3, 1 }), (std::vector<float> { 0.5F, 0 }));
}

void NnTest::oneSampleAgreesWithItsMinibatch()
{
    const std::vector<HiddenLayer> hidden { { 37, Activation::Tanh }, { 12, Activation::Sigmoid } };
    const Mlp mlp = initializedMlp({ 784, 10 }, hidden, 5);
    std::vector<float> samples(std::size_t { 3 } * 784);
    for (std::size_t i = 0; i < samples.size(); i += 5)
        samples[i] = static_cast<float>(i % 17) / 16.0F;
    Activations activations;
    const std::span<const float> logits = forward<float>(mlp, samples, 3, activations);
    for (std::size_t i = 0; i < 3; ++i) {
        const std::vector<float> alone
            = logitsOf(mlp, std::span<const float>(samples).subspan(i * 784, 784));
        for (std::size_t k = 0; k < 10; ++k)
            QVERIFY(std::abs(alone[k] - logits[i * 10 + k])
                < 1e-4F); // sums of 784 products in two orders
    }
}

void NnTest::temperatureDividesLogits()
{
    // softmax of log 1 and log 3, once from logits twice as large.
    const auto log3 = static_cast<float>(std::log(3.0));
    const std::vector<float> logits { 0, 2 * log3 };
    std::vector<float> probabilities(2);
    softmax(logits, 2, probabilities);
    QVERIFY(std::abs(probabilities[0] - 0.25F) < 1e-6F);
    QVERIFY(std::abs(probabilities[1] - 0.75F) < 1e-6F);
    QVERIFY(std::abs(crossEntropy(logits, 2, 0) - std::log(4.0)) < 1e-6);
}

void NnTest::firstWeightsFitTheActivation_data()
{
    QTest::addColumn<int>("activation");
    QTest::addColumn<double>("variance");
    // He: 2 / inputs. Glorot: 2 / (inputs + outputs).
    QTest::newRow("relu") << static_cast<int>(Activation::Relu) << 2.0 / 784;
    QTest::newRow("tanh") << static_cast<int>(Activation::Tanh) << 2.0 / (784 + 300);
    QTest::newRow("sigmoid") << static_cast<int>(Activation::Sigmoid) << 2.0 / (784 + 300);
}

void NnTest::firstWeightsFitTheActivation()
{
    QFETCH(int, activation);
    QFETCH(double, variance);
    const std::vector<HiddenLayer> hidden { { 300, static_cast<Activation>(activation) } };
    const Mlp mlp = initializedMlp({ 784, 10 }, hidden, 1);
    const double found = varianceOf(mlp.layers[0].weights);
    // The variance of 235,200 nearly normal numbers is known to about 0.3 %; 2 % is six times that.
    QVERIFY(std::abs(found / variance - 1) < 0.02);
    QCOMPARE(mlp.layers[0].bias, std::vector<float>(300));
    QVERIFY(varianceOf(mlp.layers[1].weights) > 0);
}

void NnTest::softmaxRegressionStartsFromZero()
{
    const Mlp mlp = initializedMlp({ 784, 10 }, {}, 1);
    QCOMPARE(mlp.layers.size(), std::size_t { 1 });
    QCOMPARE(mlp.layers[0].weights, std::vector<float>(7840));
    QVERIFY(mlp.layers[0].activation == Activation::Identity);
}

void NnTest::sameSeedGivesSameWeights()
{
    const std::vector<HiddenLayer> hidden { { 20, Activation::Relu } };
    QVERIFY(initializedMlp({ 30, 10 }, hidden, 7) == initializedMlp({ 30, 10 }, hidden, 7));
    QVERIFY(!(initializedMlp({ 30, 10 }, hidden, 7) == initializedMlp({ 30, 10 }, hidden, 8)));
}

INKLING_TEST(NnTest, QCoreApplication)
#include "nn_test.moc"
