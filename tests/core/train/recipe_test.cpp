// SPDX-License-Identifier: GPL-3.0-or-later
// Recipes: what is read, what is refused and under which name, and that writing and reading lose nothing.
#include "core/train/recipe.h"

#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;

namespace {

const char* const start
    = R"({"format": "inkling-recipe", "version": 1, "data": [{"set": "mnist:train"}])";

std::string recipeWith(const QByteArray& fields)
{
    return start + (fields.isEmpty() ? std::string() : ", " + fields.toStdString()) + "}";
}

void addRefusalColumns()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("key");
}

/// A recipe with \p fields is refused with \p code, for the sake of \p key.
void row(const char* fields, int code, const char* key)
{
    QTest::newRow(fields) << QByteArray(fields) << code << QByteArray(key);
}

} // namespace

class RecipeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void keepsDefaults();
    void writesWhatItReads();
    void refuses_data();
    void refuses();
    void refusesLearning_data();
    void refusesLearning();
    void refusesWindows_data();
    void refusesWindows();
    void refusesNoDigits_data();
    void refusesNoDigits();
    void refusesMissingKeys_data();
    void refusesMissingKeys();
    void refusesBrokenJson();
    void refusesMissingFile();
    void checksWhatWasPutTogether();
};

void RecipeTest::readsEveryField()
{
    const Result<Recipe> recipe = parseRecipe(R"({
        "format": "inkling-recipe", "version": 1, "name": "mine",
        "data": [{"set": "mnist:train"}, {"set": "pen:a.jsonl", "weight": 2.5, "pen_widths": [1.5, 3], "balance_classes": true},
                 {"set": "synthetic-not:20", "no_digits": true}],
        "validation": {"samples": 500, "every_writer": 3},
        "augmentation": {"rotation": 8, "shear": 0.1, "scale": 0.2, "shift": 1, "elastic": 1.5, "elastic_sigma": 5,
                         "noise": 0.05, "pen_width": [1.5, 3]},
        "hidden": [{"units": 512, "activation": "tanh", "dropout": 0.5}, {"units": 256}],
        "input_dropout": 0.2, "loss": {"name": "squared-error", "label_smoothing": 0.1}, "temperature": 0.75,
        "optimizer": {"name": "nesterov", "learning_rate": 0.01, "momentum": 0.5, "weight_decay": 0.002},
        "schedule": {"name": "step", "warmup": 0.5, "every": 3, "factor": 0.3}, "average_decay": 0.99,
        "batch": 32, "shards": 2, "epochs": 7, "patience": 3, "seed": 9007199254740992})",
        "mine.json");
    QVERIFY(recipe);
    Recipe expected;
    expected.name = "mine";
    expected.data = { { "mnist:train", 1, {}, false }, { "pen:a.jsonl", 2.5, { 1.5, 3 }, true },
        { "synthetic-not:20", 1, {}, false, true } };
    expected.validation = { 500, 3 };
    expected.augmentation = { 8, 0.1, 0.2, 1, 1.5, 5, 0.05, { 1.5, 3 } };
    expected.hidden = { { 512, Activation::Tanh, 0.5 }, { 256, Activation::Relu, 0 } };
    expected.inputDropout = 0.2;
    expected.loss = { LossKind::SquaredError, 0.1 };
    expected.temperature = 0.75;
    expected.optimizer.kind = OptimizerKind::Nesterov;
    expected.optimizer.learningRate = 0.01;
    expected.optimizer.momentum = 0.5;
    expected.optimizer.weightDecay = 0.002;
    expected.schedule = { Schedule::Step, 0.5, 3, 0.3 };
    expected.averageDecay = 0.99;
    expected.batch = 32;
    expected.shards = 2;
    expected.epochs = 7;
    expected.patience = 3;
    expected.seed = 9'007'199'254'740'992ULL;
    QVERIFY(*recipe == expected);
}

void RecipeTest::keepsDefaults()
{
    const Result<Recipe> recipe = parseRecipe(recipeWith({}), "short.json");
    QVERIFY(recipe);
    Recipe expected;
    expected.data = { { "mnist:train", 1, {}, false } };
    QVERIFY(*recipe == expected);
}

