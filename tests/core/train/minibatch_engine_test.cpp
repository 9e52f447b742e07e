// SPDX-License-Identifier: GPL-3.0-or-later
// The engine against the plain backward pass in double, which leaves out no zero and knows no panels: losses, gradients
// and updates for every kind of network; and the same bits for any number of threads.
#include "tests/core/train/plain_pass.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

using namespace inkling;
using namespace inkling::test;

Q_DECLARE_METATYPE(inkling::EngineSettings)
Q_DECLARE_METATYPE(std::vector<inkling::HiddenLayer>)

class MinibatchEngineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithThePlainPass_data();
    void agreesWithThePlainPass();
    void updatesFollowTheGradient_data();
    void updatesFollowTheGradient();
    void threadsChangeNoBit_data();
    void threadsChangeNoBit();
    void goesOnFromItsState();
    void aLossThatIsNoNumberChangesNothing();
    void averageFollowsTheParameters();
};

static void networks()
{
    QTest::addColumn<std::vector<HiddenLayer>>("hidden");
    QTest::addColumn<EngineSettings>("settings");
    const auto row
        = [](const char* name, const std::vector<HiddenLayer>& hidden,
              const EngineSettings& settings) { QTest::newRow(name) << hidden << settings; };
    row("softmax regression", {}, {});
    row("relu", { { 24, Activation::Relu } }, {});
    row("sigmoid", { { 70, Activation::Sigmoid } }, {});
    row("tanh", { { 17, Activation::Tanh } }, {});
    row("identity", { { 16, Activation::Identity } }, {});
    row("deep", { { 65, Activation::Relu }, { 33, Activation::Tanh }, { 15, Activation::Relu } },
        {});
    row("wider than a tile", { { 150, Activation::Relu }, { 140, Activation::Relu } }, {});
    row("a wide first layer", { { 300, Activation::Relu }, { 40, Activation::Relu } }, {});
    EngineSettings squared;
    squared.loss = { LossKind::SquaredError, 0 };
    row("squared error", { { 24, Activation::Sigmoid } }, squared);
    EngineSettings smoothed;
    smoothed.loss = { LossKind::CrossEntropy, 0.1 };
    row("label smoothing", { { 24, Activation::Relu } }, smoothed);
    EngineSettings dropped;
    dropped.dropout = { 0.2, 0.5, 0.3 };
    row("dropout", { { 40, Activation::Relu }, { 20, Activation::Tanh } }, dropped);
    row("dropout, wide", { { 300, Activation::Relu }, { 40, Activation::Relu } }, dropped);
    EngineSettings oneShard;
    oneShard.shards = 1;
    row("one shard", { { 24, Activation::Relu } }, oneShard);
    EngineSettings shards;
    shards.shards = 100;
    row("more shards than samples", { { 24, Activation::Relu } }, shards);
}

void MinibatchEngineTest::agreesWithThePlainPass_data() { networks(); }

void MinibatchEngineTest::agreesWithThePlainPass()
{
    QFETCH(std::vector<HiddenLayer>, hidden);
    QFETCH(EngineSettings, settings);
    const Mlp mlp = randomMlp(hidden);
    const MadeUpSamples samples(oddBatch, 5);
    MinibatchEngine engine(mlp, settings);
    StepSettings step;
    step.step = 11;
    step.keepGradient = true;
    const StepResult result = engine.step(samples, step);

    const BasicMlp<double> plain = inDouble(mlp);
    BasicDropout<double> dropout;
    BasicObjective<double> objective { settings.loss, nullptr, 0 };
    if (!settings.dropout.empty()) {
        drawDropout(plain, settings.dropout, { settings.seed, step.step, 0 }, oddBatch, dropout);
        objective.dropout = &dropout;
    }
    const std::vector<double> inputs = samples.inputs();
    BasicActivations<double> activations;
    BasicGradients<double> gradients;
    const double loss
        = lossAndGradient(plain, { inputs, samples.labels() }, activations, gradients, objective);
    QVERIFY(std::abs(result.lossSum / oddBatch - loss) < tolerance * std::max(1.0, loss));
    for (std::size_t i = 0; i < gradients.layers.size(); ++i) {
        const BasicDenseGradient<float>& found = engine.gradient().layers[i];
        QVERIFY(distance(found.weights, gradients.layers[i].weights) < tolerance);
        QVERIFY(distance(found.bias, gradients.layers[i].bias) < tolerance);
    }
}

void MinibatchEngineTest::updatesFollowTheGradient_data()
{
    QTest::addColumn<int>("kind");
    for (const OptimizerKind kind : { OptimizerKind::Sgd, OptimizerKind::Momentum,
             OptimizerKind::Nesterov, OptimizerKind::Adam, OptimizerKind::AdamW })
        QTest::addRow("%s", std::string(nameOf(kind)).c_str()) << static_cast<int>(kind);
}

