// SPDX-License-Identifier: GPL-3.0-or-later
// Every model that ships does as well as its file says.
#include "core/data/data_spec.h"
#include "core/model/model_file.h"
#include "core/train/metrics.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cstdlib>
#include <string>

using namespace inkling;

namespace {

// The variants of the kernels round differently: so many images may lie on the edge between two digits.
constexpr int undecidedImages = 2;

} // namespace

class ShippedModelsTest : public QObject {
    Q_OBJECT

private:
    std::string m_folder;

private Q_SLOTS:

    void initTestCase()
    {
        m_folder = qEnvironmentVariable("INKLING_DATA_DIR").toStdString();
        if (m_folder.empty())
            QSKIP("SKIPPED: set INKLING_DATA_DIR to the data folder");
    }

    void reproduceTheirErrors_data()
    {
        QTest::addColumn<QString>("path");
        const QDir models(QStringLiteral(INKLING_MODELS));
        const QStringList names = models.entryList({ QStringLiteral("*.json") }, QDir::Files);
        QVERIFY(!names.isEmpty());
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << models.filePath(name);
    }

    void reproduceTheirErrors()
    {
        QFETCH(QString, path);
        const Result<Model> model = loadModel(path.toStdString());
        QVERIFY(model);
        const QJsonObject recorded
            = QJsonDocument::fromJson(QByteArray::fromStdString(model->provenance))
                  .object()
                  .value(QStringLiteral("test"))
                  .toObject();
        const QString name = recorded.value(QStringLiteral("data")).toString();
        const Result<DataSet> data = loadLabeledDataSet(name.toStdString(), m_folder);
        QVERIFY2(data, qPrintable(name));
        const Evaluation evaluation = evaluate(*model, *data);
        QCOMPARE(static_cast<int>(evaluation.samples),
            recorded.value(QStringLiteral("samples")).toInt());
        const int difference = static_cast<int>(evaluation.errors)
            - recorded.value(QStringLiteral("errors")).toInt(-1);
        QVERIFY2(std::abs(difference) <= undecidedImages, qPrintable(QString::number(difference)));
    }
};

INKLING_TEST(ShippedModelsTest, QCoreApplication)
#include "shipped_models_test.moc"
