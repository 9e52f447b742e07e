// SPDX-License-Identifier: GPL-3.0-or-later
// The section "augmentation" of recipes: what is refused and under which name. That it is read and written is tested
// with the rest of a recipe.
#include "core/train/recipe.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;

class AugmentationRecipeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("section");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("key");
        constexpr auto unknown = static_cast<int>(ErrorCode::RecipeUnknownKey);
        constexpr auto invalid = static_cast<int>(ErrorCode::RecipeInvalidValue);
        const auto row = [](const char* section, int code, const char* key) {
            QTest::newRow(section) << QByteArray(section) << code << QByteArray(key);
        };
        row(R"({"blur": 1})", unknown, "augmentation.blur");
        row(R"([])", invalid, "augmentation");
        row(R"({"rotation": 181})", invalid, "augmentation.rotation");
        row(R"({"shear": -1})", invalid, "augmentation.shear");
        row(R"({"scale": 1})", invalid, "augmentation.scale");
        row(R"({"shift": 29})", invalid, "augmentation.shift");
        row(R"({"elastic": "1"})", invalid, "augmentation.elastic");
        row(R"({"elastic_sigma": 0})", invalid, "augmentation.elastic_sigma");
        row(R"({"elastic_sigma": 21})", invalid, "augmentation.elastic_sigma");
        row(R"({"noise": 1.5})", invalid, "augmentation.noise");
        row(R"({"pen_width": 2})", invalid, "augmentation.pen_width");
        row(R"({"pen_width": [2]})", invalid, "augmentation.pen_width");
        row(R"({"pen_width": [1, 2, 3]})", invalid, "augmentation.pen_width");
        row(R"({"pen_width": [3, 2]})", invalid, "augmentation.pen_width");
        row(R"({"pen_width": [0.04, 2]})", invalid, "augmentation.pen_width");
        row(R"({"pen_width": [1, 9]})", invalid, "augmentation.pen_width");
        row(R"({"pen_width": [1, "2"]})", invalid, "augmentation.pen_width");
    }

    void refuses()
    {
        QFETCH(QByteArray, section);
        QFETCH(int, code);
        QFETCH(QByteArray, key);
        const Result<Recipe> recipe = parseRecipe(
            R"({"format": "inkling-recipe", "version": 1, "data": [{"set": "a"}], "augmentation": )"
                + section.toStdString() + "}",
            "bad.json");
        QVERIFY(!recipe);
        QCOMPARE(static_cast<int>(recipe.error().code), code);
        QCOMPARE(recipe.error().arguments[0], std::string("bad.json"));
        QCOMPARE(recipe.error().arguments[1], key.toStdString());
        QVERIFY(!recipe.error().arguments.back().empty());
    }

    void aDataSetMayHaveItsOwn()
    {
        const Result<Recipe> recipe = parseRecipe(
            R"({"format": "inkling-recipe", "version": 1,
                "data": [{"set": "a", "augmentation": {"rotation": 3}}, {"set": "b"},
                    {"set": "c", "augmentation": {}}],
                "augmentation": {"rotation": 15, "shift": 1}})",
            "own.json");
        QVERIFY(recipe);
        QCOMPARE(augmentationOf(*recipe, recipe->data[0]).rotation, 3.0);
        QCOMPARE(augmentationOf(*recipe, recipe->data[0]).shift, 0.0);
        QVERIFY(augmentationOf(*recipe, recipe->data[1]) == recipe->augmentation);
        QVERIFY(augmentationOf(*recipe, recipe->data[2]).isOff());
        QVERIFY(*parseRecipe(toJson(*recipe), "written") == *recipe);
        const Result<Recipe> wrong = parseRecipe(
            R"({"format": "inkling-recipe", "version": 1,
                "data": [{"set": "a", "augmentation": {"rotation": 181}}]})",
            "wrong.json");
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().arguments[1], std::string("data[0].augmentation.rotation"));
    }

    void onePenIsARange()
    {
        const Result<Recipe> recipe = parseRecipe(
            R"({"format": "inkling-recipe", "version": 1, "data": [{"set": "a"}],
                "augmentation": {"pen_width": [2, 2]}})",
            "one.json");
        QVERIFY(recipe);
        QVERIFY(recipe->augmentation.pen == (PenRange { 2, 2 }));
        QVERIFY(!recipe->augmentation.isOff());
        QVERIFY(*parseRecipe(toJson(*recipe), "written") == *recipe);
    }
};

INKLING_TEST(AugmentationRecipeTest, QCoreApplication)
#include "augmentation_recipe_test.moc"
