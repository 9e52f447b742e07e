// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx_file.h"
#include "core/model/model_file.h"
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

QString qt(const std::string& path) { return QFile::decodeName(path.c_str()); }

} // namespace

class CliEvaluateTest : public QObject {
    Q_OBJECT

private:
    TemporaryFolder m_folder;
    QString m_model;

private Q_SLOTS:

    // The model says 4 with probability e / (e + 9), whatever it sees; four images, one of them a 4.
    void initTestCase()
    {
        Model model;
        model.mlp.layers.push_back({ 784, classCount, Activation::Identity,
            std::vector<float>(7840), { 0, 0, 0, 0, 1, 0, 0, 0, 0, 0 } });
        QVERIFY(saveModel(m_folder.path(QStringLiteral("m.json")), model, WeightType::F32));
        m_model = qt(m_folder.path(QStringLiteral("m.json")));
        m_folder.write(QStringLiteral("mnist/x"), {});
        const std::vector<std::uint8_t> labels { 4, 1, 2, 2 };
        QVERIFY(writeIdxImages(m_folder.path(QStringLiteral("mnist/t10k-images-idx3-ubyte.gz")),
            std::vector<std::uint8_t>(labels.size() * 784)));
        QVERIFY(
            writeIdxLabels(m_folder.path(QStringLiteral("mnist/t10k-labels-idx1-ubyte")), labels));
    }

    void figuresAreTold_data()
    {
        QTest::addColumn<QString>("specification");
        QTest::newRow("by name") << QStringLiteral("mnist:test");
        QTest::newRow("by path") << qt(m_folder.path(QStringLiteral("mnist/t10k")));
    }

    void figuresAreTold()
    {
        QFETCH(QString, specification);
        const CliRun run = runCli({ QStringLiteral("evaluate"), QStringLiteral("--model"), m_model,
            QStringLiteral("--data-dir"), qt(m_folder.path(QString())), QStringLiteral("--data"),
            specification, QStringLiteral("--json") });
        QCOMPARE(run.status, 0);
        QCOMPARE(run.err, QString());
        const QJsonObject object = QJsonDocument::fromJson(run.out.toUtf8()).object();
        QStringList keys = object.keys();
        QCOMPARE(keys,
            (QStringList { QStringLiteral("calibration_error_percent"), QStringLiteral("confusion"),
                QStringLiteral("cross_entropy"), QStringLiteral("error_percent"),
                QStringLiteral("errors"), QStringLiteral("samples") }));
        QCOMPARE(object.value(QStringLiteral("samples")).toInt(), 4);
        QCOMPARE(object.value(QStringLiteral("errors")).toInt(), 3);
        QCOMPARE(object.value(QStringLiteral("error_percent")).toDouble(), 75.0);
        // log(e + 9) - (one label of four has the logit 1): python3 -c "from math import *; print(log(e+9) - 0.25)"
        QVERIFY(
            std::abs(object.value(QStringLiteral("cross_entropy")).toDouble() - 2.21115) < 1e-4);
        const QJsonArray confusion = object.value(QStringLiteral("confusion")).toArray();
        QCOMPARE(confusion.size(), qsizetype { 10 });
        QCOMPARE(confusion[2].toArray()[4].toInt(), 2);
        QCOMPARE(confusion[4].toArray()[4].toInt(), 1);
    }

    void whatIsHeldOutIsMeasuredAlone()
    {
        const auto digitsBy = [](int writers) {
            QJsonArray strokes;
            strokes.append(QJsonArray { QJsonArray { 0, 0 }, QJsonArray { 9, 40 } });
            QByteArray lines;
            for (int writer = 1; writer <= writers; ++writer) {
                for (const int label : { 4, 1 }) {
                    const QJsonObject digit { { QStringLiteral("label"), label },
                        { QStringLiteral("writer"), QString::number(writer) },
                        { QStringLiteral("strokes"), strokes } };
                    lines += QJsonDocument(digit).toJson(QJsonDocument::Compact) + '\n';
                }
            }
            return lines;
        };
        m_folder.write(QStringLiteral("pen/eleven.jsonl"), digitsBy(11));
        m_folder.write(QStringLiteral("pen/four.jsonl"), digitsBy(4));
        const auto measure = [this](const QString& specification) {
            return runCli({ QStringLiteral("evaluate"), QStringLiteral("--model"), m_model,
                QStringLiteral("--data-dir"), qt(m_folder.path(QString())),
                QStringLiteral("--data"), specification, QStringLiteral("--held-out"),
                QStringLiteral("--json") });
        };
        const CliRun eleven = measure(QStringLiteral("pen:eleven.jsonl"));
        QCOMPARE(eleven.status, 0);
        const QJsonObject object = QJsonDocument::fromJson(eleven.out.toUtf8()).object();
        QCOMPARE(object.value(QStringLiteral("samples")).toInt(), 4); // by the fifth and the tenth
        QCOMPARE(object.value(QStringLiteral("errors")).toInt(), 2);
        const CliRun four = measure(QStringLiteral("pen:four.jsonl"));
        QCOMPARE(four.status, 1);
        QVERIFY2(four.err.contains(QStringLiteral("pen:four.jsonl")), qPrintable(four.err));
    }

    void findsTheBestTemperatureWhenAsked()
    {
        const auto measure = [this](const QStringList& further) {
            const CliRun run
                = runCli(QStringList { QStringLiteral("evaluate"), QStringLiteral("--model"),
                             m_model, QStringLiteral("--data-dir"), qt(m_folder.path(QString())),
                             QStringLiteral("--data"), QStringLiteral("mnist:test"),
                             QStringLiteral("--json") }
                    + further);
            return QJsonDocument::fromJson(run.out.toUtf8()).object();
        };
        const QString key = QStringLiteral("best_temperature");
        QVERIFY(!measure({}).contains(key));
        const double temperature
            = measure({ QStringLiteral("--temperature") }).value(key).toDouble();
        QVERIFY(temperature >= 0.05 && temperature <= 20);
    }

    void sentencesTellThem()
    {
        const CliRun run = runCli({ QStringLiteral("evaluate"), QStringLiteral("--model"), m_model,
            QStringLiteral("--data-dir"), qt(m_folder.path(QString())), QStringLiteral("--data"),
            QStringLiteral("mnist:test") });
        QCOMPARE(run.status, 0);
        QVERIFY2(run.out.contains(QStringLiteral("3 of 4")), qPrintable(run.out));
        QVERIFY(run.out.contains(QStringLiteral("75.00 %")));
    }
};

INKLING_TEST(CliEvaluateTest, QCoreApplication)
#include "cli_evaluate_test.moc"
