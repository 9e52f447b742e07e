// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx_file.h"
#include "core/model/model_file.h"
#include "core/model/predict.h"
#include "tests/cli/support/cli_run.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace inkling;
using namespace inkling::test;

namespace {

constexpr std::size_t imageBytes = 784;

QString qt(const std::string& path) { return QFile::decodeName(path.c_str()); }

/// Digit d as a bright band of rows that only d has: any network must learn these.
GrayImage bandOf(int digit)
{
    GrayImage image(28, 28);
    for (int y = 2 * digit; y < 2 * digit + 2; ++y) {
        for (int x = 0; x < 28; ++x)
            image.at(x, y) = 255;
    }
    return image;
}

} // namespace

class CliTrainTest : public QObject {
    Q_OBJECT

private:
    TemporaryFolder m_folder;

    QString path(const char* name) const { return qt(m_folder.path(QString::fromLatin1(name))); }

    QStringList trainWords(const char* output) const
    {
        return { QStringLiteral("train"), QStringLiteral("--data"), path("bands"),
            QStringLiteral("-o"), path(output), QStringLiteral("--data-dir"), path("data"),
            QStringLiteral("--validation"), QStringLiteral("50") };
    }

private Q_SLOTS:

    void initTestCase()
    {
        constexpr int count = 400;
        std::vector<std::uint8_t> pixels;
        std::vector<std::uint8_t> labels;
        for (int i = 0; i < count; ++i) {
            const GrayImage image = bandOf(i % 10);
            pixels.insert(pixels.end(), image.pixels.begin(), image.pixels.end());
            labels.push_back(static_cast<std::uint8_t>(i % 10));
        }
        QCOMPARE(pixels.size(), count * imageBytes);
        QVERIFY(writeIdxImages(m_folder.path(QStringLiteral("bands-images-idx3-ubyte")), pixels));
        QVERIFY(writeIdxLabels(m_folder.path(QStringLiteral("bands-labels-idx1-ubyte")), labels));
    }

    void trainsAndTells()
    {
        const CliRun run = runCli(trainWords("a.json")
            + QStringList { QStringLiteral("--hidden"), QStringLiteral("16-12"),
                QStringLiteral("--activation"), QStringLiteral("tanh"), QStringLiteral("--epochs"),
                QStringLiteral("20"), QStringLiteral("--batch"), QStringLiteral("10"),
                QStringLiteral("--seed"), QStringLiteral("9007199254740991"),
                QStringLiteral("--json"), QStringLiteral("--test"), path("bands") });
        QVERIFY2(run.status == 0, qPrintable(run.err));
        const QStringList lines = run.outLines();
        QCOMPARE(lines.size(), qsizetype { 20 });
        for (int i = 0; i < 20; ++i) {
            const QJsonObject epoch = QJsonDocument::fromJson(lines[i].toUtf8()).object();
            QCOMPARE(epoch.value(QStringLiteral("epoch")).toInt(), i + 1);
            QVERIFY(epoch.value(QStringLiteral("train_loss")).toDouble(-1) >= 0);
            QVERIFY(epoch.value(QStringLiteral("validation_error_percent")).toDouble(-1) >= 0);
            QVERIFY(epoch.value(QStringLiteral("samples_per_s")).toDouble() > 0);
        }

        const Result<Model> model = loadModel(m_folder.path(QStringLiteral("a.json")));
        QVERIFY(model);
        QCOMPARE(model->mlp.layers.size(), std::size_t { 3 });
        QCOMPARE(model->mlp.layers[1].outputs, 12);
        QCOMPARE(model->mlp.layers[1].activation, Activation::Tanh);
        for (int digit = 0; digit < classCount; ++digit)
            QCOMPARE(predict(*model, bandOf(digit)).digit, digit);

        QVERIFY(model->provenance.find("\"seed\":9007199254740991") != std::string::npos);
        const QJsonObject provenance
            = QJsonDocument::fromJson(QByteArray::fromStdString(model->provenance)).object();
        const QJsonObject data = provenance.value(QStringLiteral("data")).toArray()[0].toObject();
        QCOMPARE(data.value(QStringLiteral("training_samples")).toInt(), 350);
        QCOMPARE(data.value(QStringLiteral("validation_samples")).toInt(), 50);
        QCOMPARE(provenance.value(QStringLiteral("recipe"))
                     .toObject()
                     .value(QStringLiteral("epochs"))
                     .toInt(),
            20);
        QCOMPARE(provenance.value(QStringLiteral("validation"))
                     .toObject()
                     .value(QStringLiteral("errors"))
                     .toInt(-1),
            0);
        const QJsonObject test = provenance.value(QStringLiteral("test")).toObject();
        QCOMPARE(test.value(QStringLiteral("data")).toString(), path("bands"));
        QCOMPARE(test.value(QStringLiteral("samples")).toInt(), 400);
        QVERIFY(provenance.value(QStringLiteral("created_by"))
                    .toString()
                    .startsWith(QStringLiteral("Inkling ")));
    }

