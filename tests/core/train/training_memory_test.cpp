// SPDX-License-Identifier: GPL-3.0-or-later
// What would not fit into memory is refused by the field that takes most of it.
#include "core/train/training_memory.h"

#include "core/train/trainer.h"
#include "tests/support/bars_data.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;
using namespace inkling::test;

class TrainingMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void reckonsAtLeastTheParameters()
    {
        const Recipe recipe = barsRecipe();
        const std::uint64_t parameters = 785 * 24 + 25 * 10;
        QVERIFY(memoryFor(recipe).parameters > 3 * parameters * sizeof(float));
        QVERIFY(memoryFor(recipe).minibatch >= 32 * (784 + 24 + 10) * sizeof(float));
        Recipe adam = recipe;
        adam.optimizer = defaultSettings(OptimizerKind::Adam);
        QVERIFY(memoryFor(adam).parameters > memoryFor(recipe).parameters);
    }

    void standardShapesAreModest()
    {
        Recipe recipe = barsRecipe();
        recipe.hidden = { { 800, Activation::Relu, 0 } };
        recipe.batch = 128;
        QVERIFY(memoryFor(recipe).total() < std::uint64_t { 64 } << 20U);
    }

    void namesTheLargestLayer()
    {
        Recipe recipe = barsRecipe();
        recipe.hidden = { { 100, Activation::Relu, 0 }, { 1000, Activation::Relu, 0 } };
        QVERIFY(checkMemory(recipe, memoryFor(recipe).total()));
        const Result<void> refused = checkMemory(recipe, memoryFor(recipe).total() - 1);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::RecipeNeedsMemory);
        QCOMPARE(refused.error().arguments[0], std::string("bars"));
        QCOMPARE(refused.error().arguments[1], std::string("hidden[1].units"));
        QCOMPARE(refused.error().arguments[2], std::string("1000"));
        QCOMPARE(refused.error().arguments.size(), std::size_t { 5 });
    }

    void namesTheMinibatch()
    {
        Recipe recipe = barsRecipe();
        recipe.batch = batchLimit;
        const Result<void> refused = checkMemory(recipe, std::uint64_t { 1 } << 20U);
        QVERIFY(!refused);
        QCOMPARE(refused.error().arguments[1], std::string("batch"));
    }
};

INKLING_TEST(TrainingMemoryTest, QCoreApplication)
#include "training_memory_test.moc"
