// SPDX-License-Identifier: GPL-3.0-or-later
// Layers that share weights against the plain backward pass in double, which knows of no sharing: the gradient of a
// shared weight is the sum of those of all its copies.
#include "core/train/recipe_network.h"
#include "tests/core/train/plain_pass.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace inkling;
using namespace inkling::test;

namespace {

/// Two layers that share weights and one that does not.
Recipe sharingRecipe()
{
    Recipe recipe;
    RecipeLayer first { gridAfter(imageGrid, { 16, 8, 4 }).size(), Activation::Relu, 0,
        Windows { 16, 8, 4 } };
    RecipeLayer second { gridAfter({ 6, 16 }, { 32, 3, 2 }).size(), Activation::Tanh, 0,
        Windows { 32, 3, 2 } };
    recipe.hidden = { first, second, RecipeLayer { 21 } };
    return recipe;
}

/// First weights with biases that count.
Mlp sharingMlp(const Recipe& recipe)
{
    Mlp mlp = firstMlp(recipe);
    Random random(23);
    const auto shared = sharedLayers(recipe);
    for (std::size_t i = 0; i < mlp.layers.size(); ++i) {
        for (float& bias : mlp.layers[i].bias)
            bias = random.uniform(-0.5F, 0.5F);
        if (i < shared.size() && shared[i])
            shared[i]->shareOut(mlp.layers[i]);
    }
    return mlp;
}

/// Puts in the place of each weight's gradient the sum over the copies of the weight; 0 where there is no weight.
void sumCopies(const SharedLayer& shared, std::size_t inputs, BasicDenseGradient<double>& gradient)
{
    std::vector<double> weights(gradient.weights.size());
    std::vector<double> bias(gradient.bias.size());
    const auto at = [&](std::size_t window, std::size_t map, std::size_t row, std::size_t i) {
        return (window * shared.maps() + map) * inputs + shared.inputsOf(window, row).begin + i;
    };
    for (std::size_t one = 0; one < shared.windowCount(); ++one) {
        for (std::size_t other = 0; other < shared.windowCount(); ++other) {
            for (std::size_t map = 0; map < shared.maps(); ++map) {
                bias[one * shared.maps() + map] += gradient.bias[other * shared.maps() + map];
                for (std::size_t row = 0; row < shared.windowRows(); ++row) {
                    for (std::size_t i = 0; i < shared.rowLength(); ++i)
                        weights[at(one, map, row, i)] += gradient.weights[at(other, map, row, i)];
                }
            }
        }
    }
    gradient = { weights, bias };
}

} // namespace

class SharedUpdateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradientIsTheSumOfAllCopies_data();
    void gradientIsTheSumOfAllCopies();
    void weightsStayShared();
    void threadsChangeNoBit();
    void goesOnFromItsState();
};

void SharedUpdateTest::gradientIsTheSumOfAllCopies_data()
{
    QTest::addColumn<double>("dropout");
    QTest::newRow("all units") << 0.0;
    QTest::newRow("dropout") << 0.3;
}

void SharedUpdateTest::gradientIsTheSumOfAllCopies()
{
    QFETCH(double, dropout);
    Recipe recipe = sharingRecipe();
    recipe.inputDropout = dropout / 2;
    for (RecipeLayer& layer : recipe.hidden)
        layer.dropout = dropout;
    const EngineSettings settings = engineSettings(recipe, 1);
    const Mlp mlp = sharingMlp(recipe);
    const MadeUpSamples samples(oddBatch, 5);
    MinibatchEngine engine(mlp, settings);
    StepSettings step;
    step.step = 7;
    step.keepGradient = true;
    const StepResult result = engine.step(samples, step);

    const BasicMlp<double> plain = inDouble(mlp);
    BasicDropout<double> factors;
    BasicObjective<double> objective { settings.loss, nullptr, 0 };
    if (!settings.dropout.empty()) {
        drawDropout(plain, settings.dropout, { settings.seed, step.step, 0 }, oddBatch, factors);
        objective.dropout = &factors;
    }
    const std::vector<double> inputs = samples.inputs();
    BasicActivations<double> activations;
    BasicGradients<double> gradients;
    const double loss
        = lossAndGradient(plain, { inputs, samples.labels() }, activations, gradients, objective);
    QVERIFY(std::abs(result.lossSum / oddBatch - loss) < tolerance * std::max(1.0, loss));
    for (std::size_t i = 0; i < gradients.layers.size(); ++i) {
        if (i < settings.shared.size() && settings.shared[i])
            sumCopies(*settings.shared[i], static_cast<std::size_t>(mlp.layers[i].inputs),
                gradients.layers[i]);
        const BasicDenseGradient<float>& found = engine.gradient().layers[i];
        QVERIFY(distance(found.weights, gradients.layers[i].weights) < tolerance);
        QVERIFY(distance(found.bias, gradients.layers[i].bias) < tolerance);
    }
}

void SharedUpdateTest::weightsStayShared()
{
    Recipe recipe = sharingRecipe();
    recipe.averageDecay = 0.9;
    MinibatchEngine engine(sharingMlp(recipe), engineSettings(recipe, 1));
    const std::vector<float> before = flattened(engine.parameters());
    StepSettings step;
    for (; step.step < 3; ++step.step)
        engine.step(MadeUpSamples(oddBatch, step.step), step);
    const auto shared = sharedLayers(recipe);
    for (Mlp mlp : { engine.parameters(), engine.averagedParameters() }) {
        QVERIFY(flattened(mlp) != before);
        for (std::size_t i = 0; i < 2; ++i) {
            const DenseLayer found = mlp.layers[i];
            std::size_t there = 0;
            for (const float weight : found.weights)
                there += weight != 0 ? std::size_t { 1 } : 0;
            QVERIFY(there <= shared[i]->outputs() * shared[i]->windowInputs());
            shared[i]->shareOut(mlp.layers[i]);
            QVERIFY(mlp.layers[i] == found);
        }
    }
}

void SharedUpdateTest::threadsChangeNoBit()
{
    Recipe recipe = sharingRecipe();
    recipe.averageDecay = 0.9;
    std::array<EngineState, 3> states;
    for (std::size_t i = 0; i < states.size(); ++i) {
        MinibatchEngine engine(sharingMlp(recipe), engineSettings(recipe, static_cast<int>(i) + 1));
        StepSettings step;
        for (; step.step < 4; ++step.step)
            engine.step(MadeUpSamples(oddBatch, step.step), step);
        states[i] = engine.state();
    }
    QVERIFY(states[0] == states[1]);
    QVERIFY(states[0] == states[2]);
}

void SharedUpdateTest::goesOnFromItsState()
{
    Recipe recipe = sharingRecipe();
    recipe.averageDecay = 0.9;
    recipe.optimizer = defaultSettings(OptimizerKind::AdamW);
    const EngineSettings settings = engineSettings(recipe, 1);
    const Mlp mlp = sharingMlp(recipe);
    MinibatchEngine whole(mlp, settings);
    StepSettings step;
    step.optimizer = recipe.optimizer;
    for (; step.step < 2; ++step.step)
        whole.step(MadeUpSamples(oddBatch, step.step), step);
    MinibatchEngine resumed(mlp, settings);
    resumed.restore(whole.state());
    for (; step.step < 4; ++step.step) {
        whole.step(MadeUpSamples(oddBatch, step.step), step);
        resumed.step(MadeUpSamples(oddBatch, step.step), step);
    }
    QVERIFY(whole.state() == resumed.state());
}

INKLING_TEST(SharedUpdateTest, QCoreApplication)
#include "shared_update_test.moc"
