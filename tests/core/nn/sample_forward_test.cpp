// SPDX-License-Identifier: GPL-3.0-or-later
// One sample after another by the layout made for it: what forward computes, but for rounding.
#include "core/nn/sample_forward.h"

#include "core/nn/initialize.h"
#include "tests/support/random_network.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace inkling;
using namespace inkling::test;

class SampleForwardTest : public QObject {
    Q_OBJECT

private:
    /// An image of which about one pixel in six is lit.
    static std::vector<float> image(std::uint64_t seed)
    {
        Random random(seed);
        std::vector<float> grays(784, 0.0F);
        for (float& gray : grays) {
            if (random.below(6) == 0)
                gray = random.uniform(0, 1);
        }
        return grays;
    }

    static void compareWithForward(const Mlp& mlp)
    {
        const SampleForward forward(mlp);
        Activations expected;
        Activations found;
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            const std::vector<float> grays = image(seed);
            logitsOf(mlp, grays, expected);
            const std::span<const float> logits = forward.run(grays, found);
            QCOMPARE(logits.size(), std::size_t { classCount });
            QCOMPARE(found.outputs.size(), expected.outputs.size());
            for (std::size_t l = 0; l < expected.outputs.size(); ++l) {
                QCOMPARE(found.outputs[l].size(), expected.outputs[l].size());
                for (std::size_t i = 0; i < expected.outputs[l].size(); ++i)
                    QVERIFY(std::abs(found.outputs[l][i] - expected.outputs[l][i]) < 1e-4F);
            }
        }
    }

private Q_SLOTS:

    void allLayersPutOutTheSame_data()
    {
        QTest::addColumn<std::vector<Activation>>("hidden");
        QTest::newRow("softmax regression") << std::vector<Activation> {};
        QTest::newRow("rectifiers")
            << std::vector { Activation::Relu, Activation::Relu, Activation::Relu };
        QTest::newRow("curves") << std::vector { Activation::Sigmoid, Activation::Tanh };
    }

    void allLayersPutOutTheSame()
    {
        QFETCH(std::vector<Activation>, hidden);
        compareWithForward(randomNetwork(hidden, 77, 5).mlp);
    }

    void windowsPutOutTheSame()
    {
        const SharedLayer first(imageGrid, { 16, 6, 2 });
        const Grid grid = gridAfter(imageGrid, { 16, 6, 2 });
        const SharedLayer second(grid, { 32, 5, 3 });
        compareWithForward(initializedMlp({ imageGrid.size(), classCount },
            std::vector<HiddenLayer> {
                { static_cast<int>(first.outputs()), Activation::Relu, first },
                { static_cast<int>(second.outputs()), Activation::Relu, second },
                { 50, Activation::Relu, {} } },
            3));
    }

    void bareBiasesRemainOfAnEmptyImage()
    {
        const Mlp mlp = randomNetwork({}, 0, 6).mlp;
        Activations activations;
        const std::vector<float> paper(784, 0.0F);
        const std::span<const float> logits = SampleForward(mlp).run(paper, activations);
        QVERIFY(std::equal(logits.begin(), logits.end(), mlp.layers[0].bias.begin()));
    }

    void whatIsNoNumberStaysSo()
    {
        const Mlp mlp = randomNetwork({ Activation::Tanh }, 20, 7).mlp;
        Activations activations;
        std::vector<float> grays(784, 0.0F);
        grays[300] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(std::isnan(SampleForward(mlp).run(grays, activations)[0]));
    }
};

INKLING_TEST(SampleForwardTest, QCoreApplication)
#include "sample_forward_test.moc"
