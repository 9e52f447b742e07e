// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/model_file.h"

#include "core/base/base64.h"
#include "core/model/predict.h"
#include "tests/support/random_model.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <limits>
#include <span>

using namespace inkling;
using inkling::test::randomDigit;
using inkling::test::randomModel;
using inkling::test::TemporaryFolder;

namespace {

/// Base64 of \p count floats that are all \p number.
QByteArray encoded(std::size_t count, float number)
{
    const std::vector<float> numbers(count, number);
    return QByteArray::fromStdString(toBase64(std::as_bytes(std::span(numbers))));
}

QByteArray numbers(
    const QByteArray& data, const QByteArray& dtype = "f32", const QByteArray& encoding = "base64")
{
    return R"({"dtype":")" + dtype + R"(","encoding":")" + encoding + R"(","data":")" + data
        + "\"}";
}

/// A layer of \p inputs × \p outputs zeros.
QByteArray layer(int inputs, int outputs, const QByteArray& activation = "identity")
{
    return R"({"type":"dense","inputs":)" + QByteArray::number(inputs) + R"(,"outputs":)"
        + QByteArray::number(outputs) + R"(,"activation":")" + activation + R"(","weights":)"
        + numbers(encoded(static_cast<std::size_t>(inputs * outputs), 0)) + R"(,"bias":)"
        + numbers(encoded(static_cast<std::size_t>(outputs), 0)) + "}";
}

/// A valid model file; \p layers is what stands between the brackets.
QByteArray modelText(const QByteArray& layers)
{
    return R"({"format":"inkling-model","version":1,)"
           R"("input":{"width":28,"height":28,"normalization":"mnist","scale":[0,1]},)"
           R"("classes":["0","1","2","3","4","5","6","7","8","9"],"temperature":1.5,"layers":[)"
        + layers + "]}";
}

QByteArray modelText() { return modelText(layer(784, 10)); }

} // namespace

class ModelFileTest : public QObject {
    Q_OBJECT

private:
    TemporaryFolder m_folder;

    static void addRow(const char* name, const QByteArray& content, ErrorCode code,
        const QStringList& further = {})
    {
        QTest::newRow(name) << content << static_cast<int>(code) << further;
    }

    static void addFaultColumns()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("code");
        QTest::addColumn<QStringList>("further");
    }

    void checkFault()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, code);
        QFETCH(QStringList, further);
        const std::string path = m_folder.write(QStringLiteral("m.json"), content);
        const Result<Model> model = loadModel(path);
        QVERIFY(!model);
        QStringList found;
        for (const std::string& argument : model.error().arguments)
            found.append(QString::fromStdString(argument));
        QCOMPARE(static_cast<int>(model.error().code), code);
        QCOMPARE(found, QStringList { QString::fromStdString(path) } + further);
    }

