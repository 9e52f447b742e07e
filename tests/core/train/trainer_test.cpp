// SPDX-License-Identifier: GPL-3.0-or-later
// Training on a small made-up set: it learns, it repeats itself bit for bit, it stops when told and says when it fails.
#include "core/train/trainer.h"

#include "core/train/mixture.h"
#include "tests/support/bars_data.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

using namespace inkling;
using namespace inkling::test;

namespace {

DataSet inkDataSet()
{
    DataSet data;
    const int source = data.sourceIndex("ink");
    for (std::uint32_t i = 0; i < 20; ++i) {
        Stroke stroke;
        stroke.points = { { 0, 0, {}, {} }, { static_cast<float>(i), 20, {}, {} } };
        data.appendInk({ stroke }, { static_cast<int>(i % 10), unknownWriter, source, i });
    }
    return data;
}

std::ptrdiff_t countOf(const std::vector<Draw>& draws, std::uint32_t set, std::uint32_t sample)
{
    return std::count_if(draws.begin(), draws.end(),
        [=](const Draw& draw) { return draw.set == set && draw.sample == sample; });
}

Result<TrainingOutcome> trainOn(
    const Recipe& recipe, const TrainingData& data, std::stop_token stop = {})
{
    return train({ .recipe = recipe, .data = data, .stop = std::move(stop) }, {});
}

} // namespace

class TrainerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learns_data();
    void learns();
    void sendsASnapshotAnEpoch();
    void sameSeedGivesSameBits_data();
    void sameSeedGivesSameBits();
    void otherSeedGivesOtherBits();
    void stopsBeforeItBegins();
    void stopsWithinAMinibatch();
    void reportsDivergence();
    void refusesInvalidRecipe();
    void refusesDataWithoutSamples();
    void mixtureShowsEachSampleByItsWeight();
    void mixtureDrawsPensAnew();
    void mixtureBalancesClasses();
    void refusesAMinibatchLargerThanTheData();
    void refusesPatienceWithoutValidation();
    void stopsEarlyAtTheBestEpoch();
    void averageIsWhatIsSaved();
};

void TrainerTest::learns_data()
{
    QTest::addColumn<int>("units");
    QTest::addColumn<int>("activation");
    QTest::newRow("softmax regression") << 0 << 0;
    QTest::newRow("sigmoid") << 24 << static_cast<int>(Activation::Sigmoid);
    QTest::newRow("tanh") << 24 << static_cast<int>(Activation::Tanh);
    QTest::newRow("relu") << 24 << static_cast<int>(Activation::Relu);
}

void TrainerTest::learns()
{
    QFETCH(int, units);
    QFETCH(int, activation);
    Recipe recipe = barsRecipe();
    recipe.hidden.clear();
    if (units > 0)
        recipe.hidden.push_back({ units, static_cast<Activation>(activation), 0 });
    recipe.epochs = 12;
    const Result<TrainingOutcome> outcome = trainOn(recipe, barsData());
    QVERIFY(outcome);
    QVERIFY(!outcome->isStopped());
    QVERIFY(outcome->validation.errorPercent() <= 2.0); // guessing is wrong in 90 %
}

void TrainerTest::sendsASnapshotAnEpoch()
{
    const Recipe recipe = barsRecipe();
    const TrainingData data = barsData();
    std::vector<TrainingSnapshot> snapshots;
    const Result<TrainingOutcome> outcome = train(
        { .recipe = recipe, .data = data }, [&](std::unique_ptr<const TrainingSnapshot> snapshot) {
            if (snapshot->isEpochEnd)
                snapshots.push_back(*snapshot);
        });
    QVERIFY(outcome);
    QCOMPARE(snapshots.size(), std::size_t { 4 });
    for (std::size_t i = 0; i < snapshots.size(); ++i) {
        QCOMPARE(snapshots[i].epoch, static_cast<int>(i) + 1);
        QCOMPARE(snapshots[i].step,
            std::uint64_t { 32 } * (i + 1)); // 1000 samples make 31 minibatches of 32 and one of 8
        QCOMPARE(snapshots[i].validation.samples, std::size_t { 200 });
        QCOMPARE(snapshots[i].validationBySet.size(), std::size_t { 1 });
        QCOMPARE(snapshots[i].state == TrainingState::Finished, i == 3);
        QVERIFY(snapshots[i].samplesPerSecond > 0);
    }
    QVERIFY(snapshots[3].trainLoss < snapshots[0].trainLoss);
}

void TrainerTest::sameSeedGivesSameBits_data()
{
    QTest::addColumn<double>("elastic");
    QTest::newRow("images as they are") << 0.0;
    QTest::newRow("images distorted") << 1.0;
}

