// SPDX-License-Identifier: GPL-3.0-or-later
// Minibatches of any size, cut into tiles of samples and strips of wide layers for any number of threads.
#include "tests/core/train/plain_pass.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <vector>

using namespace inkling;
using namespace inkling::test;

class MinibatchSizesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threadsChangeNoBitOfWideLayers_data();
    void threadsChangeNoBitOfWideLayers();
    void takesMinibatchesOfAnySize_data();
    void takesMinibatchesOfAnySize();
};

void MinibatchSizesTest::threadsChangeNoBitOfWideLayers_data()
{
    QTest::addColumn<int>("units");
    QTest::addColumn<int>("shards");
    QTest::addRow("a strip is left over") << 300 << 4;
    QTest::addRow("strips go evenly into two threads") << 1024 << 4;
    QTest::addRow("more shards than threads") << 300 << 9;
}

void MinibatchSizesTest::threadsChangeNoBitOfWideLayers()
{
    QFETCH(int, units);
    QFETCH(int, shards);
    EngineSettings settings;
    settings.shards = shards;
    constexpr std::size_t batch
        = 150; // with one thread three tiles of samples, which end within shards
    std::vector<EngineState> states;
    for (const int threads : { 1, 2, 3, 8 }) {
        settings.threads = threads;
        MinibatchEngine engine(
            randomMlp({ { units, Activation::Relu }, { 40, Activation::Relu } }), settings);
        StepSettings step;
        for (; step.step < 2; ++step.step)
            engine.step(MadeUpSamples(batch, step.step), step);
        states.push_back(engine.state());
    }
    for (const EngineState& state : states)
        QVERIFY(state == states.front());
}

void MinibatchSizesTest::takesMinibatchesOfAnySize_data()
{
    QTest::addColumn<int>("units");
    QTest::addColumn<int>("threads");
    QTest::addRow("blocks of pixels") << 24 << 1;
    QTest::addRow("lists of pixels") << 300 << 1;
    QTest::addRow("lists of pixels, three threads") << 300 << 3;
}

void MinibatchSizesTest::takesMinibatchesOfAnySize()
{
    QFETCH(int, units);
    QFETCH(int, threads);
    const Mlp mlp = randomMlp({ { units, Activation::Relu } });
    EngineSettings settings;
    settings.threads = threads;
    // What a larger minibatch left behind must not show in a smaller one.
    MinibatchEngine used(mlp, settings);
    StepSettings still;
    still.optimizer.learningRate = 0;
    still.optimizer.weightDecay = 0;
    still.keepGradient = true;
    used.step(MadeUpSamples(64, 1), still);
    for (const std::size_t size : { std::size_t { 1 }, std::size_t { 3 }, std::size_t { 50 } }) {
        MinibatchEngine fresh(mlp, settings);
        const MadeUpSamples samples(size, size);
        QCOMPARE(used.step(samples, still).lossSum, fresh.step(samples, still).lossSum);
        for (std::size_t i = 0; i < mlp.layers.size(); ++i)
            QVERIFY(used.gradient().layers[i].weights == fresh.gradient().layers[i].weights);
    }
}

INKLING_TEST(MinibatchSizesTest, QCoreApplication)
#include "minibatch_sizes_test.moc"
