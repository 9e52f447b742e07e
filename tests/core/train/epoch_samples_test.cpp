// SPDX-License-Identifier: GPL-3.0-or-later
// What an epoch shows of each data set: its samples as they are, or distorted as the recipe says of that set.
#include "core/train/epoch_samples.h"

#include "core/data/synthetic_data.h"
#include "tests/support/bars_data.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace inkling;
using namespace inkling::test;

class EpochSamplesTest : public QObject {
    Q_OBJECT

private:
    /// Counts, for each of two data sets, what \p recipe shows otherwise than it lies in the data.
    static std::array<int, 2> distortedOf(const Recipe& recipe)
    {
        const TrainingData data { { barsDataSet(40, 1), barsDataSet(30, 2) }, { {}, {} } };
        const RunPools pools = makePools(recipe, data, {});
        const std::vector<Draw> draws = drawEpoch(pools.training, recipe.seed, 0);
        const EpochSamples samples(recipe, pools.training, 0, draws);
        MinibatchSamples::Scratch scratch;
        std::array<int, 2> distorted {};
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const DigitView original = data.training[draws[i].set].pixels(draws[i].sample);
            const DigitView shown = samples.image(i, scratch);
            if (!std::equal(shown.begin(), shown.end(), original.begin()))
                ++distorted.at(draws[i].set);
        }
        return distorted;
    }

    static Recipe twoSets()
    {
        Recipe recipe = barsRecipe();
        recipe.data.resize(2);
        recipe.data[0].set = "first";
        recipe.data[1].set = "second";
        return recipe;
    }

private Q_SLOTS:

    void withoutDistortionAllIsShownAsItIs()
    {
        QCOMPARE(distortedOf(twoSets()), (std::array { 0, 0 }));
    }

    void theRecipeSpeaksForAll()
    {
        Recipe recipe = twoSets();
        recipe.augmentation.shift = 3;
        QCOMPARE(distortedOf(recipe), (std::array { 40, 30 }));
    }

    void aDataSetMaySpeakForItself()
    {
        Recipe recipe = twoSets();
        recipe.augmentation.shift = 3;
        recipe.data[1].augmentation = Augmentation {};
        QCOMPARE(distortedOf(recipe), (std::array { 40, 0 }));
        recipe.augmentation = {};
        recipe.data[1].augmentation->rotation = 90;
        QCOMPARE(distortedOf(recipe), (std::array { 0, 30 }));
    }

    void inkIsDistortedBesideImagesThatAreNot()
    {
        const TrainingData data {
            { barsDataSet(40, 1), makeSyntheticData({ true, 30, 1 }, "synthetic") }, { {}, {} }
        };
        Recipe recipe = twoSets();
        recipe.data[1].augmentation = Augmentation {};
        recipe.data[1].augmentation->rotation = 90;
        const RunPools pools = makePools(recipe, data, {});
        const std::vector<Draw> draws = drawEpoch(pools.training, recipe.seed, 0);
        const EpochSamples samples(recipe, pools.training, 0, draws);
        MinibatchSamples::Scratch scratch;
        int inked = 0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const DigitView shown = samples.image(i, scratch);
            const bool isBlank = std::all_of(
                shown.begin(), shown.end(), [](std::uint8_t gray) { return gray == 0; });
            inked += draws[i].set == 1 && !isBlank ? 1 : 0;
        }
        QCOMPARE(inked, 30);
    }
};

INKLING_TEST(EpochSamplesTest, QCoreApplication)
#include "epoch_samples_test.moc"