void TrainerTest::sameSeedGivesSameBits()
{
    QFETCH(double, elastic);
    Recipe recipe = barsRecipe();
    recipe.augmentation.elastic = elastic;
    const Result<TrainingOutcome> first = trainOn(recipe, barsData());
    const Result<TrainingOutcome> second = trainOn(recipe, barsData());
    QVERIFY(first && second);
    QVERIFY(first->mlp == second->mlp);
}

void TrainerTest::otherSeedGivesOtherBits()
{
    Recipe recipe = barsRecipe();
    recipe.hidden.clear(); // from zero weights: only the order of the samples is left to the seed
    const Result<TrainingOutcome> first = trainOn(recipe, barsData());
    recipe.seed = 2;
    const Result<TrainingOutcome> second = trainOn(recipe, barsData());
    QVERIFY(first && second);
    QVERIFY(!(first->mlp == second->mlp));
}

void TrainerTest::stopsBeforeItBegins()
{
    std::stop_source source;
    source.request_stop();
    const Result<TrainingOutcome> outcome = trainOn(barsRecipe(), barsData(), source.get_token());
    QVERIFY(outcome);
    QVERIFY(outcome->isStopped());
    QCOMPARE(outcome->last.step, std::uint64_t { 0 });
    QCOMPARE(outcome->mlp.layers.size(), std::size_t { 2 });
}

void TrainerTest::stopsWithinAMinibatch()
{
    const Recipe recipe = barsRecipe();
    const TrainingData data = barsData();
    std::stop_source source;
    const Result<TrainingOutcome> outcome
        = train({ .recipe = recipe, .data = data, .stop = source.get_token() },
            [&](std::unique_ptr<const TrainingSnapshot> snapshot) {
                if (snapshot->isEpochEnd)
                    source.request_stop();
            });
    QVERIFY(outcome);
    QVERIFY(outcome->isStopped());
    QCOMPARE(outcome->last.epoch, 1);

    Recipe oneEpoch = recipe;
    oneEpoch.epochs = 1;
    const Result<TrainingOutcome> expected = trainOn(oneEpoch, data);
    QVERIFY(expected);
    QVERIFY(outcome->mlp == expected->mlp); // not one step further
}

void TrainerTest::reportsDivergence()
{
    Recipe recipe = barsRecipe();
    recipe.optimizer.learningRate = 100;
    recipe.optimizer.momentum = 0.99;
    recipe.optimizer.weightDecay = 1; // each step makes every weight about a hundred times as large
    const Result<TrainingOutcome> outcome = trainOn(recipe, barsData());
    QVERIFY(!outcome);
    QVERIFY(outcome.error().code == ErrorCode::TrainingDiverged);
    QCOMPARE(outcome.error().arguments.size(), std::size_t { 3 });
    QCOMPARE(outcome.error().arguments[0], std::string("1"));
    QCOMPARE(outcome.error().arguments[2], std::string("100"));
}

void TrainerTest::refusesInvalidRecipe()
{
    Recipe recipe = barsRecipe();
    recipe.batch = 0;
    const Result<TrainingOutcome> outcome = trainOn(recipe, barsData());
    QVERIFY(!outcome);
    QVERIFY(outcome.error().code == ErrorCode::RecipeInvalidValue);
}

void TrainerTest::refusesDataWithoutSamples()
{
    const Result<TrainingOutcome> outcome
        = trainOn(barsRecipe(), { { DataSet {} }, { DataSet {} } });
    QVERIFY(!outcome);
    QVERIFY(outcome.error().code == ErrorCode::SplitLeavesNothing);
}

void TrainerTest::mixtureShowsEachSampleByItsWeight()
{
    const DataSet first = barsDataSet(10, 1);
    const DataSet second = barsDataSet(8, 2);
    const std::array<float, 1> pens { standardPenWidth };
    const std::vector<MixtureSet> sets { { SamplePool(first, pens), 1, false },
        { SamplePool(second, pens), 2.5, false } };
    const std::vector<Draw> draws = drawEpoch(sets, 1, 0);
    QCOMPARE(draws.size(), std::size_t { 30 });
    for (std::uint32_t sample = 0; sample < 10; ++sample)
        QCOMPARE(countOf(draws, 0, sample), 1);
    int thrice = 0;
    for (std::uint32_t sample = 0; sample < 8; ++sample) {
        const auto count = countOf(draws, 1, sample);
        QVERIFY(count == 2 || count == 3);
        thrice += count == 3 ? 1 : 0;
    }
    QCOMPARE(thrice, 4);
    QVERIFY(drawEpoch(sets, 1, 0) == draws);
    QVERIFY(drawEpoch(sets, 1, 1) != draws);
    QVERIFY(drawEpoch(sets, 2, 0) != draws);
}