void RecipeTest::writesWhatItReads()
{
    Recipe recipe;
    recipe.name = "Größe \"7\"";
    recipe.data = { { "mnist:train", 0.1, {}, false },
        { "pen:b.jsonl", 3, { 1.8, 2.4, 3.1 }, true }, { "letters.jsonl", 2, {}, false, true } };
    recipe.temperature = 1.25;
    recipe.validation = { 0, 0 };
    recipe.augmentation = { 0.5, 2, 0.9, 28, 0.1, 1, 1, { 0.5, 8 } };
    recipe.hidden = { { 1936, Activation::Tanh, 0.25, Windows { 16, 8, 2 } },
        { 1, Activation::Identity, 0.25 }, { 16, Activation::Sigmoid, 0 } };
    recipe.inputDropout = 0.1;
    recipe.loss = { LossKind::CrossEntropy, 0.05 };
    recipe.optimizer = { OptimizerKind::AdamW, 0.3, 0.9, 1e-7, 0.8, 0.99, 1e-6 };
    recipe.schedule = { Schedule::Cosine, 0.5, 10, 0.1 };
    recipe.averageDecay = 0.999;
    recipe.shards = 64;
    recipe.batch = 1;
    recipe.epochs = 1;
    recipe.seed = 0;
    const Result<Recipe> read = parseRecipe(toJson(recipe), "written");
    QVERIFY(read);
    QVERIFY(*read == recipe);
}

void RecipeTest::refuses_data()
{
    addRefusalColumns();
    constexpr auto unknown = static_cast<int>(ErrorCode::RecipeUnknownKey);
    constexpr auto invalid = static_cast<int>(ErrorCode::RecipeInvalidValue);
    row(R"("learning_rate": 0.1)", unknown, "learning_rate");
    row(R"("validation": {"sample": 1})", unknown, "validation.sample");
    row(R"("hidden": [{"units": 3, "size": 3}])", unknown, "hidden[0].size");
    row(R"("optimizer": {"beta": 1})", unknown, "optimizer.beta");
    row(R"("data": [{"set": "a"}, {"set": "b", "pens": []}])", unknown, "data[1].pens");
    row(R"("format": "inkling-model")", invalid, "format");
    row(R"("version": 2)", invalid, "version");
    row(R"("version": "1")", invalid, "version");
    row(R"("name": "")", invalid, "name");
    row(R"("name": 7)", invalid, "name");
    row(R"("data": [])", invalid, "data");
    row(R"("data": "mnist:train")", invalid, "data");
    row(R"("data": [7])", invalid, "data[0]");
    row(R"("data": [{"set": ""}])", invalid, "data[0].set");
    row(R"("data": [{"set": "a", "weight": 0}])", invalid, "data[0].weight");
    row(R"("data": [{"set": "a", "weight": -1}])", invalid, "data[0].weight");
    row(R"("data": [{"set": "a", "pen_widths": 2}])", invalid, "data[0].pen_widths");
    row(R"("data": [{"set": "a", "pen_widths": [2, "3"]}])", invalid, "data[0].pen_widths[1]");
    row(R"("data": [{"set": "a", "pen_widths": [2, 90]}])", invalid, "data[0].pen_widths[1]");
    row(R"("data": [{"set": "a", "pen_widths": [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]}])", invalid,
        "data[0].pen_widths");
    row(R"("validation": 10000)", invalid, "validation");
    row(R"("validation": {"samples": -1})", invalid, "validation.samples");
    row(R"("validation": {"samples": 0.5})", invalid, "validation.samples");
    row(R"("validation": {"every_writer": 1})", invalid, "validation.every_writer");
    row(R"("hidden": {})", invalid, "hidden");
    row(R"("hidden": [800])", invalid, "hidden[0]");
    row(R"("hidden": [{"units": 0}])", invalid, "hidden[0].units");
    row(R"("hidden": [{"units": 10000000}])", invalid, "hidden[0].units");
    row(R"("hidden": [{"units": 10}, {"units": 16385}])", invalid, "hidden[1].units");
    row(R"("hidden": [{"units": 16384}, {"units": 16384}])", invalid, "hidden[1].units");
    row(R"("hidden": [{"units": 3, "activation": "softplus"}])", invalid, "hidden[0].activation");
    row(R"("hidden": [{"units": 3, "activation": null}])", invalid, "hidden[0].activation");
}

void RecipeTest::refuses()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, code);
    QFETCH(QByteArray, key);
    // A key that comes twice counts with its last value.
    const Result<Recipe> recipe = parseRecipe(recipeWith(fields), "bad.json");
    QVERIFY(!recipe);
    QCOMPARE(static_cast<int>(recipe.error().code), code);
    QCOMPARE(recipe.error().arguments[0], std::string("bad.json"));
    QCOMPARE(recipe.error().arguments[1], key.toStdString());
    const std::size_t count = recipe.error().code == ErrorCode::RecipeUnknownKey ? 3 : 4;
    QCOMPARE(recipe.error().arguments.size(), count);
    QVERIFY(!recipe.error().arguments.back().empty());
}

