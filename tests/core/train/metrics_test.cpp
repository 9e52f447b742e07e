// SPDX-License-Identifier: GPL-3.0-or-later
// Error, cross-entropy, confusion and calibration error on cases worked out by hand.
#include "core/train/metrics.h"

#include "core/data/data_set.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>

using namespace inkling;

namespace {

/// Ten probabilities: \p winner gets \p confidence, the others share the rest.
std::array<float, classCount> sure(std::size_t winner, float confidence)
{
    std::array<float, classCount> probabilities {};
    probabilities.fill((1 - confidence) / (classCount - 1));
    probabilities[winner] = confidence;
    return probabilities;
}

} // namespace

class MetricsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingCountedIsNoError();
    void countsErrorsAndConfusion();
    void calibrationErrorOfAHandMadeCase();
    void addingTalliesEqualsCountingAll();
    void evaluatesEverySampleOnce();
};

void MetricsTest::nothingCountedIsNoError()
{
    const Evaluation evaluation = Tally().evaluation();
    QCOMPARE(evaluation.samples, std::size_t { 0 });
    QCOMPARE(evaluation.errorPercent(), 0.0);
    QCOMPARE(evaluation.calibrationErrorPercent, 0.0);
}

void MetricsTest::countsErrorsAndConfusion()
{
    Tally tally;
    tally.add(sure(7, 0.9F), 7, 0.25);
    tally.add(sure(7, 0.9F), 1, 0.75);
    tally.add(sure(1, 0.9F), 1, 0.5);
    tally.add(sure(9, 0.9F), 4, 2.5);
    const Evaluation evaluation = tally.evaluation();
    QCOMPARE(evaluation.samples, std::size_t { 4 });
    QCOMPARE(evaluation.errors, std::size_t { 2 });
    QCOMPARE(evaluation.errorPercent(), 50.0);
    QCOMPARE(evaluation.crossEntropy, 1.0);
    QCOMPARE(evaluation.confusion[7][7], std::size_t { 1 });
    QCOMPARE(evaluation.confusion[1][7], std::size_t { 1 });
    QCOMPARE(evaluation.confusion[1][1], std::size_t { 1 });
    QCOMPARE(evaluation.confusion[4][9], std::size_t { 1 });
}

void MetricsTest::calibrationErrorOfAHandMadeCase()
{
    // Bin (14/15, 1]: confidences 0.95 and 0.97, one right: |0.5 - 0.96| = 0.46 for two of four samples.
    // Bin (7/15, 8/15]: confidence 0.5, right: 0.5 for one. Bin (9/15, 10/15]: 0.625, right: 0.375 for one.
    // Together (2 · 0.46 + 0.5 + 0.375) / 4 = 0.44875.
    Tally tally;
    tally.add(sure(0, 0.95F), 0, 0);
    tally.add(sure(1, 0.97F), 2, 0);
    tally.add(sure(2, 0.5F), 2, 0);
    tally.add(sure(3, 0.625F), 3, 0);
    QVERIFY(std::abs(tally.evaluation().calibrationErrorPercent - 44.875) < 1e-4);

    Tally certain;
    certain.add(sure(4, 1.0F), 4, 0); // the upper end of the last bin
    QCOMPARE(certain.evaluation().calibrationErrorPercent, 0.0);
}

void MetricsTest::addingTalliesEqualsCountingAll()
{
    Tally first;
    Tally second;
    Tally both;
    for (std::size_t i = 0; i < 40; ++i) {
        const auto probabilities = sure(i % 10, 0.25F + 0.0125F * static_cast<float>(i));
        const auto label = static_cast<std::uint8_t>(i % 7);
        (i < 15 ? first : second).add(probabilities, label, 0.5);
        both.add(probabilities, label, 0.5);
    }
    first.add(second);
    const Evaluation sum = first.evaluation();
    const Evaluation all = both.evaluation();
    QCOMPARE(sum.errors, all.errors);
    QVERIFY(sum.confusion == all.confusion);
    QVERIFY(std::abs(sum.calibrationErrorPercent - all.calibrationErrorPercent) < 1e-9);
    QCOMPARE(sum.crossEntropy, 0.5);
}

void MetricsTest::evaluatesEverySampleOnce()
{
    // A model that reads the first ten pixels as the answer, and 600 images: more than two batches and a rest.
    Model model;
    model.mlp.layers.push_back({ static_cast<int>(digitPixels), classCount, Activation::Identity,
        std::vector<float>(digitPixels * classCount), std::vector<float>(classCount) });
    for (std::size_t digit = 0; digit < classCount; ++digit)
        model.mlp.layers[0].weights[digit * digitPixels + digit] = 20;
    DataSet data;
    const int source = data.sourceIndex("made");
    for (std::uint32_t i = 0; i < 600; ++i) {
        std::array<std::uint8_t, digitPixels> image {};
        image[i % 10] = 255;
        const int label
            = i % 100 == 0 ? 5 : static_cast<int>(i % 10); // six of 600 are labeled wrong
        data.appendImage(image, { label, unknownWriter, source, i });
    }
    data.appendImage(
        std::array<std::uint8_t, digitPixels> {}, { unknownLabel, unknownWriter, source, 600 });
    const Evaluation evaluation = evaluate(model, data);
    for (int threads : { 1, 2, 3 })
        QVERIFY(evaluate(model, data, threads) == evaluation);
    QCOMPARE(evaluation.samples, std::size_t { 600 });
    QCOMPARE(evaluation.errors, std::size_t { 6 });
    QCOMPARE(evaluation.confusion[5][0], std::size_t { 6 });
    // 594 cost log(1 + 9 e^-20), about 2e-8; six cost 20 more.
    QVERIFY(std::abs(evaluation.crossEntropy - 0.2) < 1e-6);
}

INKLING_TEST(MetricsTest, QCoreApplication)
#include "metrics_test.moc"
