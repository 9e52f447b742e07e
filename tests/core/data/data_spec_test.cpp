// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_spec.h"

#include "core/data/idx_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;
using inkling::test::TemporaryFolder;

namespace {

constexpr const char* inkLine = "{\"strokes\":[[[1,2],[3,4]]],\"label\":7,\"writer\":\"Ann\"}\n";

void writePair(
    const TemporaryFolder& folder, const QString& prefix, const QString& packing, std::size_t count)
{
    folder.write(prefix, {}); // makes the folder
    QVERIFY(writeIdxImages(folder.path(prefix + QStringLiteral("-images-idx3-ubyte") + packing),
        std::vector<std::uint8_t>(count * digitPixels)));
    QVERIFY(writeIdxLabels(folder.path(prefix + QStringLiteral("-labels-idx1-ubyte") + packing),
        std::vector<std::uint8_t>(count, std::uint8_t { 4 })));
}

} // namespace

class DataSpecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void findsMnist()
    {
        const TemporaryFolder folder;
        writePair(folder, QStringLiteral("mnist/train"), QString(), 3);
        writePair(folder, QStringLiteral("mnist/t10k"), QStringLiteral(".gz"), 2);
        const Result<DataSet> train = loadDataSet("mnist:train", folder.path(QString()));
        QVERIFY(train);
        QCOMPARE(train->size(), std::size_t { 3 });
        QCOMPARE(train->id(2), std::string("mnist:train#2"));
        const Result<DataSet> test = loadDataSet("mnist:test", folder.path(QString()));
        QVERIFY(test);
        QCOMPARE(test->size(), std::size_t { 2 });
        QCOMPARE(test->label(1), 4);
    }

    void findsPens_data()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("pen folder") << QStringLiteral("pen/a.jsonl");
        QTest::newRow("data folder") << QStringLiteral("a.jsonl");
    }

    void findsPens()
    {
        QFETCH(QString, place);
        const TemporaryFolder folder;
        folder.write(place, QByteArray("\n") + inkLine);
        const Result<DataSet> data = loadDataSet("pen:a.jsonl", folder.path(QString()));
        QVERIFY(data);
        QCOMPARE(data->size(), std::size_t { 1 });
        QVERIFY(data->isInk(0));
        QCOMPARE(data->label(0), 7);
        QCOMPARE(data->writerName(data->writer(0)), std::string("Ann"));
        QCOMPARE(data->id(0), std::string("pen:a.jsonl#1")); // the second line
    }

    void findsPaths()
    {
        const TemporaryFolder folder;
        const std::string ink = folder.write(QStringLiteral("mine.jsonl"), inkLine);
        QCOMPARE(loadDataSet(ink, "nowhere")->size(), std::size_t { 1 });
        QCOMPARE(loadDataSet("pen:" + ink, "nowhere")->size(), std::size_t { 1 });
        writePair(folder, QStringLiteral("my"), QString(), 3);
        QCOMPARE(
            loadDataSet(folder.path(QStringLiteral("my")), "nowhere")->size(), std::size_t { 3 });
    }

    void tellsWhatIsMissing()
    {
        const TemporaryFolder folder;
        const std::string root = folder.path(QStringLiteral("data"));
        QVERIFY(loadDataSet("mnist:train", root).error()
            == (Error { ErrorCode::DataSetMissing, { "mnist:train", root + "/mnist" } }));
        QVERIFY(loadDataSet("pen:a.jsonl", root).error()
            == (Error { ErrorCode::DataSetMissing, { "pen:a.jsonl", root + "/pen" } }));
        const std::string path = folder.path(QStringLiteral("mine.jsonl"));
        QVERIFY(loadDataSet(path, root).error() == (Error { ErrorCode::FileNotFound, { path } }));
    }

    void labelsThatAreMissingAreNamed()
    {
        const TemporaryFolder folder;
        writePair(folder, QStringLiteral("my"), QString(), 1);
        const std::string labels = folder.path(QStringLiteral("my-labels-idx1-ubyte"));
        QVERIFY(QFile::remove(QFile::decodeName(labels.c_str())));
        QVERIFY(loadDataSet(folder.path(QStringLiteral("my")), "").error()
            == (Error { ErrorCode::FileNotFound, { labels } }));
    }

    void refusesNamesThatNameNothing_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : { "", "mnist", "mnist:validation", "pen:", "minst:test" })
            QTest::newRow(*name == '\0' ? "nothing" : name) << QByteArray(name);
    }

    void refusesNamesThatNameNothing()
    {
        QFETCH(QByteArray, name);
        QVERIFY(loadDataSet(name.toStdString(), "nowhere").error()
            == (Error { ErrorCode::DataSpecInvalid, { name.toStdString() } }));
    }

    void refusesEmptySetsAndFolders()
    {
        const TemporaryFolder folder;
        writePair(folder, QStringLiteral("none"), QString(), 0);
        const std::string prefix = folder.path(QStringLiteral("none"));
        QVERIFY(loadDataSet(prefix, "").error() == (Error { ErrorCode::DataSetEmpty, { prefix } }));
        const std::string place = folder.path(QString());
        QVERIFY(loadDataSet(place, "").error() == (Error { ErrorCode::FileIsFolder, { place } }));
    }

    void labelsCanBeDemanded()
    {
        const TemporaryFolder folder;
        const std::string path = folder.write(
            QStringLiteral("a.jsonl"), QByteArray(inkLine) + "\n{\"strokes\":[[[1,2]]]}\n");
        QVERIFY(loadDataSet(path, ""));
        QVERIFY(loadLabeledDataSet(path, "").error()
            == (Error { ErrorCode::DataSetUnlabeled, { path, "3" } }));
    }
};

INKLING_TEST(DataSpecTest, QCoreApplication)
#include "data_spec_test.moc"