void RecipeTest::refusesLearning_data()
{
    addRefusalColumns();
    constexpr auto unknown = static_cast<int>(ErrorCode::RecipeUnknownKey);
    constexpr auto invalid = static_cast<int>(ErrorCode::RecipeInvalidValue);
    row(R"("optimizer": "adagrad")", invalid, "optimizer");
    row(R"("optimizer": 7)", invalid, "optimizer");
    row(R"("optimizer": {"name": "adagrad"})", invalid, "optimizer.name");
    row(R"("optimizer": {"name": "sgd", "momentum": 0.5})", unknown, "optimizer.momentum");
    row(R"("optimizer": {"name": "adam", "momentum": 0.5})", unknown, "optimizer.momentum");
    row(R"("optimizer": {"beta1": 0.9})", unknown, "optimizer.beta1");
    row(R"("optimizer": {"name": "adam", "beta1": 1})", invalid, "optimizer.beta1");
    row(R"("optimizer": {"name": "adamw", "beta2": -0.1})", invalid, "optimizer.beta2");
    row(R"("optimizer": {"name": "adam", "epsilon": 0})", invalid, "optimizer.epsilon");
    row(R"("loss": "hinge")", invalid, "loss");
    row(R"("loss": {"name": "hinge"})", invalid, "loss.name");
    row(R"("loss": {"smoothing": 0.1})", unknown, "loss.smoothing");
    row(R"("loss": {"label_smoothing": 1})", invalid, "loss.label_smoothing");
    row(R"("input_dropout": 1)", invalid, "input_dropout");
    row(R"("hidden": [{"units": 3, "dropout": -0.5}])", invalid, "hidden[0].dropout");
    row(R"("schedule": {"name": "linear"})", invalid, "schedule.name");
    row(R"("schedule": {"name": "cosine", "every": 3})", unknown, "schedule.every");
    row(R"("schedule": {"warmup": -1})", invalid, "schedule.warmup");
    row(R"("schedule": {"name": "step", "every": 0})", invalid, "schedule.every");
    row(R"("schedule": {"name": "step", "factor": 1.5})", invalid, "schedule.factor");
    row(R"("average_decay": 1)", invalid, "average_decay");
    row(R"("shards": 0)", invalid, "shards");
    row(R"("shards": 65)", invalid, "shards");
    row(R"("patience": -1)", invalid, "patience");
    row(R"("patience": 2, "validation": {"samples": 0, "every_writer": 0})", invalid, "patience");
    row(R"("data": [{"set": "a", "balance_classes": 1}])", invalid, "data[0].balance_classes");
    row(R"("optimizer": {"learning_rate": 0})", invalid, "optimizer.learning_rate");
    row(R"("optimizer": {"learning_rate": -0.1})", invalid, "optimizer.learning_rate");
    row(R"("optimizer": {"learning_rate": "0.1"})", invalid, "optimizer.learning_rate");
    row(R"("optimizer": {"momentum": 1})", invalid, "optimizer.momentum");
    row(R"("optimizer": {"weight_decay": -1e-9})", invalid, "optimizer.weight_decay");
    row(R"("schedule": "linear")", invalid, "schedule");
    row(R"("batch": 0)", invalid, "batch");
    row(R"("batch": 128.0)", invalid, "batch");
    row(R"("batch": 99999999999999999999)", invalid, "batch");
    row(R"("epochs": 0)", invalid, "epochs");
    row(R"("epochs": true)", invalid, "epochs");
    row(R"("seed": -1)", invalid, "seed");
    row(R"("seed": 9007199254740994)", invalid, "seed");
}

void RecipeTest::refusesLearning() { refuses(); }

