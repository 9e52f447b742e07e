// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/hidden_units.h"

#include "tests/support/random_model.h"
#include "tests/support/random_network.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>

using namespace inkling;

class HiddenUnitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void withOneHiddenLayerContributionsAndTheLastBiasAreTheLogit()
    {
        for (const Activation activation :
            { Activation::Relu, Activation::Sigmoid, Activation::Tanh }) {
            const Model model = test::randomNetwork({ activation }, 50, 6);
            const std::vector<float> grays = graysOf(test::randomDigit(6));
            const HiddenUnits units = hiddenUnits(model, grays, 8);
            QVERIFY(units.direct);
            QCOMPARE(units.units.size(), std::size_t { 50 });
            QVERIFY(std::abs(units.rest - model.mlp.layers[1].bias[8]) < 1e-4F);
            for (const HiddenUnit& unit : units.units) {
                const auto index = static_cast<std::size_t>(unit.index);
                QCOMPARE(unit.outgoing[3], model.mlp.layers[1].weights[3 * 50 + index]);
            }
        }
    }

    void theGreatestContributionComesFirst()
    {
        const Model model = test::randomNetwork({ Activation::Relu, Activation::Relu }, 50, 6);
        const HiddenUnits units = hiddenUnits(model, graysOf(test::randomDigit(7)), 1);
        QVERIFY(!units.direct);
        for (std::size_t i = 1; i < units.units.size(); ++i)
            QVERIFY(units.units[i - 1].contribution >= units.units[i].contribution);
    }

    void activationIsThatOfThePreActivation()
    {
        const Model model = test::randomNetwork({ Activation::Relu }, 50, 6);
        const std::vector<float> grays = graysOf(test::randomDigit(6));
        for (const HiddenUnit& unit : hiddenUnits(model, grays, 0).units) {
            const auto row = static_cast<std::size_t>(unit.index);
            double z = static_cast<double>(model.mlp.layers[0].bias[row]);
            for (std::size_t i = 0; i < 784; ++i)
                z += static_cast<double>(model.mlp.layers[0].weights[row * 784 + i] * grays[i]);
            QVERIFY(std::abs(z - static_cast<double>(unit.preActivation)) < 1e-4);
            QCOMPARE(unit.activation, std::max(unit.preActivation, 0.0F));
        }
    }

    void withoutHiddenLayersThereAreNoUnits()
    {
        QVERIFY(
            hiddenUnits(test::randomNetwork({}, 0, 1), std::vector<float>(784), 0).units.empty());
    }
};

INKLING_TEST(HiddenUnitsTest, QCoreApplication)
#include "hidden_units_test.moc"
