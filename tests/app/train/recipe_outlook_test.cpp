// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/recipe_outlook.h"

#include "app/session/training/recipe_presets.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;

class RecipeOutlookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // 785 × 10; 785 × 128 + 129 × 10; 785 × 800 + 801 × 10: by hand.
    void parametersAreCounted()
    {
        Recipe recipe;
        QCOMPARE(parameterCount(recipe), std::size_t { 7'850 });
        recipe.hidden = { RecipeLayer { 128 } };
        QCOMPARE(parameterCount(recipe), std::size_t { 101'770 });
        recipe.hidden = { RecipeLayer { 800 } };
        QCOMPARE(parameterCount(recipe), std::size_t { 636'010 });
    }

    void timeGrowsWithAllThatIsDone()
    {
        Recipe recipe;
        recipe.hidden = { RecipeLayer { 128 } };
        recipe.epochs = 10;
        const EpochSize plain { 50'000, 0 };
        const double once = outlookOf(recipe, plain, assumedSpeed).seconds;
        QVERIFY(once > 0);
        recipe.epochs = 20;
        QVERIFY(qFuzzyCompare(outlookOf(recipe, plain, assumedSpeed).seconds, 2 * once));
        QVERIFY(qFuzzyCompare(outlookOf(recipe, plain, 2 * assumedSpeed).seconds, once));
        const double half = outlookOf(recipe, { 50'000, 25'000 }, assumedSpeed).seconds;
        const double all = outlookOf(recipe, { 50'000, 50'000 }, assumedSpeed).seconds;
        QVERIFY(half > 2 * once);
        QVERIFY(qFuzzyCompare(all - half, half - 2 * once));
    }

    void whatNoWindowSeesCostsNoTime()
    {
        Recipe whole;
        whole.hidden = { RecipeLayer { 1936 }, RecipeLayer { 1024 } };
        Recipe shared;
        shared.hidden = { RecipeLayer { 1936, Activation::Relu, 0, Windows { 16, 8, 2 } },
            RecipeLayer { 1024, Activation::Relu, 0, Windows { 64, 5, 2 } } };
        QCOMPARE(parameterCount(shared), parameterCount(whole));
        const EpochSize size { 50'000, 0 };
        QVERIFY(outlookOf(shared, size, assumedSpeed).seconds
            < outlookOf(whole, size, assumedSpeed).seconds / 3);
    }

    // Of images the last so many are held out, of ink every so-manieth writer: by hand.
    void anEpochLeavesOutWhatIsHeldOut()
    {
        const KnownData images { "images", {}, 60'000, true };
        const KnownData ink { "ink", {}, 20'000, true, {}, true };
        Recipe recipe;
        recipe.data = { RecipeData { "images", 1, {} } };
        QCOMPARE(epochSize(recipe, { images, ink }).samples, 50'000.0);
        recipe.data = { RecipeData { "ink", 1, {} } };
        QCOMPARE(epochSize(recipe, { images, ink }).samples, 16'000.0);
        recipe.validation.everyWriter = 0;
        QCOMPARE(epochSize(recipe, { images, ink }).samples, 20'000.0);
        recipe.data = { RecipeData { "images", 0.5, {} }, RecipeData { "ink", 1, {} } };
        QCOMPARE(epochSize(recipe, { images, ink }).samples, 45'000.0);
        recipe.data[1].augmentation = Augmentation {};
        recipe.data[1].augmentation->rotation = 5;
        QCOMPARE(epochSize(recipe, { images, ink }).distorted, 20'000.0);
        recipe.data[1].augmentation.reset();
        recipe.augmentation.rotation = 5;
        recipe.data[0].augmentation = Augmentation {};
        QCOMPARE(epochSize(recipe, { images, ink }).distorted, 20'000.0);
        QCOMPARE(epochSize(recipe, { images, ink }).samples, 45'000.0);
        recipe.validation.samples = 70'000;
        recipe.data = { RecipeData { "images", 1, {} }, RecipeData { "unknown", 1, {} } };
        QCOMPARE(epochSize(recipe, { images, ink }).samples, 0.0);
    }

    void everyPresetIsARecipe()
    {
        const QList<RecipePreset> presets
            = recipePresets({ QStringLiteral(INKLING_MODELS "/recipes") });
        QVERIFY(presets.size() >= 6);
        for (const RecipePreset& preset : presets) {
            QVERIFY2(validateRecipe(preset.recipe, "preset"), qPrintable(preset.title));
            QVERIFY(!preset.explanation.isEmpty());
        }
    }
};

INKLING_TEST(RecipeOutlookTest, QCoreApplication)
#include "recipe_outlook_test.moc"