private Q_SLOTS:

    void readsTheDocumentedForm()
    {
        const Result<Model> model = loadModel(m_folder.write(
            QStringLiteral("m.json"), modelText(layer(784, 12, "relu") + ',' + layer(12, 10))));
        QVERIFY(model);
        QCOMPARE(model->temperature, 1.5F);
        QCOMPARE(model->mlp.layers.size(), std::size_t { 2 });
        QCOMPARE(model->mlp.layers[0].activation, Activation::Relu);
        QCOMPARE(model->mlp.layers[0].weights, std::vector<float>(784 * 12));
        QVERIFY(model->provenance.empty());
    }

    void savedModelGivesIdenticalProbabilities_data()
    {
        QTest::addColumn<QList<int>>("hidden");
        QTest::newRow("softmax regression") << QList<int> {};
        QTest::newRow("one hidden layer") << QList<int> { 40 };
        QTest::newRow("three hidden layers") << QList<int> { 30, 20, 12 };
    }

    void savedModelGivesIdenticalProbabilities()
    {
        QFETCH(QList<int>, hidden);
        Model model = randomModel({ hidden.begin(), hidden.end() });
        model.temperature = 0.9F;
        const std::string path = m_folder.path(QStringLiteral("saved.json"));
        QVERIFY(saveModel(path, model, WeightType::F32));
        const Result<Model> loaded = loadModel(path);
        QVERIFY(loaded);
        QVERIFY(loaded->mlp == model.mlp);
        for (std::uint64_t seed = 0; seed < 20; ++seed)
            QCOMPARE(predict(*loaded, randomDigit(seed)).probabilities,
                predict(model, randomDigit(seed)).probabilities);
    }

    void halfFloatsRoundOnce()
    {
        const Model model = randomModel({ 20 });
        const std::string path = m_folder.path(QStringLiteral("half.json"));
        QVERIFY(saveModel(path, model, WeightType::F16));
        const Result<Model> loaded = loadModel(path);
        QVERIFY(loaded);
        QVERIFY(loaded->mlp == asStored(model.mlp, WeightType::F16));
        QVERIFY(!(loaded->mlp == model.mlp));
        const std::vector<float>& before = model.mlp.layers[0].weights;
        const std::vector<float>& after = loaded->mlp.layers[0].weights;
        // Half a unit in the last of eleven bits; below 2^-14 halves are 2^-24 apart.
        for (std::size_t i = 0; i < before.size(); ++i)
            QVERIFY(std::abs(before[i] - after[i])
                <= std::max(std::abs(before[i]) / 2048.0F, 1.0F / 33554432.0F));
    }

    void whatIsNotKnownIsKept()
    {
        const QByteArray text
            = modelText()
                  .replace(R"("temperature")", R"("mood":{"good":[1,true]},"temperature")")
                  .replace(R"("layers":)", R"("provenance":{"seed":1},"note":"ü","layers":)");
        const Result<Model> model = loadModel(m_folder.write(QStringLiteral("m.json"), text));
        QVERIFY(model);
        QCOMPARE(model->provenance, std::string(R"({"seed":1})"));
        QCOMPARE(model->furtherKeys, std::string(R"({"mood":{"good":[1,true]},"note":"ü"})"));
        const std::string path = m_folder.path(QStringLiteral("again.json"));
        QVERIFY(saveModel(path, *model, WeightType::F32));
        const Result<Model> again = loadModel(path);
        QVERIFY(again);
        QCOMPARE(again->provenance, model->provenance);
        QCOMPARE(again->furtherKeys, model->furtherKeys);
    }

    void refusesWrongFiles_data()
    {
        addFaultColumns();
        const QString one = QStringLiteral("1");
        addRow("empty", "", ErrorCode::JsonInvalid, { one, one });
        addRow("no JSON", "PK\x03\x04", ErrorCode::JsonInvalid, { one, one });
        addRow("truncated", modelText().first(40), ErrorCode::JsonInvalid,
            { one, QStringLiteral("41") });
        addRow("other JSON", "[1,2,3]", ErrorCode::ModelWrongFormat);
        addRow("other format", modelText().replace("inkling-model", "onnx"),
            ErrorCode::ModelWrongFormat);
        addRow("newer version", modelText().replace(R"("version":1)", R"("version":2)"),
            ErrorCode::ModelWrongVersion, { QStringLiteral("2"), one });
        addRow("version of text", modelText().replace(R"("version":1)", R"("version":"1")"),
            ErrorCode::JsonKeyWrongType, { QStringLiteral("version"), QStringLiteral("integer") });
        addRow("other size", modelText().replace(R"("width":28)", R"("width":32)"),
            ErrorCode::ModelWrongInput, { QStringLiteral("32"), QStringLiteral("28") });
        addRow("other normalization", modelText().replace(R"("mnist")", R"("crop")"),
            ErrorCode::ModelUnknownNormalization, { QStringLiteral("\"crop\", [0,1]") });
        addRow("other scale", modelText().replace("[0,1]", "[-1,1]"),
            ErrorCode::ModelUnknownNormalization, { QStringLiteral("\"mnist\", [-1,1]") });
        addRow("nine classes", modelText().replace(R"(,"9")", ""), ErrorCode::ModelWrongClasses,
            { QStringLiteral("9") });
        addRow("letters", modelText().replace(R"("9")", R"("A")"), ErrorCode::ModelWrongClasses,
            { QStringLiteral("10") });
        addRow("temperature 0", modelText().replace("1.5", "0"), ErrorCode::ModelWrongTemperature);
        addRow("temperature below 0", modelText().replace("1.5", "-1"),
            ErrorCode::ModelWrongTemperature);
        addRow("temperature beyond float", modelText().replace("1.5", "1e300"),
            ErrorCode::ModelWrongTemperature);
        addRow("no input", modelText().replace(R"("input")", R"("imput")"),
            ErrorCode::JsonKeyMissing, { QStringLiteral("input") });
        addRow("no layers key", modelText().replace(R"("layers")", R"("slayers")"),
            ErrorCode::JsonKeyMissing, { QStringLiteral("layers") });
    }

    void refusesWrongFiles() { checkFault(); }

    void refusesWrongLayers_data()
    {
        addFaultColumns();
        const QString one = QStringLiteral("1");
        const QByteArray zeros = encoded(7840, 0);
        addRow("no layers", modelText(""), ErrorCode::ModelNoLayers);
        addRow("numbers for layers", modelText("1"), ErrorCode::JsonKeyWrongType,
            { QStringLiteral("layers"), QStringLiteral("array of objects") });
        addRow("other type", modelText().replace("dense", "conv2d"),
            ErrorCode::ModelUnknownLayerType, { one, QStringLiteral("conv2d") });
        addRow("first layer too narrow", modelText(layer(700, 10)), ErrorCode::ModelLayersDoNotFit,
            { one, QStringLiteral("700"), QStringLiteral("784") });
        addRow("layers that do not fit", modelText(layer(784, 12, "relu") + ',' + layer(13, 10)),
            ErrorCode::ModelLayersDoNotFit,
            { QStringLiteral("2"), QStringLiteral("13"), QStringLiteral("12") });
        addRow("eleven outputs", modelText(layer(784, 11)), ErrorCode::ModelWrongShape,
            { one, QStringLiteral("10"), QStringLiteral("11") });
        addRow("unknown activation", modelText(layer(784, 10, "swish")),
            ErrorCode::ModelUnknownActivation, { one, QStringLiteral("swish") });
        addRow("softmax at the end", modelText(layer(784, 10, "tanh")),
            ErrorCode::ModelLastNotIdentity, { one, QStringLiteral("tanh") });
        addRow("huge", modelText().replace(R"("outputs":10)", R"("outputs":1000000)"),
            ErrorCode::ModelTooLarge,
            { one, QStringLiteral("785000000"), QString::number(layerParameterLimit) });
        addRow("beyond all integers",
            modelText().replace(R"("outputs":10)", R"("outputs":18446744073709551615)"),
            ErrorCode::ModelTooLarge,
            { one, QStringLiteral("18446744073709551615"), QString::number(layerParameterLimit) });
        addRow("no outputs", modelText().replace(R"("outputs":10)", R"("outputs":0)"),
            ErrorCode::JsonKeyWrongType,
            { QStringLiteral("layers[0].outputs"), QStringLiteral("positive integer") });
        addRow("no weights", modelText().replace(R"("weights")", R"("waits")"),
            ErrorCode::JsonKeyMissing, { QStringLiteral("layers[0].weights") });
        addRow("one weight missing", modelText().replace(zeros, encoded(7839, 0)),
            ErrorCode::ModelWrongShape, { one, QStringLiteral("7840"), QStringLiteral("7839") });
        addRow("other dtype", modelText().replace("f32", "f64"), ErrorCode::ModelUnknownEncoding,
            { one, QStringLiteral("f64, base64") });
        addRow("other encoding", modelText().replace("base64", "hex"),
            ErrorCode::ModelUnknownEncoding, { one, QStringLiteral("f32, hex") });
        addRow("no base64", modelText().replace(zeros, "*" + zeros.sliced(1)),
            ErrorCode::ModelDamagedData, { one });
        addRow("infinite",
            modelText().replace(zeros, encoded(7840, std::numeric_limits<float>::infinity())),
            ErrorCode::ModelNotFinite, { one });
        addRow("not a number",
            modelText().replace(encoded(10, 0) + "\"}}",
                encoded(10, std::numeric_limits<float>::quiet_NaN()) + "\"}}"),
            ErrorCode::ModelNotFinite, { one });
    }

    void refusesWrongLayers() { checkFault(); }

    void refusesWhatIsNoFile()
    {
        const std::string missing = m_folder.path(QStringLiteral("missing.json"));
        QVERIFY(loadModel(missing).error() == (Error { ErrorCode::FileNotFound, { missing } }));
        const std::string place = m_folder.path(QString());
        QVERIFY(loadModel(place).error() == (Error { ErrorCode::FileIsFolder, { place } }));
    }

    void refusesToSaveWhatCouldNotBeRead()
    {
        Model model = randomModel({});
        model.mlp.layers[0].bias[3] = 1e6F;
        const std::string path = m_folder.write(QStringLiteral("kept.json"), "old");
        QVERIFY(saveModel(path, model, WeightType::F16).error()
            == (Error { ErrorCode::ModelNotFinite, { path, "1" } }));
        QCOMPARE(m_folder.read(QStringLiteral("kept.json")), QByteArray("old"));
        QVERIFY(saveModel(path, model, WeightType::F32));
    }
};

INKLING_TEST(ModelFileTest, QCoreApplication)
#include "model_file_test.moc"
