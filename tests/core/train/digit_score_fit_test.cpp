// SPDX-License-Identifier: GPL-3.0-or-later
// The score that tells digits from what is none: on features whose answer is known, and after a training.
#include "core/train/digit_score_fit.h"

#include "core/base/thread_team.h"
#include "core/model/predict.h"
#include "core/train/trainer.h"
#include "core/train/training_provenance.h"
#include "tests/support/bars_data.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace inkling;
using namespace inkling::test;

namespace {

/// Digits have more of the first feature, in \p unit, than what is none; the second feature says nothing, the third is
/// always 0. The two kinds overlap.
ScoredFeatures overlapping(float unit)
{
    ScoredFeatures features;
    features.width = 3;
    Random random(5);
    constexpr int count = 3000;
    for (int i = 0; i < count; ++i) {
        const bool isDigit = i % 3 == 0; // a third of them
        const float signal = random.uniform(0, 1) + (isDigit ? 0.75F : 0);
        features.rows.insert(features.rows.end(), { signal * unit, random.uniform(0, 1), 0 });
        features.isDigit.push_back(isDigit);
    }
    return features;
}

std::vector<float> scoresOf(const DigitScore& score, const ScoredFeatures& features, bool digits)
{
    std::vector<float> scores;
    for (std::size_t i = 0; i < features.isDigit.size(); ++i) {
        if (features.isDigit[i] != digits)
            continue;
        float z = score.bias;
        for (std::size_t k = 0; k < features.width; ++k)
            z += score.weights[k] * features.rows[i * features.width + k];
        scores.push_back(z);
    }
    return scores;
}

double shareBelowZero(const std::vector<float>& scores)
{
    const auto below = std::count_if(scores.begin(), scores.end(), [](float z) { return z < 0; });
    return static_cast<double>(below) / static_cast<double>(scores.size());
}

// Of noise, grays of less than 100.
constexpr std::uint8_t faintInk = 170;

/// Images of noise alone.
DataSet noiseDataSet(std::size_t count, std::uint64_t seed)
{
    DataSet data;
    const int source = data.sourceIndex("noise");
    Random random(seed);
    for (std::size_t i = 0; i < count; ++i) {
        std::array<std::uint8_t, digitPixels> image {};
        for (std::uint8_t& pixel : image)
            pixel = static_cast<std::uint8_t>(random.below(100));
        data.appendImage(
            image, { unknownLabel, unknownWriter, source, static_cast<std::uint32_t>(i) });
    }
    return data;
}

Model trainedOnBarsAndNoise(double& trainAccuracy, const DataSet& heldOut = barsDataSet(200, 2))
{
    Recipe recipe = barsRecipe();
    recipe.data.push_back({ "noise", 1, {}, false, true });
    recipe.epochs = 12;
    TrainingData data { { barsDataSet(1000, 1), noiseDataSet(1000, 3) },
        { heldOut, noiseDataSet(200, 4) } };
    const Result<TrainingOutcome> outcome = train({ .recipe = recipe, .data = data }, {});
    if (!outcome)
        return {};
    trainAccuracy = outcome->last.trainAccuracy;
    return modelOf(recipe, *outcome);
}

/// Bars so faint that noise comes close: digits of a hand that was not learned from.
DataSet faintBars(std::size_t count, std::uint64_t seed)
{
    const DataSet bars = barsDataSet(count, seed);
    DataSet data;
    data.sourceIndex("faint bars");
    for (std::size_t i = 0; i < bars.size(); ++i) {
        std::array<std::uint8_t, digitPixels> image {};
        std::copy_n(bars.pixels(i).begin(), digitPixels, image.begin());
        for (std::uint8_t& pixel : image)
            pixel = std::min(pixel, faintInk);
        data.appendImage(image, bars.info(i));
    }
    return data;
}

GrayImage imageOf(const DataSet& data, std::size_t i)
{
    GrayImage image(digitSide, digitSide);
    const DigitView pixels = data.pixels(i);
    image.pixels.assign(pixels.begin(), pixels.end());
    return image;
}

} // namespace

class DigitScoreFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatTells();
    void countsBothKindsTheSame();
    void doesNotDependOnUnits();
    void needsBothKinds();
    void learnsFromWhatIsNoDigit();
    void learnsFromAllThatIsNoDigit();
    void heldOutDigitsSayHowLowToGo();
    void staysUndecidedAboutWhatIsNoDigit();
};

void DigitScoreFitTest::findsWhatTells()
{
    const ScoredFeatures features = overlapping(1);
    const auto score = fitDigitScore(features);
    QVERIFY(score);
    QCOMPARE(score->weights.size(), std::size_t { 3 });
    QVERIFY(score->weights[0] > 10 * std::abs(score->weights[1]));
    QCOMPARE(score->weights[2], 0.0F);
    // Digits lie in 0.75 to 1.75, the rest in 0 to 1: cut in the middle of both, seven eighths of the rest are told.
    QVERIFY(std::abs(shareBelowZero(scoresOf(*score, features, false)) - 0.875) < 0.03);
}