void TrainerTest::mixtureDrawsPensAnew()
{
    const DataSet ink = inkDataSet();
    const std::array<float, 3> pens { 1.5F, 2.5F, 3.5F };
    const SamplePool pool(ink, pens);
    QCOMPARE(pool.size(), std::size_t { 20 });
    QCOMPARE(pool.imageCount(0), 3U);
    const auto inkOf = [&](std::uint32_t pen) {
        const DigitView image = pool.image(7, pen);
        return std::accumulate(image.begin(), image.end(), 0);
    };
    QVERIFY(inkOf(0) < inkOf(1) && inkOf(1) < inkOf(2));

    const std::vector<MixtureSet> sets { { pool, 1, false } };
    std::set<std::uint32_t> pensOfOneSample;
    for (int epoch = 0; epoch < 20; ++epoch) {
        for (const Draw& draw : drawEpoch(sets, 1, epoch)) {
            if (draw.sample == 7)
                pensOfOneSample.insert(draw.image);
        }
    }
    QCOMPARE(pensOfOneSample, (std::set<std::uint32_t> { 0, 1, 2 }));
}

void TrainerTest::mixtureBalancesClasses()
{
    // One sample of class 0, two of class 1, ... ten of class 9.
    DataSet data;
    const int source = data.sourceIndex("skewed");
    const std::array<std::uint8_t, digitPixels> image {};
    for (int label = 0; label < 10; ++label) {
        for (int i = 0; i <= label; ++i)
            data.appendImage(image, { label, unknownWriter, source, 0 });
    }
    const std::array<float, 1> pens { standardPenWidth };
    const std::vector<MixtureSet> sets { { SamplePool(data, pens), 1, true } };
    const std::vector<Draw> draws = drawEpoch(sets, 1, 0);
    QCOMPARE(draws.size(), std::size_t { 55 }); // as many as without balance
    std::array<int, 10> shown {};
    for (const Draw& draw : draws)
        ++shown[sets[0].pool.label(draw.sample)];
    for (const int count : shown)
        QVERIFY(count == 5 || count == 6);
    QVERIFY(drawEpoch(sets, 1, 1) != draws);
}

void TrainerTest::refusesAMinibatchLargerThanTheData()
{
    Recipe recipe = barsRecipe();
    recipe.batch = 1001;
    const Result<TrainingOutcome> outcome = trainOn(recipe, barsData());
    QVERIFY(!outcome);
    QVERIFY(outcome.error()
        == (Error { ErrorCode::RecipeInvalidValue, { "bars", "batch", "1001", "1..1000" } }));
}

void TrainerTest::refusesPatienceWithoutValidation()
{
    Recipe recipe = barsRecipe();
    recipe.patience = 2;
    const Result<TrainingOutcome> outcome = trainOn(recipe, { { barsDataSet(100, 1) }, { {} } });
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().arguments[1], std::string("patience"));
}

void TrainerTest::stopsEarlyAtTheBestEpoch()
{
    Recipe recipe = barsRecipe();
    recipe.epochs = 60;
    recipe.patience = 2;
    recipe.optimizer.learningRate = 1; // far too much: errors go up and down
    const TrainingData data = barsData();
    const Result<TrainingOutcome> outcome = trainOn(recipe, data);
    QVERIFY(outcome);
    QVERIFY(outcome->last.state == TrainingState::Finished);
    QVERIFY(outcome->last.epoch < 60);
    const int best = outcome->last.bestEpoch.value_or(0);
    QCOMPARE(outcome->last.epoch, best + 2);
    for (std::size_t i = 0; i < outcome->last.curves.epochs.size(); ++i)
        QVERIFY(outcome->last.curves.epochs[i].validation.errors >= outcome->validation.errors);
    Recipe upToThere = recipe;
    upToThere.epochs = best;
    upToThere.patience = 0;
    const Result<TrainingOutcome> expected = trainOn(upToThere, data);
    QVERIFY(expected);
    QVERIFY(outcome->mlp == expected->mlp);
}

void TrainerTest::averageIsWhatIsSaved()
{
    Recipe recipe = barsRecipe();
    const TrainingData data = barsData();
    const Result<TrainingOutcome> plain = trainOn(recipe, data);
    recipe.averageDecay = 0.5;
    const Result<TrainingOutcome> averaged = trainOn(recipe, data);
    QVERIFY(plain && averaged);
    // The average does not change what is learned, only what is shown of it.
    QCOMPARE(averaged->last.trainLoss, plain->last.trainLoss);
    QVERIFY(!(averaged->mlp == plain->mlp));
    QVERIFY(averaged->validation.errorPercent() <= 2.0);
}

INKLING_TEST(TrainerTest, QCoreApplication)
#include "trainer_test.moc"