void RecipeTest::refusesWindows_data()
{
    addRefusalColumns();
    constexpr auto unknown = static_cast<int>(ErrorCode::RecipeUnknownKey);
    constexpr auto invalid = static_cast<int>(ErrorCode::RecipeInvalidValue);
    row(R"("hidden": [{"maps": 16, "window": 5, "stride": 2, "units": 9}])", unknown,
        "hidden[0].units");
    row(R"("hidden": [{"maps": 20, "window": 5, "stride": 2}])", invalid, "hidden[0].maps");
    row(R"("hidden": [{"maps": 160, "window": 5, "stride": 2}])", invalid, "hidden[0].maps");
    row(R"("hidden": [{"maps": 16, "window": 29, "stride": 2}])", invalid, "hidden[0].window");
    row(R"("hidden": [{"maps": 16, "window": 5, "stride": 6}])", invalid, "hidden[0].stride");
    row(R"("hidden": [{"maps": 16, "window": 0, "stride": 1}])", invalid, "hidden[0].window");
    row(R"("hidden": [{"units": 784}, {"maps": 16, "window": 5, "stride": 2}])", invalid,
        "hidden[1].maps");
    row(R"("hidden": [{"maps": 16, "window": 8, "stride": 4}, {"maps": 16, "window": 7, "stride": 1}])",
        invalid, "hidden[1].window");
}

void RecipeTest::refusesWindows() { refuses(); }

void RecipeTest::refusesNoDigits_data()
{
    addRefusalColumns();
    constexpr auto invalid = static_cast<int>(ErrorCode::RecipeInvalidValue);
    row(R"("data": [{"set": "a"}, {"set": "b", "no_digits": 1}])", invalid, "data[1].no_digits");
    row(R"("data": [{"set": "a"}, {"set": "b", "no_digits": true, "balance_classes": true}])",
        invalid, "data[1].balance_classes");
    row(R"("data": [{"set": "a", "no_digits": true}])", invalid, "data[0].no_digits");
    row(R"("temperature": 0)", invalid, "temperature");
    row(R"("temperature": 101)", invalid, "temperature");
}

void RecipeTest::refusesNoDigits() { refuses(); }

void RecipeTest::refusesMissingKeys_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("format") << QByteArray(R"({"version": 1, "data": [{"set": "a"}]})")
                            << QByteArray("format");
    QTest::newRow("version") << QByteArray(R"({"format": "inkling-recipe"})")
                             << QByteArray("version");
    QTest::newRow("stride") << QByteArray(
        R"({"format": "inkling-recipe", "version": 1, "data": [{"set": "a"}], "hidden": [{"maps": 16, "window": 5}]})")
                            << QByteArray("hidden[0].stride");
    QTest::newRow("data") << QByteArray(R"({"format": "inkling-recipe", "version": 1})")
                          << QByteArray("data");
    QTest::newRow("set") << QByteArray(
        R"({"format": "inkling-recipe", "version": 1, "data": [{}]})")
                         << QByteArray("data[0].set");
    QTest::newRow("units") << QByteArray(
        R"({"format": "inkling-recipe", "version": 1, "data": [{"set": "a"}], "hidden": [{}]})")
                           << QByteArray("hidden[0].units");
}

void RecipeTest::refusesMissingKeys()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, key);
    const Result<Recipe> recipe = parseRecipe(text.toStdString(), "bad.json");
    QVERIFY(!recipe);
    QVERIFY(
        recipe.error() == (Error { ErrorCode::JsonKeyMissing, { "bad.json", key.toStdString() } }));
}

void RecipeTest::refusesBrokenJson()
{
    const Result<Recipe> broken = parseRecipe("{\"format\":\n  \"inkling-recipe\",,", "bad.json");
    QVERIFY(!broken);
    QVERIFY(broken.error().code == ErrorCode::JsonInvalid);
    QCOMPARE(broken.error().arguments[1], std::string("2"));
    const Result<Recipe> list = parseRecipe("[]", "bad.json");
    QVERIFY(!list);
    QVERIFY(list.error().code == ErrorCode::RecipeInvalidValue);
}

void RecipeTest::refusesMissingFile()
{
    const Result<Recipe> recipe = loadRecipe("/nowhere/recipe.json");
    QVERIFY(!recipe);
    QVERIFY(recipe.error().code == ErrorCode::FileNotFound);
}

void RecipeTest::checksWhatWasPutTogether()
{
    Recipe recipe;
    recipe.data = { { "mnist:train", 1, {}, false } };
    QVERIFY(validateRecipe(recipe, "--flags"));
    recipe.epochs = 0;
    const Result<void> checked = validateRecipe(recipe, "--flags");
    QVERIFY(!checked);
    QVERIFY(checked.error()
        == (Error { ErrorCode::RecipeInvalidValue, { "--flags", "epochs", "0", "1..100000" } }));
}

INKLING_TEST(RecipeTest, QCoreApplication)
#include "recipe_test.moc"