    void sameSeedSameFile()
    {
        const QStringList settings { QStringLiteral("--epochs"), QStringLiteral("2"),
            QStringLiteral("--hidden"), QStringLiteral("8") };
        QCOMPARE(runCli(trainWords("one.json") + settings).status, 0);
        QCOMPARE(runCli(trainWords("two.json") + settings).status, 0);
        QVERIFY(!m_folder.read(QStringLiteral("one.json")).isEmpty());
        QCOMPARE(
            m_folder.read(QStringLiteral("one.json")), m_folder.read(QStringLiteral("two.json")));
        QCOMPARE(runCli(trainWords("three.json") + settings
                     + QStringList { QStringLiteral("--seed"), QStringLiteral("2") })
                     .status,
            0);
        QVERIFY(m_folder.read(QStringLiteral("one.json"))
            != m_folder.read(QStringLiteral("three.json")));
    }

    void recipeAndHalfFloats()
    {
        // No raw string: the moc of Qt 6.4 loses its way in this one.
        // NOLINTBEGIN(modernize-raw-string-literal)
        const QByteArray recipe
            = "{\"format\":\"inkling-recipe\",\"version\":1,\"data\":[{\"set\":\""
            + path("bands").toUtf8()
            + "\"}],\"validation\":{\"samples\":100},\"epochs\":3,\"hidden\":[{\"units\":8,"
              "\"activation\":\"relu\"}]}";
        // NOLINTEND(modernize-raw-string-literal)
        m_folder.write(QStringLiteral("r.json"), recipe);
        const CliRun run = runCli({ QStringLiteral("train"), QStringLiteral("--recipe"),
            path("r.json"), QStringLiteral("-o"), path("half.json"), QStringLiteral("--weights"),
            QStringLiteral("f16"), QStringLiteral("--data-dir"), path("data") });
        QVERIFY2(run.status == 0, qPrintable(run.err));
        QCOMPARE(run.out, QString());
        QVERIFY2(run.err.contains(QStringLiteral("Epoch 3 of 3")), qPrintable(run.err));
        QVERIFY2(run.err.contains(QStringLiteral("mnist:test")),
            qPrintable(run.err)); // it tells that this set is not there
        QVERIFY(m_folder.read(QStringLiteral("half.json")).contains("\"dtype\":\"f16\""));
        QVERIFY(loadModel(m_folder.path(QStringLiteral("half.json"))));
    }

    void stopsWhenAskedTo()
    {
#ifdef Q_OS_WIN
        QSKIP("SKIPPED: a console program cannot be interrupted from another process here");
#endif
        m_folder.write(QStringLiteral("kept.json"), "old");
        QProcess process;
        prepareCli(process,
            trainWords("kept.json")
                + QStringList { QStringLiteral("--epochs"), QStringLiteral("100000"),
                    QStringLiteral("--json") });
        process.start();
        QVERIFY(process.waitForReadyRead(cliTimeout)); // the first epoch is done
        process.terminate();
        const CliRun run = finishCli(process);
        QCOMPARE(run.status, 1);
        QVERIFY2(run.err.contains(QStringLiteral("Stopped")), qPrintable(run.err));
        QCOMPARE(m_folder.read(QStringLiteral("kept.json")), QByteArray("old"));
    }

    void theCommandThatIsToldGoesOn()
    {
#ifdef Q_OS_WIN
        QSKIP("SKIPPED: a console program cannot be interrupted from another process here");
#endif
        const QStringList settings { QStringLiteral("--epochs"), QStringLiteral("400"),
            QStringLiteral("--hidden"), QStringLiteral("8"), QStringLiteral("--json") };
        const QStringList interrupted = trainWords("resumed.json") + settings
            + QStringList { QStringLiteral("--checkpoint"), path("run.checkpoint") };
        QProcess process;
        prepareCli(process, interrupted);
        process.start();
        QVERIFY(process.waitForReadyRead(cliTimeout)); // the first epoch is done
        process.terminate();
        const CliRun stopped = finishCli(process);
        QCOMPARE(stopped.status, 1);
        QVERIFY(!QFile::exists(path("resumed.json")));

        const QString before = QStringLiteral("Go on with: ");
        const qsizetype told = stopped.err.indexOf(before);
        QVERIFY2(told >= 0, qPrintable(stopped.err));
        QStringList words = QProcess::splitCommand(
            stopped.err.mid(told + before.size()).section(QLatin1Char('\n'), 0, 0));
        QCOMPARE(words.takeFirst(), QStringLiteral("inkling-cli"));
        const CliRun resumed = runCli(words);
        QVERIFY2(resumed.status == 0, qPrintable(resumed.err));
        // It went on, and did not begin anew.
        QVERIFY(resumed.outLines().size() < 400);
        QCOMPARE(runCli(trainWords("whole.json") + settings).status, 0);
        QVERIFY(!m_folder.read(QStringLiteral("whole.json")).isEmpty());
        QCOMPARE(m_folder.read(QStringLiteral("resumed.json")),
            m_folder.read(QStringLiteral("whole.json")));
    }

    void tooMuchHeldOut()
    {
        QStringList arguments = trainWords("x.json");
        arguments.last() = QStringLiteral("400");
        const CliRun run = runCli(arguments);
        QCOMPARE(run.status, 1);
        QVERIFY2(run.err.contains(path("bands")) && run.err.contains(QStringLiteral("400")),
            qPrintable(run.err));
    }
};

INKLING_TEST(CliTrainTest, QCoreApplication)
#include "cli_train_test.moc"
