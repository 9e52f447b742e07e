// SPDX-License-Identifier: GPL-3.0-or-later
// The figures that the program measures of itself: all there, and none of them impossible. How large they are is no test.
#include "core/data/idx_file.h"
#include "core/model/model_file.h"
#include "tests/cli/support/cli_run.h"
#include "tests/support/bars_data.h"
#include "tests/support/random_model.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace inkling;
using namespace inkling::test;

namespace {

/// Writes a made-up set under the names of MNIST's.
void writeSet(const QString& prefix, std::size_t count)
{
    const DataSet data = barsDataSet(count, count);
    std::vector<std::uint8_t> pixels;
    std::vector<std::uint8_t> labels;
    for (std::size_t i = 0; i < count; ++i) {
        const DigitView image = data.pixels(i);
        pixels.insert(pixels.end(), image.begin(), image.end());
        labels.push_back(static_cast<std::uint8_t>(data.label(i)));
    }
    const std::string name = prefix.toStdString();
    QVERIFY(writeIdxImages(name + "-images-idx3-ubyte.gz", pixels));
    QVERIFY(writeIdxLabels(name + "-labels-idx1-ubyte.gz", labels));
}

} // namespace

class CliBenchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuresEveryNetwork();
    void measuresOneNetwork();
    void saysThatDataAreMissing();

private:
    QStringList call(const QStringList& more) const;

    TemporaryFolder m_folder;
};

QStringList CliBenchTest::call(const QStringList& more) const
{
    const QString folder = QString::fromStdString(m_folder.path(QStringLiteral("mnist")));
    const QString model = QString::fromStdString(m_folder.path(QStringLiteral("model.json")));
    if (!QDir(folder).exists()) {
        QDir().mkpath(folder);
        writeSet(folder + QStringLiteral("/train"), 300);
        writeSet(folder + QStringLiteral("/t10k"), 50);
        Model random;
        random.mlp = randomModel({ 12 }).mlp;
        if (!saveModel(model.toStdString(), random, WeightType::F32))
            QTest::qFail("the model cannot be written", __FILE__, __LINE__);
    }
    return QStringList { QStringLiteral("bench"), QStringLiteral("--model"), model,
        QStringLiteral("--data-dir"), QString::fromStdString(m_folder.path(QStringLiteral(""))),
        QStringLiteral("--epochs"), QStringLiteral("1"), QStringLiteral("--json") }
    + more;
}

void CliBenchTest::measuresEveryNetwork()
{
    const CliRun run = runCli(call({}));
    QCOMPARE(run.err, QString());
    QCOMPARE(run.status, 0);
    const QJsonObject result = QJsonDocument::fromJson(run.out.toUtf8()).object();
    QVERIFY(result.value(QStringLiteral("peak_gflops")).toDouble() > 0);
    QVERIFY(result.value(QStringLiteral("inference"))[QStringLiteral("median_us")].toDouble() > 0);
    const QJsonArray training = result.value(QStringLiteral("training")).toArray();
    QCOMPARE(training.size(), 6);
    for (const auto& row : training) {
        QVERIFY(row[QStringLiteral("samples_per_s")].toDouble() > 0);
        const double error = row[QStringLiteral("test_error_percent")].toDouble(-1);
        QVERIFY(error >= 0 && error <= 100);
    }
}

void CliBenchTest::measuresOneNetwork()
{
    const CliRun run = runCli(call({ QStringLiteral("--only"), QStringLiteral("784-128-10/32") }));
    QCOMPARE(run.status, 0);
    const QJsonArray training = QJsonDocument::fromJson(run.out.toUtf8())
                                    .object()
                                    .value(QStringLiteral("training"))
                                    .toArray();
    QCOMPARE(training.size(), 1);
    QCOMPARE(training.first()[QStringLiteral("batch")].toInt(), 32);
}

void CliBenchTest::saysThatDataAreMissing()
{
    const CliRun run = runCli({ QStringLiteral("bench"), QStringLiteral("--data-dir"),
        QString::fromStdString(m_folder.path(QStringLiteral("nowhere"))) });
    QCOMPARE(run.status, 1);
    QVERIFY2(run.hasOneMessage(), qPrintable(run.err));
    QVERIFY2(run.err.contains(QLatin1String("mnist")), qPrintable(run.err));
}

INKLING_TEST(CliBenchTest, QCoreApplication)
#include "cli_bench_test.moc"
