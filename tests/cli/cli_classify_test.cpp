// SPDX-License-Identifier: GPL-3.0-or-later
// classify and normalize, which both begin with a drawing.
#include "app/base/picture.h"
#include "app/base/picture_file.h"
#include "core/digit/normalize.h"
#include "core/ink/ink_file.h"
#include "core/model/model_file.h"
#include "core/model/predict.h"
#include "tests/cli/support/cli_run.h"
#include "tests/support/ink_judge.h"
#include "tests/support/random_model.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace inkling;
using namespace inkling::test;

namespace {

constexpr const char* sevenLine = "{\"strokes\":[[[10,10],[60,12],[30,90]]]}\n";
constexpr const char* crossLine = "{\"strokes\":[[[50,10],[50,90]],[[10,50],[90,50]]]}\n";

QString qt(const std::string& path) { return QFile::decodeName(path.c_str()); }

QJsonObject jsonOf(const QString& line) { return QJsonDocument::fromJson(line.toUtf8()).object(); }

/// A 7 of straight lines, \p scale times as large as 100 pixels.
QImage paintedSeven(int scale)
{
    QImage picture(100 * scale, 100 * scale, QImage::Format_RGB32);
    picture.fill(Qt::white);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const bool isBar
                = y >= 10 * scale && y < 20 * scale && x >= 20 * scale && x < 80 * scale;
            const bool isStem
                = y >= 10 * scale && y < 90 * scale && x >= 70 * scale && x < 80 * scale;
            if (isBar || isStem)
                picture.setPixelColor(x, y, Qt::black);
        }
    }
    return picture;
}

} // namespace

class CliClassifyTest : public QObject {
    Q_OBJECT

private:
    TemporaryFolder m_folder;
    Model m_model = randomModel({ 20 });
    QString m_modelPath;

    CliRun classify(const QStringList& further) const
    {
        return runCli(
            QStringList { QStringLiteral("classify"), QStringLiteral("--model"), m_modelPath }
            + further);
    }

    void compare(const QJsonObject& object, const QString& source, const Prediction& expected)
    {
        QCOMPARE(object.value(QStringLiteral("source")).toString(), source);
        QCOMPARE(object.value(QStringLiteral("digit")).toInt(-1), expected.digit);
        QVERIFY(!object.contains(QStringLiteral("is_digit")));
        const QJsonArray probabilities = object.value(QStringLiteral("probabilities")).toArray();
        QCOMPARE(probabilities.size(), qsizetype { 10 });
        for (int i = 0; i < 10; ++i)
            QCOMPARE(static_cast<float>(probabilities[i].toDouble()),
                expected.probabilities[static_cast<std::size_t>(i)]);
    }

    Prediction predictionFor(const char* line) const
    {
        Drawing drawing;
        drawing.strokes = parseInkLine(line, "x", 1)->strokes;
        return predict(m_model, normalize(drawing)->image);
    }

private Q_SLOTS:

    void initTestCase()
    {
        const std::string path = m_folder.path(QStringLiteral("m.json"));
        QVERIFY(saveModel(path, m_model, WeightType::F32));
        m_modelPath = qt(path);
    }

    void everyLineOfInkIsRead()
    {
        const QString ink = qt(
            m_folder.write(QStringLiteral("a.jsonl"), QByteArray(sevenLine) + '\n' + crossLine));
        const CliRun run = classify({ QStringLiteral("--json"), ink });
        QCOMPARE(run.status, 0);
        QCOMPARE(run.err, QString());
        const QStringList lines = run.outLines();
        QCOMPARE(lines.size(), qsizetype { 2 });
        compare(jsonOf(lines[0]), ink + QStringLiteral(":1"), predictionFor(sevenLine));
        compare(jsonOf(lines[1]), ink + QStringLiteral(":3"), predictionFor(crossLine));
    }

    void oneLineOfInkCanBeNamed()
    {
        const QString ink
            = qt(m_folder.write(QStringLiteral("b.jsonl"), QByteArray(sevenLine) + crossLine));
        const CliRun run = classify({ QStringLiteral("--json"), ink + QStringLiteral(":2") });
        QCOMPARE(run.outLines().size(), qsizetype { 1 });
        compare(jsonOf(run.out), ink + QStringLiteral(":2"), predictionFor(crossLine));
    }

    void sentenceNamesTheDigit()
    {
        const QString ink = qt(m_folder.write(QStringLiteral("c.jsonl"), sevenLine));
        const CliRun run = classify({ ink });
        QCOMPARE(run.status, 0);
        QVERIFY(run.out.startsWith(
            QStringLiteral("%1:1: %2 (").arg(ink).arg(predictionFor(sevenLine).digit)));
    }

    // The model counts ink: a 7 has more than ten white pixels of it and fewer than a hundred.
    void whatIsNoDigitIsCalledNone_data()
    {
        QTest::addColumn<float>("least");
        QTest::addColumn<QString>("answer");
        QTest::newRow("digit") << 10.0F << "7 (";
        QTest::newRow("none") << 500.0F << "not a digit (nearest: 7, ";
    }

