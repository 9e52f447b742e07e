// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/model_paths.h"

#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace inkling;

namespace {

void touch(const QString& path)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
}

} // namespace

class ModelPathsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // The nearer to the program, the sooner it is found.
    void looksFromNearToFar()
    {
        const QTemporaryDir root;
        const QString programs = root.filePath(QStringLiteral("bin"));
        const QString name = QStringLiteral("some-model.json");
        const QString user = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
            + QStringLiteral("/inkling/models/");
        const QStringList places { user + name,
            root.filePath(QStringLiteral("share/inkling/models/") + name),
            root.filePath(QStringLiteral("models/") + name),
            root.filePath(QStringLiteral("bin/models/") + name) };
        for (const QString& place : places) {
            touch(place);
            QCOMPARE(findModel(name, programs), place);
        }
        QFile::remove(places.constFirst());
    }

    void namesThePlaceOfAMissingModel()
    {
        const QTemporaryDir root;
        QCOMPARE(findModel(QStringLiteral("none.json"), root.filePath(QStringLiteral("bin"))),
            root.filePath(QStringLiteral("models/none.json")));
    }

    void dataFolderInOrder()
    {
        qputenv("INKLING_DATA_DIR", "from-environment");
        QCOMPARE(dataFolder(QStringLiteral("chosen")), QStringLiteral("chosen"));
        QCOMPARE(dataFolder(QString()), QStringLiteral("from-environment"));
        qunsetenv("INKLING_DATA_DIR");
        QVERIFY(dataFolder(QString()).endsWith(QStringLiteral("/inkling/data")));
    }
};

INKLING_TEST(ModelPathsTest, QCoreApplication)
#include "model_paths_test.moc"
