// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/flip.h"

#include "core/explain/written_digit.h"
#include "tests/support/random_model.h"
#include "tests/support/random_network.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>

using namespace inkling;

class FlipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theChangedImageIsReadAsWanted()
    {
        int flipped = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const Model model
                = test::randomNetwork({ Activation::Relu, Activation::Tanh }, 40, seed);
            const GrayImage image = test::randomDigit(seed);
            const Prediction before = predict(model, image);
            const auto proposal = proposeFlip(model, image, before.runnerUp);
            if (!proposal)
                continue;
            ++flipped;
            const SampleForward forward(model.mlp);
            QCOMPARE(predict(model, proposal->changed, &forward).digit, before.runnerUp);
            QCOMPARE(proposal->from, before.digit);
            QCOMPARE(proposal->after.digit, before.runnerUp);
            double added = 0;
            double removed = 0;
            for (std::size_t i = 0; i < 784; ++i) {
                const int change = int { proposal->changed.pixels[i] } - int { image.pixels[i] };
                QCOMPARE(qRound(proposal->change[i] * 255), change);
                (change > 0 ? added : removed) += std::abs(change) / 255.0;
            }
            QVERIFY(std::abs(added - static_cast<double>(proposal->added)) < 1e-3);
            QVERIFY(std::abs(removed - static_cast<double>(proposal->removed)) < 1e-3);
        }
        QVERIFY2(flipped >= 9, qPrintable(QString::number(flipped)));
    }

    void theLeastInkIsFoundWhereItIsKnown()
    {
        // Class 0 leads by 1. Class 5 gains 2 for pixel 30 and 0.5 for pixel 31: half a pixel at 30 does it.
        Model model = test::randomNetwork({}, 0, 1, 0);
        model.mlp.layers[0].bias.assign(classCount, 0.0F);
        model.mlp.layers[0].bias[0] = 1;
        model.mlp.layers[0].weights[5 * 784 + 30] = 2;
        model.mlp.layers[0].weights[5 * 784 + 31] = 0.5F;
        const auto proposal = proposeFlip(model, GrayImage(28, 28), 5);
        QVERIFY(proposal.has_value());
        QVERIFY(std::abs(proposal->added - 0.5F) < 0.01F);
        QCOMPARE(proposal->removed, 0.0F);
        QCOMPARE(proposal->changed.pixels[31], std::uint8_t { 0 });
    }

    void inkIsRemovedWhereItSpeaksForTheAnswer()
    {
        Model model = test::randomNetwork({}, 0, 1, 0);
        model.mlp.layers[0].bias.assign(classCount, 0.0F);
        model.mlp.layers[0].bias[2] = 1;
        model.mlp.layers[0].weights[8 * 784 + 100] = 4;
        GrayImage image(28, 28);
        image.pixels[100] = 255;
        const auto proposal = proposeFlip(model, image, 2);
        QVERIFY(proposal.has_value());
        QCOMPARE(proposal->from, 8);
        QCOMPARE(proposal->added, 0.0F);
        QVERIFY(std::abs(proposal->removed - 0.75F) < 0.01F);
    }

    void whereNoSlopeLeadsAWrittenDigitDoes()
    {
        // Class 0 leads by 1. The only unit, which speaks for a 3, is off: all slopes are 0. It comes on for images that
        // have nearly all the ink of a 3, and a blank one has none.
        const GrayImage blank(28, 28);
        const GrayImage three = writtenDigits(3, blank, 1).front();
        Model model = test::randomNetwork({ Activation::Relu }, 1, 1, 0);
        DenseLayer& unit = model.mlp.layers[0];
        float all = 0;
        for (std::size_t i = 0; i < 784; ++i) {
            unit.weights[i] = static_cast<float>(three.pixels[i]) / 255;
            all += unit.weights[i] * unit.weights[i];
        }
        unit.bias[0] = -0.9F * all;
        DenseLayer& output = model.mlp.layers[1];
        output.bias.assign(classCount, 0.0F);
        output.bias[0] = 1;
        output.weights[3] = 1;
        const auto proposal = proposeFlip(model, blank, 3);
        QVERIFY(proposal.has_value());
        QCOMPARE(proposal->after.digit, 3);
        QCOMPARE(proposal->removed, 0.0F);
        for (std::size_t i = 0; i < 784; ++i)
            QVERIFY(proposal->changed.pixels[i] <= three.pixels[i]);
        // Nothing but a written 3 would do: no network of this kind reads a 4.
        QVERIFY(!proposeFlip(model, blank, 4).has_value());
    }

    void whatCannotBeIsNotProposed()
    {
        // No pixel has a say: no ink can change the answer.
        Model model = test::randomNetwork({}, 0, 1, 0);
        model.mlp.layers[0].bias.assign(classCount, 0.0F);
        model.mlp.layers[0].bias[0] = 1;
        QVERIFY(!proposeFlip(model, test::randomDigit(1), 5).has_value());
    }

    void stoppingStops()
    {
        std::stop_source source;
        source.request_stop();
        const Model model = test::randomNetwork({ Activation::Relu }, 40, 1);
        const GrayImage image = test::randomDigit(1);
        QVERIFY(!proposeFlip(model, image, predict(model, image).runnerUp, source.get_token()));
    }
};

INKLING_TEST(FlipTest, QCoreApplication)
#include "flip_test.moc"
