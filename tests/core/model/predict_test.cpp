// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/predict.h"

#include "tests/support/random_model.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace inkling;
using inkling::test::randomDigit;
using inkling::test::randomModel;

namespace {

/// A model whose logits are the biases, whatever the image.
Model constantModel(const std::vector<float>& logits)
{
    Model model;
    model.mlp.layers.push_back(
        { 784, classCount, Activation::Identity, std::vector<float>(7840), logits });
    return model;
}

} // namespace

class PredictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // The sum over all pixels, in double and without a library, against the way that everybody uses.
    void logitsAreTheWeightedSums()
    {
        const Model model = randomModel({});
        const GrayImage image = randomDigit(2);
        const Prediction prediction = predict(model, image);
        const DenseLayer& layer = model.mlp.layers.front();
        for (std::size_t digit = 0; digit < classCount; ++digit) {
            auto logit = static_cast<double>(layer.bias[digit]);
            for (std::size_t pixel = 0; pixel < 784; ++pixel)
                logit += static_cast<double>(layer.weights[digit * 784 + pixel])
                    * image.pixels[pixel] / 255.0;
            QVERIFY(std::abs(static_cast<double>(prediction.logits[digit]) - logit) < 1e-5);
        }
    }

    void probabilitiesSumToOne()
    {
        const Prediction prediction = predict(randomModel({ 32, 16 }), randomDigit(3));
        const float sum = std::accumulate(
            prediction.probabilities.begin(), prediction.probabilities.end(), 0.0F);
        QVERIFY(std::abs(sum - 1.0F) < 1e-5F);
        QVERIFY(!prediction.isDigit);
    }

    // e^2 / (e^2 + e^1 + 8 e^0) and, at temperature 2, e^1 / (e^1 + e^0.5 + 8 e^0).
    void temperatureSoftens_data()
    {
        QTest::addColumn<float>("temperature");
        QTest::addColumn<float>("winner");
        QTest::newRow("1") << 1.0F << 0.408070F;
        QTest::newRow("2") << 2.0F << 0.219801F;
    }

    void temperatureSoftens()
    {
        QFETCH(float, temperature);
        QFETCH(float, winner);
        Model model = constantModel({ 0, 0, 0, 2, 0, 0, 1, 0, 0, 0 });
        model.temperature = temperature;
        const Prediction prediction = predict(model, GrayImage(28, 28));
        QCOMPARE(prediction.digit, 3);
        QCOMPARE(prediction.runnerUp, 6);
        QVERIFY(std::abs(prediction.probabilities[3] - winner) < 1e-5F);
    }

    void certainty_data()
    {
        QTest::addColumn<float>("winner");
        QTest::addColumn<float>("runnerUp");
        QTest::addColumn<int>("certainty");
        QTest::newRow("sure") << 0.95F << 0.03F << static_cast<int>(Certainty::Certain);
        QTest::newRow("just sure") << 0.91F << 0.09F << static_cast<int>(Certainty::Certain);
        QTest::newRow("one comes close")
            << 0.9F << 0.1F << static_cast<int>(Certainty::RunnerUpClose);
        QTest::newRow("many come near") << 0.5F << 0.08F << static_cast<int>(Certainty::Doubtful);
    }

    void certainty()
    {
        QFETCH(float, winner);
        QFETCH(float, runnerUp);
        QFETCH(int, certainty);
        Prediction prediction;
        prediction.digit = 4;
        prediction.runnerUp = 9;
        prediction.probabilities[4] = winner;
        prediction.probabilities[9] = runnerUp;
        QCOMPARE(static_cast<int>(certaintyOf(prediction)), certainty);
    }

    void winnerAndRunnerUp_data()
    {
        QTest::addColumn<QList<float>>("logits");
        QTest::addColumn<int>("digit");
        QTest::addColumn<int>("runnerUp");
        QTest::newRow("first and last") << QList<float> { 5, 0, 0, 0, 0, 0, 0, 0, 0, 4 } << 0 << 9;
        QTest::newRow("last and first") << QList<float> { 4, 0, 0, 0, 0, 0, 0, 0, 0, 5 } << 9 << 0;
        QTest::newRow("all alike") << QList<float> { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 } << 0 << 1;
        QTest::newRow("all negative")
            << QList<float> { -9, -8, -7, -6, -5, -4, -3, -2, -1, -10 } << 8 << 7;
        QTest::newRow("huge") << QList<float> { 0, 0, 1e30F, 0, 9e29F, 0, 0, 0, 0, 0 } << 2 << 4;
    }

    void winnerAndRunnerUp()
    {
        QFETCH(QList<float>, logits);
        QFETCH(int, digit);
        QFETCH(int, runnerUp);
        const Prediction prediction
            = predict(constantModel({ logits.begin(), logits.end() }), GrayImage(28, 28));
        QCOMPARE(prediction.digit, digit);
        QCOMPARE(prediction.runnerUp, runnerUp);
        for (const float probability : prediction.probabilities)
            QVERIFY(std::isfinite(probability));
    }
};

INKLING_TEST(PredictTest, QCoreApplication)
#include "predict_test.moc"
