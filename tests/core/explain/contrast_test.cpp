// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/contrast.h"

#include "tests/support/random_model.h"
#include "tests/support/random_network.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace inkling;

class ContrastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void contributionsAndBiasAddUpToTheLead()
    {
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const Model model = test::randomNetwork({ Activation::Relu }, 50, seed);
            const EvidenceMaps maps = EvidenceFinder().find(model, test::randomDigit(seed));
            const Contrast contrast = contrastOf(maps, 4, 9);
            const double sum = std::accumulate(
                contrast.contributions.begin(), contrast.contributions.end(), 0.0);
            QVERIFY(std::abs(sum + static_cast<double>(contrast.bias)
                        - static_cast<double>(maps.logits[4] - maps.logits[9]))
                < 1e-4);
            QCOMPARE(contrast.lead, maps.logits[4] - maps.logits[9]);
        }
    }

    void aClassAgainstItsRivalIsTheOppositeOfTheRivalAgainstIt()
    {
        const Model model = test::randomNetwork({ Activation::Tanh }, 50, 3);
        const EvidenceMaps maps = EvidenceFinder().find(model, test::randomDigit(3));
        const Contrast one = contrastOf(maps, 2, 6);
        const Contrast other = contrastOf(maps, 6, 2);
        for (std::size_t pixel = 0; pixel < 784; ++pixel)
            QCOMPARE(one.slopes[pixel], -other.slopes[pixel]);
        QCOMPARE(one.deciding, other.deciding);
    }

    void theDecidingPixelsAreTheStrongest()
    {
        // Class 1 likes pixel 50 a little, class 2 dislikes pixel 60 much; pixel 70 matters most but has no ink.
        Model model = test::randomNetwork({}, 0, 1, 0);
        model.mlp.layers[0].weights[1 * 784 + 50] = 1;
        model.mlp.layers[0].weights[2 * 784 + 60] = -3;
        model.mlp.layers[0].weights[1 * 784 + 70] = 100;
        GrayImage image(28, 28);
        image.pixels[50] = 255;
        image.pixels[60] = 255;
        const Contrast contrast = contrastOf(EvidenceFinder().find(model, image), 1, 2);
        QCOMPARE(contrast.deciding, (std::vector<std::size_t> { 60, 50 }));
        QCOMPARE(contrast.contributions[60], 3.0F);
        QCOMPARE(contrastOf(EvidenceFinder().find(model, image), 1, 2, 1).deciding,
            (std::vector<std::size_t> { 60 }));
    }
};

INKLING_TEST(ContrastTest, QCoreApplication)
#include "contrast_test.moc"