    void whatIsNoDigitIsCalledNone()
    {
        QFETCH(float, least);
        QFETCH(QString, answer);
        const Model judge = inkJudge(least);
        const std::string model = m_folder.path(QStringLiteral("judge.json"));
        QVERIFY(saveModel(model, judge, WeightType::F32));
        const QString ink = qt(m_folder.write(QStringLiteral("g.jsonl"), sevenLine));
        const QStringList command { QStringLiteral("classify"), QStringLiteral("--model"),
            qt(model), ink };
        QVERIFY(runCli(command).out.startsWith(ink + QStringLiteral(":1: ") + answer));

        const CliRun run = runCli(command + QStringList { QStringLiteral("--json") });
        Drawing drawing;
        drawing.strokes = parseInkLine(sevenLine, "x", 1)->strokes;
        const float score = *predict(judge, normalize(drawing)->image).isDigit;
        QCOMPARE(score >= 0.5F, least < 100);
        const QJsonValue printed = jsonOf(run.out).value(QStringLiteral("is_digit"));
        QVERIFY(printed.isDouble());
        QCOMPARE(static_cast<float>(printed.toDouble()), score);
    }

    void sizeOfAPictureDoesNotMatter()
    {
        const QString one = qt(m_folder.path(QStringLiteral("one.png")));
        const QString two = qt(m_folder.path(QStringLiteral("two.png")));
        QVERIFY(paintedSeven(1).save(one) && paintedSeven(2).save(two));
        const CliRun run = classify({ QStringLiteral("--json"), one, two });
        QCOMPARE(run.status, 0);
        QCOMPARE(jsonOf(run.outLines()[0]).value(QStringLiteral("probabilities")),
            jsonOf(run.outLines()[1]).value(QStringLiteral("probabilities")));
    }

    void rawPicturesAreNotNormalized()
    {
        const GrayImage digit = randomDigit(5);
        const QString path = qt(m_folder.path(QStringLiteral("raw.png")));
        QVERIFY(savePicture(path, digit));
        const CliRun run = classify({ QStringLiteral("--json"), QStringLiteral("--raw"), path });
        QCOMPARE(run.status, 0);
        compare(jsonOf(run.out), path, predict(m_model, digit));
    }

    void resultsBeforeAFailureAreKept()
    {
        const QString ink = qt(m_folder.write(QStringLiteral("d.jsonl"), sevenLine));
        const QString missing = qt(m_folder.path(QStringLiteral("missing.png")));
        const CliRun run = classify({ QStringLiteral("--json"), ink, missing, ink });
        QCOMPARE(run.status, 1);
        QCOMPARE(run.outLines().size(), qsizetype { 1 });
        QVERIFY(run.hasOneMessage());
        QVERIFY(run.err.contains(missing));
    }

    void normalizedPictureIsWhatTheNetworkSees()
    {
        const QString ink = qt(m_folder.write(QStringLiteral("e.jsonl"), sevenLine));
        const QString out = qt(m_folder.path(QStringLiteral("e.png")));
        const QString stages = qt(m_folder.path(QStringLiteral("stages/of/e")));
        const CliRun run = runCli({ QStringLiteral("normalize"), ink, QStringLiteral("-o"), out,
            QStringLiteral("--stages"), stages });
        QCOMPARE(run.status, 0);
        QCOMPARE(run.out + run.err, QString());

        Drawing drawing;
        drawing.strokes = parseInkLine(sevenLine, "x", 1)->strokes;
        const std::optional<NormalizationStages> expected = normalize(drawing);
        QVERIFY(*loadRawDigit(out) == expected->image);
        QVERIFY(*loadRawDigit(stages + QStringLiteral("/image.png")) == expected->image);
        QVERIFY(QImage(stages + QStringLiteral("/field.png")).size() == QSize(20, 20));
        const QJsonObject figures
            = QJsonDocument::fromJson(m_folder.read(QStringLiteral("stages/of/e/stages.json")))
                  .object();
        QCOMPARE(
            figures.value(QStringLiteral("offset")).toObject().value(QStringLiteral("x")).toInt(),
            expected->offsetX);
        QCOMPARE(
            figures.value(QStringLiteral("box")).toObject().value(QStringLiteral("top")).toDouble(),
            static_cast<double>(expected->box.top));
    }

    void normalizedPictureIsReadAlike()
    {
        const QString ink = qt(m_folder.write(QStringLiteral("f.jsonl"), sevenLine));
        const QString out = qt(m_folder.path(QStringLiteral("f.png")));
        QCOMPARE(
            runCli({ QStringLiteral("normalize"), ink, QStringLiteral("--output"), out }).status,
            0);
        const CliRun run = classify({ QStringLiteral("--json"), QStringLiteral("--raw"), out });
        compare(jsonOf(run.out), out, predictionFor(sevenLine));
    }
};

INKLING_TEST(CliClassifyTest, QCoreApplication)
#include "cli_classify_test.moc"
