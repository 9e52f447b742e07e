// SPDX-License-Identifier: GPL-3.0-or-later
// Training on a small made-up set: it learns, it repeats itself bit for bit, it stops when told and says when it fails.
#include "core/train/trainer.h"

#include "core/base/random.h"
#include "core/train/mixture.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

using namespace inkling;

namespace {

/// Ten classes that differ in where a bright bar lies, under noise.
DataSet barsDataSet(std::size_t count, std::uint64_t seed)
{
    DataSet data;
    const int source = data.sourceIndex("bars");
    Random random(seed);
    for (std::size_t i = 0; i < count; ++i) {
        std::array<std::uint8_t, digitPixels> image {};
        for (std::uint8_t& pixel : image)
            pixel = static_cast<std::uint8_t>(random.below(100));
        const auto label = static_cast<std::size_t>(random.below(10));
        const std::size_t top = (2 * label + 4) * digitSide;
        for (std::size_t column = 4; column < 24; ++column)
            image[top + column] = 255;
        data.appendImage(image,
            { static_cast<int>(label), unknownWriter, source, static_cast<std::uint32_t>(i) });
    }
    return data;
}

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

Recipe smallRecipe()
{
    Recipe recipe;
    recipe.name = "bars";
    recipe.data = { { "bars", 1, {} } };
    recipe.hidden = { { 24, Activation::Relu } };
    recipe.batch = 32;
    recipe.epochs = 4;
    return recipe;
}

TrainingData smallData() { return { { barsDataSet(1000, 1) }, { barsDataSet(200, 2) } }; }

Result<TrainingOutcome> trainOn(
    const Recipe& recipe, const TrainingData& data, std::stop_token stop = {})
{
    return train({ recipe, data, std::move(stop) }, {});
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
    Recipe recipe = smallRecipe();
    recipe.hidden.clear();
    if (units > 0)
        recipe.hidden.push_back({ units, static_cast<Activation>(activation) });
    recipe.epochs = 12;
    const Result<TrainingOutcome> outcome = trainOn(recipe, smallData());
    QVERIFY(outcome);
    QVERIFY(!outcome->stopped);
    QVERIFY(outcome->last->validation.errorPercent() <= 2.0); // guessing is wrong in 90 %
}

void TrainerTest::sendsASnapshotAnEpoch()
{
    const Recipe recipe = smallRecipe();
    const TrainingData data = smallData();
    std::vector<TrainingSnapshot> snapshots;
    const Result<TrainingOutcome> outcome = train({ recipe, data, {} },
        [&](std::unique_ptr<const TrainingSnapshot> snapshot) { snapshots.push_back(*snapshot); });
    QVERIFY(outcome);
    QCOMPARE(snapshots.size(), std::size_t { 4 });
    for (std::size_t i = 0; i < snapshots.size(); ++i) {
        QCOMPARE(snapshots[i].epoch, static_cast<int>(i) + 1);
        QCOMPARE(snapshots[i].step,
            std::uint64_t { 32 } * (i + 1)); // 1000 samples make 31 minibatches of 32 and one of 8
        QCOMPARE(snapshots[i].validation.samples, std::size_t { 200 });
        QCOMPARE(snapshots[i].validationBySet.size(), std::size_t { 1 });
        QCOMPARE(snapshots[i].finished, i == 3);
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
    Recipe recipe = smallRecipe();
    recipe.augmentation.elastic = elastic;
    const Result<TrainingOutcome> first = trainOn(recipe, smallData());
    const Result<TrainingOutcome> second = trainOn(recipe, smallData());
    QVERIFY(first && second);
    QVERIFY(first->mlp == second->mlp);
}

void TrainerTest::otherSeedGivesOtherBits()
{
    Recipe recipe = smallRecipe();
    recipe.hidden.clear(); // from zero weights: only the order of the samples is left to the seed
    const Result<TrainingOutcome> first = trainOn(recipe, smallData());
    recipe.seed = 2;
    const Result<TrainingOutcome> second = trainOn(recipe, smallData());
    QVERIFY(first && second);
    QVERIFY(!(first->mlp == second->mlp));
}

void TrainerTest::stopsBeforeItBegins()
{
    std::stop_source source;
    source.request_stop();
    const Result<TrainingOutcome> outcome = trainOn(smallRecipe(), smallData(), source.get_token());
    QVERIFY(outcome);
    QVERIFY(outcome->stopped);
    QVERIFY(!outcome->last);
    QCOMPARE(outcome->mlp.layers.size(), std::size_t { 2 });
}

void TrainerTest::stopsWithinAMinibatch()
{
    const Recipe recipe = smallRecipe();
    const TrainingData data = smallData();
    std::stop_source source;
    const Result<TrainingOutcome> outcome = train({ recipe, data, source.get_token() },
        [&](std::unique_ptr<const TrainingSnapshot>) { source.request_stop(); });
    QVERIFY(outcome);
    QVERIFY(outcome->stopped);
    QCOMPARE(outcome->last->epoch, 1);

    Recipe oneEpoch = recipe;
    oneEpoch.epochs = 1;
    const Result<TrainingOutcome> expected = trainOn(oneEpoch, data);
    QVERIFY(expected);
    QVERIFY(outcome->mlp == expected->mlp); // not one step further
}

void TrainerTest::reportsDivergence()
{
    Recipe recipe = smallRecipe();
    recipe.optimizer.learningRate = 100;
    recipe.optimizer.momentum = 0.99;
    recipe.optimizer.weightDecay = 1; // each step makes every weight about a hundred times as large
    const Result<TrainingOutcome> outcome = trainOn(recipe, smallData());
    QVERIFY(!outcome);
    QVERIFY(outcome.error().code == ErrorCode::TrainingDiverged);
    QCOMPARE(outcome.error().arguments.size(), std::size_t { 3 });
    QCOMPARE(outcome.error().arguments[0], std::string("1"));
    QCOMPARE(outcome.error().arguments[2], std::string("100"));
}

void TrainerTest::refusesInvalidRecipe()
{
    Recipe recipe = smallRecipe();
    recipe.batch = 0;
    const Result<TrainingOutcome> outcome = trainOn(recipe, smallData());
    QVERIFY(!outcome);
    QVERIFY(outcome.error().code == ErrorCode::RecipeInvalidValue);
}

void TrainerTest::refusesDataWithoutSamples()
{
    const Result<TrainingOutcome> outcome
        = trainOn(smallRecipe(), { { DataSet {} }, { DataSet {} } });
    QVERIFY(!outcome);
    QVERIFY(outcome.error().code == ErrorCode::SplitLeavesNothing);
}

void TrainerTest::mixtureShowsEachSampleByItsWeight()
{
    const DataSet first = barsDataSet(10, 1);
    const DataSet second = barsDataSet(8, 2);
    const std::array<float, 1> pens { standardPenWidth };
    const std::vector<MixtureSet> sets { { SamplePool(first, pens), 1 },
        { SamplePool(second, pens), 2.5 } };
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

    const std::vector<MixtureSet> sets { { pool, 1 } };
    std::set<std::uint32_t> pensOfOneSample;
    for (int epoch = 0; epoch < 20; ++epoch) {
        for (const Draw& draw : drawEpoch(sets, 1, epoch)) {
            if (draw.sample == 7)
                pensOfOneSample.insert(draw.image);
        }
    }
    QCOMPARE(pensOfOneSample, (std::set<std::uint32_t> { 0, 1, 2 }));
}

QTEST_GUILESS_MAIN(TrainerTest)
#include "trainer_test.moc"
