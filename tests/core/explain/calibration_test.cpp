// SPDX-License-Identifier: GPL-3.0-or-later
// The temperature that calibrates: where the answer is known.
#include "core/explain/calibration.h"

#include "core/base/random.h"
#include "core/nn/softmax.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace inkling;

namespace {

/// Labels drawn from the probabilities themselves, logits then multiplied by \p temperature: dividing by it calibrates.
std::vector<LabeledLogits> drawn(float temperature)
{
    constexpr int count = 20'000;
    std::vector<LabeledLogits> samples;
    Random random(11);
    for (int i = 0; i < count; ++i) {
        LabeledLogits sample;
        for (float& logit : sample.logits)
            logit = random.uniform(-3, 3);
        std::array<float, classCount> probabilities {};
        softmax(sample.logits, 1, probabilities);
        float rest = random.uniform(0, 1);
        while (sample.label < classCount - 1
            && rest >= probabilities.at(static_cast<std::size_t>(sample.label)))
            rest -= probabilities.at(static_cast<std::size_t>(sample.label++));
        for (float& logit : sample.logits)
            logit *= temperature;
        samples.push_back(sample);
    }
    return samples;
}

double crossEntropy(const std::vector<LabeledLogits>& samples, float temperature)
{
    double sum = 0;
    for (const LabeledLogits& sample : samples) {
        std::array<float, classCount> probabilities {};
        softmax(sample.logits, temperature, probabilities);
        sum -= std::log(
            static_cast<double>(probabilities.at(static_cast<std::size_t>(sample.label))));
    }
    return sum;
}

} // namespace

class CalibrationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheTemperature_data();
    void findsTheTemperature();
    void noOtherDoesBetter();
    void endsOfTheRange();
};

void CalibrationTest::findsTheTemperature_data()
{
    QTest::addColumn<float>("temperature");
    for (const float temperature : { 0.25F, 0.8F, 1.0F, 1.7F, 6.0F })
        QTest::addRow("%g", static_cast<double>(temperature)) << temperature;
}

void CalibrationTest::findsTheTemperature()
{
    QFETCH(float, temperature);
    const float found = bestTemperature(drawn(temperature));
    QVERIFY(std::abs(found / temperature - 1) < 0.03F); // what 20,000 draws leave open
}

void CalibrationTest::noOtherDoesBetter()
{
    const std::vector<LabeledLogits> samples = drawn(1.7F);
    const float best = bestTemperature(samples);
    for (const float factor : { 0.9F, 0.99F, 1.01F, 1.1F })
        QVERIFY(crossEntropy(samples, best * factor) > crossEntropy(samples, best));
}

void CalibrationTest::endsOfTheRange()
{
    QCOMPARE(bestTemperature({}), 1.0F);
    std::vector<LabeledLogits> samples(1);
    samples.front().logits[3] = 1;
    samples.front().label = 3; // right: the colder the better
    QVERIFY(std::abs(bestTemperature(samples) - 0.05F) < 1e-6F);
    samples.front().label = 4; // wrong: the hotter the better
    QVERIFY(std::abs(bestTemperature(samples) - 20) < 1e-3F);
}

INKLING_TEST(CalibrationTest, QCoreApplication)
#include "calibration_test.moc"
