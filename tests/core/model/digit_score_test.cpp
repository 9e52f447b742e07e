// SPDX-License-Identifier: GPL-3.0-or-later
// "Is it a digit at all?": the score in the model file and in a prediction.
#include "core/base/base64.h"
#include "core/model/model_file.h"
#include "core/model/predict.h"
#include "tests/support/ink_judge.h"
#include "tests/support/random_model.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

using namespace inkling;
using namespace inkling::test;

namespace {

constexpr float infinite = std::numeric_limits<float>::infinity();

GrayImage withWhitePixels(std::size_t count)
{
    GrayImage image(28, 28);
    std::fill_n(image.pixels.begin(), count, std::uint8_t { 255 });
    return image;
}

Model scoredModel(const std::vector<int>& hidden)
{
    Model model = randomModel(hidden);
    DigitScore score;
    Random random(7);
    for (int i = 0; i < hidden.back(); ++i)
        score.weights.push_back(random.uniform(-1, 1));
    score.bias = random.uniform(-1, 1);
    model.digitScore = score;
    return model;
}

/// The score by the formula, unit for unit, in double.
double naiveScore(const Model& model, const GrayImage& image)
{
    std::vector<double> values;
    for (const std::uint8_t gray : image.pixels)
        values.push_back(gray / 255.0);
    for (std::size_t l = 0; l + 1 < model.mlp.layers.size(); ++l) {
        const DenseLayer& layer = model.mlp.layers[l];
        std::vector<double> next;
        for (std::size_t i = 0; i < layer.bias.size(); ++i) {
            double sum = layer.bias[i];
            for (std::size_t k = 0; k < values.size(); ++k)
                sum += layer.weights[i * values.size() + k] * values[k];
            next.push_back(std::tanh(sum));
        }
        values = next;
    }
    double z = model.digitScore->bias;
    for (std::size_t i = 0; i < values.size(); ++i)
        z += model.digitScore->weights[i] * values[i];
    return 1 / (1 + std::exp(-z));
}

QByteArray base64Of(const std::vector<float>& numbers)
{
    return QByteArray::fromStdString(toBase64(std::as_bytes(std::span(numbers))));
}

/// Weights of the three hidden units that the faulty files have.
QByteArray weights(const QByteArray& data)
{
    return R"({"dtype":"f32","encoding":"base64","data":")" + data + "\"}";
}

QByteArray scoreText(const QByteArray& weights, const QByteArray& bias = "0.5")
{
    return R"({"inputs":3,"weights":)" + weights + R"(,"bias":)" + bias + '}';
}

QByteArray scoreText() { return scoreText(weights(base64Of({ 1, -2, 3 }))); }

} // namespace

class DigitScoreTest : public QObject {
    Q_OBJECT

private:
    TemporaryFolder m_folder;

    /// Writes a model whose key "is_digit" is \p score.
    std::string written(const Model& model, const QByteArray& score)
    {
        const QString name = QStringLiteral("m.json");
        if (!saveModel(m_folder.path(name), model, WeightType::F32))
            return {};
        return m_folder.write(name,
            m_folder.read(name).replace(
                R"("temperature")", R"("is_digit": )" + score + ",\n \"temperature\""));
    }

    static void addRow(
        const char* name, const QByteArray& score, ErrorCode code, const QStringList& further = {})
    {
        QTest::newRow(name) << score << static_cast<int>(code) << further;
    }

private Q_SLOTS:

    void muchInkIsADigit_data()
    {
        QTest::addColumn<std::size_t>("ink");
        QTest::addColumn<double>("score");
        QTest::addColumn<bool>("isDigit");
        QTest::newRow("none") << std::size_t { 0 } << 2.0611536e-9 << false;
        QTest::newRow("too little") << std::size_t { 19 } << 0.26894142 << false;
        QTest::newRow("just enough") << std::size_t { 20 } << 0.5 << true;
        QTest::newRow("more") << std::size_t { 21 } << 0.73105858 << true;
        QTest::newRow("all of it") << std::size_t { 784 } << 1.0 << true;
    }

    void muchInkIsADigit()
    {
        QFETCH(std::size_t, ink);
        QFETCH(double, score);
        QFETCH(bool, isDigit);
        const Prediction prediction = predict(inkJudge(20), withWhitePixels(ink));
        QVERIFY(prediction.isDigit);
        QVERIFY(std::abs(static_cast<double>(*prediction.isDigit) - score) < 1e-6 * score);
        QCOMPARE(certaintyOf(prediction) != Certainty::NotADigit, isDigit);
        QCOMPARE(prediction.digit, 7);
        QCOMPARE(prediction.runnerUp, 4);
    }