void MinibatchEngineTest::updatesFollowTheGradient()
{
    QFETCH(int, kind);
    EngineSettings settings;
    settings.optimizer = static_cast<OptimizerKind>(kind);
    const Mlp mlp = randomMlp({ { 33, Activation::Relu } });
    MinibatchEngine engine(mlp, settings);
    StepSettings step;
    step.optimizer = defaultSettings(settings.optimizer);
    step.keepGradient = true;
    // The formulas have a test of their own (update_test): here each parameter must meet its gradient, and biases no decay.
    std::vector<float> expected = flattened(mlp);
    std::vector<float> first(expected.size());
    std::vector<float> second(expected.size());
    for (std::uint64_t number = 0; number < 3; ++number) {
        step.step = number;
        engine.step(MadeUpSamples(oddBatch, number), step);
        std::size_t place = 0;
        for (const BasicDenseGradient<float>& gradient : engine.gradient().layers) {
            for (const std::vector<float>* values : { &gradient.weights, &gradient.bias }) {
                kernels::UpdateStep<float> constants
                    = updateStep<float>(step.optimizer, number + 1);
                if (values == &gradient.bias)
                    constants.weightDecay = 0;
                kernels::updateParameters(values->size(), constants,
                    { expected.data() + place, values->data(), first.data() + place,
                        second.data() + place });
                place += values->size();
            }
        }
    }
    QVERIFY(flattened(engine.parameters()) == expected);
}

void MinibatchEngineTest::threadsChangeNoBit_data() { networks(); }

void MinibatchEngineTest::threadsChangeNoBit()
{
    QFETCH(std::vector<HiddenLayer>, hidden);
    QFETCH(EngineSettings, settings);
    settings.averageDecay = 0.9;
    std::array<EngineState, 3> states;
    std::array<double, 3> losses {};
    for (std::size_t i = 0; i < states.size(); ++i) {
        settings.threads = static_cast<int>(i) + 1;
        MinibatchEngine engine(randomMlp(hidden), settings);
        StepSettings step;
        for (; step.step < 5; ++step.step)
            losses[i] = engine.step(MadeUpSamples(oddBatch, step.step), step).lossSum;
        states[i] = engine.state();
    }
    QVERIFY(states[0] == states[1]);
    QVERIFY(states[0] == states[2]);
    QCOMPARE(losses[0], losses[1]);
    QCOMPARE(losses[0], losses[2]);
}

void MinibatchEngineTest::goesOnFromItsState()
{
    EngineSettings settings;
    settings.optimizer = OptimizerKind::AdamW;
    settings.averageDecay = 0.99;
    const Mlp mlp = randomMlp({ { 33, Activation::Tanh }, { 18, Activation::Relu } });
    MinibatchEngine whole(mlp, settings);
    MinibatchEngine begun(mlp, settings);
    StepSettings step;
    step.optimizer = defaultSettings(settings.optimizer);
    for (; step.step < 3; ++step.step) {
        whole.step(MadeUpSamples(oddBatch, step.step), step);
        begun.step(MadeUpSamples(oddBatch, step.step), step);
    }
    MinibatchEngine resumed(mlp, settings);
    resumed.restore(begun.state());
    for (; step.step < 6; ++step.step) {
        whole.step(MadeUpSamples(oddBatch, step.step), step);
        resumed.step(MadeUpSamples(oddBatch, step.step), step);
    }
    QVERIFY(whole.state() == resumed.state());
}

void MinibatchEngineTest::aLossThatIsNoNumberChangesNothing()
{
    Mlp mlp = randomMlp({ { 24, Activation::Relu } });
    mlp.layers.back().bias.front() = std::numeric_limits<float>::infinity();
    MinibatchEngine engine(mlp, {});
    QVERIFY(!engine.isFinite());
    const EngineState before = engine.state();
    const StepResult result = engine.step(MadeUpSamples(oddBatch, 1), {});
    QVERIFY(!std::isfinite(result.lossSum));
    QVERIFY(engine.state() == before);
}

void MinibatchEngineTest::averageFollowsTheParameters()
{
    EngineSettings settings;
    settings.averageDecay = 0.5;
    MinibatchEngine engine(randomMlp({}), settings);
    StepSettings step;
    // From the twentieth update on the decay is the one that was asked for, no longer a shorter one.
    for (; step.step < 20; ++step.step)
        engine.step(MadeUpSamples(oddBatch, step.step), step);
    const std::vector<float> before = flattened(engine.averagedParameters());
    engine.step(MadeUpSamples(oddBatch, step.step), step);
    const std::vector<float> parameters = flattened(engine.parameters());
    const std::vector<float> after = flattened(engine.averagedParameters());
    for (std::size_t i = 0; i < after.size(); ++i)
        QVERIFY(std::abs(after[i] - (before[i] + parameters[i]) / 2) < 1e-6F);
}

INKLING_TEST(MinibatchEngineTest, QCoreApplication)
#include "minibatch_engine_test.moc"
