// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/learning_step.h"

#include "core/explain/evidence.h"
#include "core/nn/softmax.h"
#include "tests/support/random_model.h"
#include "tests/support/random_network.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace inkling;

class LearningStepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void withoutHiddenLayersTheChangeIsErrorTimesGray()
    {
        const Model model = test::randomNetwork({}, 0, 4);
        const GrayImage image = test::randomDigit(4);
        const std::vector<float> grays = graysOf(image);
        const LearningStep step = learnOnce(model, image, { 7, 0.05F });
        for (std::size_t c = 0; c < classCount; ++c) {
            const float y = c == 7 ? 1.0F : 0.0F;
            QCOMPARE(step.oneHot.at(c), y);
            QCOMPARE(step.error.at(c), step.before.at(c) - y);
            for (std::size_t pixel = 0; pixel < 784; ++pixel) {
                const float expected = -0.05F * step.error.at(c) * grays[pixel];
                QVERIFY(std::abs(step.mapChange[c * 784 + pixel] - expected) < 1e-6F);
            }
        }
        QVERIFY(std::abs(std::accumulate(step.error.begin(), step.error.end(), 0.0F)) < 1e-5F);
    }

    void aSmallStepLowersTheLossByRateTimesSquaredGradient()
    {
        for (const auto& hidden : { std::vector<Activation> {}, { Activation::Relu },
                 { Activation::Tanh, Activation::Sigmoid } }) {
            const Model model = test::randomNetwork(hidden, 40, 8);
            const GrayImage image = test::randomDigit(8);
            constexpr float rate = 1e-4F;
            const LearningStep step = learnOnce(model, image, { 2, rate });
            // First order of Taylor's series: loss(w - η g) = loss(w) - η g².
            const double expected
                = static_cast<double>(rate) * step.gradientNorm * step.gradientNorm;
            QVERIFY2(std::abs((step.lossBefore - step.lossAfter) / expected - 1) < 0.05,
                qPrintable(QStringLiteral("%1 for %2")
                               .arg(step.lossBefore - step.lossAfter)
                               .arg(expected)));
            QVERIFY(step.improved());
        }
    }

    void theModelInUseStaysAndTheLearnedOneSaysWhatTheStepSays()
    {
        Model model = test::randomNetwork({ Activation::Relu }, 40, 8);
        model.temperature = 2; // training does not look at it
        const Model copy = model;
        const GrayImage image = test::randomDigit(5);
        const LearningStep step = learnOnce(model, image, { 1, 0.1F });
        QVERIFY(model.mlp == copy.mlp);
        QVERIFY(step.model->mlp.layers[0].weights != model.mlp.layers[0].weights);
        QCOMPARE(step.model->temperature, 2.0F);
        const EvidenceMaps after = EvidenceFinder().find(*step.model, image);
        QCOMPARE(after.logits, step.logitsAfter);
        std::array<float, classCount> p {};
        softmax(after.logits, 1, p);
        QCOMPARE(p, step.after);
        QVERIFY(step.after[1] > step.before[1]);
    }
};

INKLING_TEST(LearningStepTest, QCoreApplication)
#include "learning_step_test.moc"