    void scoreIsTheFormula_data()
    {
        QTest::addColumn<QList<int>>("hidden");
        QTest::newRow("one hidden layer") << QList<int> { 40 };
        QTest::newRow("three hidden layers") << QList<int> { 30, 20, 12 };
    }

    void scoreIsTheFormula()
    {
        QFETCH(QList<int>, hidden);
        const Model model = scoredModel({ hidden.begin(), hidden.end() });
        Model without = model;
        without.digitScore.reset();
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const GrayImage image = randomDigit(seed);
            const Prediction prediction = predict(model, image);
            QVERIFY(std::abs(static_cast<double>(*prediction.isDigit) - naiveScore(model, image))
                < 1e-5);
            QCOMPARE(prediction.probabilities, predict(without, image).probabilities);
        }
    }

    void hugeEvidenceStaysBetweenZeroAndOne()
    {
        Model model = inkJudge(0);
        model.digitScore->weights[0] = 1e30F;
        QCOMPARE(*predict(model, withWhitePixels(5)).isDigit, 1.0F);
        model.digitScore->weights[0] = -1e30F;
        QCOMPARE(*predict(model, withWhitePixels(5)).isDigit, 0.0F);
    }

    void withoutScoreAllIsAsBefore()
    {
        Model model = inkJudge(20);
        model.digitScore.reset();
        const Prediction prediction = predict(model, GrayImage(28, 28));
        QVERIFY(!prediction.isDigit);
        QVERIFY(certaintyOf(prediction) != Certainty::NotADigit);
        const std::string path = m_folder.path(QStringLiteral("without.json"));
        QVERIFY(saveModel(path, model, WeightType::F32));
        QVERIFY(!m_folder.read(QStringLiteral("without.json")).contains("is_digit"));
        QVERIFY(!loadModel(path)->digitScore);
    }

    // Also where the layers are rounded to half floats: the score is not.
    void filesKeepEveryBit_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<float>("bias");
        QTest::newRow("f32") << static_cast<int>(WeightType::F32) << 0.1F;
        QTest::newRow("f16") << static_cast<int>(WeightType::F16) << -1.0F / 3;
        QTest::newRow("small") << static_cast<int>(WeightType::F32) << 1e-45F;
        QTest::newRow("large") << static_cast<int>(WeightType::F32) << 3.4028235e38F;
        QTest::newRow("whole") << static_cast<int>(WeightType::F32) << -3.0F;
    }

    void filesKeepEveryBit()
    {
        QFETCH(int, type);
        QFETCH(float, bias);
        Model model = scoredModel({ 31, 17 });
        model.digitScore->bias = bias;
        const std::string path = m_folder.path(QStringLiteral("kept.json"));
        QVERIFY(saveModel(path, model, static_cast<WeightType>(type)));
        const Result<Model> loaded = loadModel(path);
        QVERIFY(loaded);
        QVERIFY(loaded->digitScore == model.digitScore);
        QVERIFY(loaded->furtherKeys.empty());
    }

    void readsTheDocumentedForm()
    {
        const Result<Model> model = loadModel(written(randomModel({ 3 }), scoreText()));
        QVERIFY(model);
        QVERIFY(model->digitScore == (DigitScore { { 1, -2, 3 }, 0.5F }));
    }

    void refusesWrongScores_data()
    {
        QTest::addColumn<QByteArray>("score");
        QTest::addColumn<int>("code");
        QTest::addColumn<QStringList>("further");
        const QString three = QStringLiteral("3");
        const QString two = QStringLiteral("2");
        const QString object = QStringLiteral("object");
        const QString text = QStringLiteral("string");
        const QString inWeights = QStringLiteral("is_digit.weights");
        const auto wrongType = ErrorCode::JsonKeyWrongType;
        const auto missing = ErrorCode::JsonKeyMissing;
        const auto notNumbers = ErrorCode::ModelKeyNotNumbers;
        addRow("a number", "0.5", wrongType, { QStringLiteral("is_digit"), object });
        addRow("null", "null", wrongType, { QStringLiteral("is_digit"), object });
        addRow("empty", "{}", missing, { QStringLiteral("is_digit.inputs") });
        addRow("negative inputs", scoreText().replace(":3,", ":-3,"), wrongType,
            { QStringLiteral("is_digit.inputs"), QStringLiteral("positive integer") });
        addRow("inputs of another network", scoreText().replace(":3,", ":2,"),
            ErrorCode::ModelKeyWrongSize, { QStringLiteral("is_digit.inputs"), three, two });
        addRow("no weights", R"({"inputs":3,"bias":0})", missing, { inWeights });
        addRow("weights as a list", scoreText("[1,2,3]"), wrongType, { inWeights, object });
        addRow("no type", scoreText().replace("dtype", "type"), missing,
            { QStringLiteral("is_digit.weights.dtype") });
        addRow("type of number", scoreText().replace("\"f32\"", "32"), wrongType,
            { QStringLiteral("is_digit.weights.dtype"), text });
        addRow("other type", scoreText().replace("f32", "f64"), notNumbers, { inWeights });
        addRow("no encoding", scoreText().replace("encoding", "coding"), missing,
            { QStringLiteral("is_digit.weights.encoding") });
        addRow("other encoding", scoreText().replace("base64", "hex"), notNumbers, { inWeights });
        addRow("no data", scoreText().replace("data", "dada"), missing,
            { QStringLiteral("is_digit.weights.data") });
        addRow("data of number", scoreText(weights("x").replace("\"x\"", "1")), wrongType,
            { QStringLiteral("is_digit.weights.data"), text });
        addRow("a weight too few", scoreText(weights(base64Of({ 1, -2 }))),
            ErrorCode::ModelKeyWrongSize, { inWeights, three, QStringLiteral("2") });
        addRow("no base64", scoreText(weights("*" + base64Of({ 1, -2, 3 }).sliced(1))), notNumbers,
            { inWeights });
        addRow("infinite", scoreText(weights(base64Of({ 1, infinite, 3 }))), notNumbers,
            { inWeights });
        addRow("no bias", scoreText().replace("bias", "buyers"), missing,
            { QStringLiteral("is_digit.bias") });
        addRow("bias of text", scoreText(weights(base64Of({ 1, -2, 3 })), "\"0\""), wrongType,
            { QStringLiteral("is_digit.bias"), QStringLiteral("number") });
        addRow("bias beyond float", scoreText(weights(base64Of({ 1, -2, 3 })), "1e300"), notNumbers,
            { QStringLiteral("is_digit.bias") });
    }

    void refusesWrongScores()
    {
        QFETCH(QByteArray, score);
        QFETCH(int, code);
        QFETCH(QStringList, further);
        const std::string path = written(randomModel({ 3 }), score);
        const Result<Model> model = loadModel(path);
        QVERIFY(!model);
        QStringList found;
        for (const std::string& argument : model.error().arguments)
            found.append(QString::fromStdString(argument));
        QCOMPARE(static_cast<int>(model.error().code), code);
        QCOMPARE(found, QStringList { QString::fromStdString(path) } + further);
    }

    void needsAHiddenLayer()
    {
        const std::string path = written(randomModel({}), scoreText());
        QVERIFY(
            loadModel(path).error() == (Error { ErrorCode::ModelScoreWithoutHidden, { path } }));
    }

    void refusesToSaveWhatCouldNotBeRead()
    {
        const std::string path = m_folder.write(QStringLiteral("old.json"), "old");
        const auto refusal = [&path](const DigitScore& score, const std::vector<int>& hidden) {
            Model model = randomModel(hidden);
            model.digitScore = score;
            return saveModel(path, model, WeightType::F32).error();
        };
        QVERIFY(refusal({ { 1, 2 }, 0 }, { 3 })
            == (Error { ErrorCode::ModelKeyWrongSize, { path, "is_digit.weights", "3", "2" } }));
        QVERIFY(refusal({ { 1, infinite }, 0 }, { 2 })
            == (Error { ErrorCode::ModelKeyNotNumbers, { path, "is_digit.weights" } }));
        QVERIFY(refusal({ { 1, 2 }, infinite }, { 2 })
            == (Error { ErrorCode::ModelKeyNotNumbers, { path, "is_digit.bias" } }));
        QVERIFY(refusal({ { 1, 2 }, 0 }, {})
            == (Error { ErrorCode::ModelScoreWithoutHidden, { path } }));
        QCOMPARE(m_folder.read(QStringLiteral("old.json")), QByteArray("old"));
    }
};

INKLING_TEST(DigitScoreTest, QCoreApplication)
#include "digit_score_test.moc"