void DigitScoreFitTest::countsBothKindsTheSame()
{
    // There are two of the others for each digit; as both overlap alike, the same share of each is on the wrong side.
    const ScoredFeatures features = overlapping(1);
    const auto score = fitDigitScore(features);
    QVERIFY(score);
    const double missed = shareBelowZero(scoresOf(*score, features, true));
    const double passed = 1 - shareBelowZero(scoresOf(*score, features, false));
    QVERIFY(missed > 0.05 && passed > 0.05);
    QVERIFY(std::abs(missed - passed) < 0.03);
}

void DigitScoreFitTest::doesNotDependOnUnits()
{
    const auto plain = fitDigitScore(overlapping(1));
    const auto scaled = fitDigitScore(overlapping(1024)); // a power of two rounds nothing
    QVERIFY(plain && scaled);
    QCOMPARE(scaled->bias, plain->bias);
    QCOMPARE(scaled->weights[0] * 1024, plain->weights[0]);
}

void DigitScoreFitTest::needsBothKinds()
{
    ScoredFeatures features = overlapping(1);
    std::fill(features.isDigit.begin(), features.isDigit.end(), true);
    QVERIFY(!fitDigitScore(features));
    std::fill(features.isDigit.begin(), features.isDigit.end(), false);
    QVERIFY(!fitDigitScore(features));
}

void DigitScoreFitTest::learnsFromWhatIsNoDigit()
{
    double trainAccuracy = 0;
    const Model model = trainedOnBarsAndNoise(trainAccuracy);
    QVERIFY(model.digitScore);
    // Half of what was shown has no label that could be read rightly.
    QVERIFY(trainAccuracy > 0.95);
    const DataSet bars = barsDataSet(200, 6);
    const DataSet noise = noiseDataSet(200, 7);
    int right = 0;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        right += predict(model, imageOf(bars, i)).isDigit.value_or(0) >= 0.5F ? 1 : 0;
        right += predict(model, imageOf(noise, i)).isDigit.value_or(1) < 0.5F ? 1 : 0;
    }
    QVERIFY(right >= 390);
}

void DigitScoreFitTest::learnsFromAllThatIsNoDigit()
{
    double trainAccuracy = 0;
    const Model model = trainedOnBarsAndNoise(trainAccuracy);
    Recipe recipe = barsRecipe();
    recipe.data.push_back({ "noise", 1, {}, false, true });
    const TrainingData data { { barsDataSet(1000, 1), noiseDataSet(1000, 3) },
        { barsDataSet(200, 2), noiseDataSet(200, 4) } };
    ThreadTeam team(1);
    const auto fit = [&](double weight) {
        recipe.data.back().weight = weight;
        return fitDigitScore(model.mlp, recipe, makePools(recipe, data, {}), team);
    };
    const std::optional<DigitScore> often = fit(1);
    const std::optional<DigitScore> seldom = fit(0.01);
    QVERIFY(often && seldom);
    // Only the order of the digits, and so of sums, is another.
    for (std::size_t i = 0; i < often->weights.size(); ++i)
        QVERIFY(std::abs(often->weights[i] - seldom->weights[i]) < 1e-2F);
}

void DigitScoreFitTest::heldOutDigitsSayHowLowToGo()
{
    const DataSet faint = faintBars(1000, 2);
    const auto missed = [&faint](const Model& model) {
        int count = 0;
        for (std::size_t i = 0; i < faint.size(); ++i)
            count += predict(model, imageOf(faint, i)).isDigit.value_or(0) < digitFrom ? 1 : 0;
        return count;
    };
    double trainAccuracy = 0;
    // What was learned is the same; only what is held out differs.
    QVERIFY(missed(trainedOnBarsAndNoise(trainAccuracy, {})) > 20);
    QCOMPARE(missed(trainedOnBarsAndNoise(trainAccuracy, faint)), 2); // 0.2 % of 1000
}

void DigitScoreFitTest::staysUndecidedAboutWhatIsNoDigit()
{
    double trainAccuracy = 0;
    const Model model = trainedOnBarsAndNoise(trainAccuracy);
    const DataSet noise = noiseDataSet(50, 8);
    for (std::size_t i = 0; i < noise.size(); ++i) {
        const Prediction prediction = predict(model, imageOf(noise, i));
        QVERIFY(prediction.probabilities.at(static_cast<std::size_t>(prediction.digit)) < 0.5F);
    }
}

INKLING_TEST(DigitScoreFitTest, QCoreApplication)
#include "digit_score_fit_test.moc"
