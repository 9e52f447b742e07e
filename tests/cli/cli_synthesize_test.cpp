// SPDX-License-Identifier: GPL-3.0-or-later
// inkling-cli synthesize: what it writes is read back, and what it does not understand it refuses.
#include "core/data/data_spec.h"
#include "core/ink/ink_file.h"
#include "tests/cli/support/cli_run.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace inkling;
using namespace inkling::test;

namespace {

QString qt(const std::string& path) { return QFile::decodeName(path.c_str()); }

CliRun synthesize(const QStringList& arguments)
{
    return runCli(QStringList { QStringLiteral("synthesize") } + arguments);
}

} // namespace

class CliSynthesizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void writesInk()
    {
        const TemporaryFolder folder;
        const std::string file = folder.path(QStringLiteral("digits.jsonl"));
        const CliRun run = synthesize({ QStringLiteral("-n"), QStringLiteral("40"),
            QStringLiteral("-o"), qt(file), QStringLiteral("--seed"), QStringLiteral("6") });
        QCOMPARE(run.status, 0);
        QCOMPARE(run.out + run.err, QString());
        const Result<DataSet> written = loadLabeledDataSet(file, {});
        const Result<DataSet> named = loadLabeledDataSet("synthetic:40:6", {});
        QVERIFY(written && named);
        QCOMPARE(written->size(), std::size_t { 40 });
        for (std::size_t i = 0; i < written->size(); ++i) {
            QVERIFY(written->strokes(i) == named->strokes(i));
            QCOMPARE(written->label(i), named->label(i));
        }
        QCOMPARE(written->writerCount(), std::size_t { 2 });
    }

    void writesWhatIsNoDigit()
    {
        const TemporaryFolder folder;
        const std::string file = folder.path(QStringLiteral("others.jsonl"));
        const CliRun run = synthesize({ QStringLiteral("--not-digits"), QStringLiteral("-n"),
            QStringLiteral("10"), QStringLiteral("-o"), qt(file) });
        QCOMPARE(run.status, 0);
        const Result<std::vector<InkRecord>> records = readInkFile(file);
        QVERIFY(records);
        QCOMPARE(records->size(), std::size_t { 10 });
        QVERIFY(!records->front().label);
        QVERIFY(records->front().furtherKeys.find("form") != std::string::npos);
    }

    void writesImages_data()
    {
        QTest::addColumn<QString>("packing");
        QTest::newRow("plain") << QString();
        QTest::newRow("gzipped") << QStringLiteral(".gz");
    }

    void writesImages()
    {
        QFETCH(QString, packing);
        const TemporaryFolder folder;
        const CliRun run = synthesize({ QStringLiteral("--digits"), QStringLiteral("-n"),
            QStringLiteral("25"), QStringLiteral("-o"),
            qt(folder.path(QStringLiteral("mine-images-idx3-ubyte") + packing)) });
        QCOMPARE(run.status, 0);
        QCOMPARE(folder.names().size(), qsizetype { 2 });
        const Result<DataSet> images = loadLabeledDataSet(folder.path(QStringLiteral("mine")), {});
        const Result<DataSet> ink = loadLabeledDataSet("synthetic:25", {});
        QVERIFY(images && ink);
        QCOMPARE(images->size(), std::size_t { 25 });
        std::vector<std::uint8_t> expected(digitPixels);
        for (std::size_t i = 0; i < images->size(); ++i) {
            QCOMPARE(images->label(i), static_cast<int>(i % 10));
            QVERIFY(renderSample(*ink, i, standardPenWidth, expected));
            QVERIFY(std::equal(expected.begin(), expected.end(), images->pixels(i).begin()));
        }
    }

    void refusesWrongUsage_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no file") << QStringLiteral("-n 5");
        QTest::newRow("no count") << QStringLiteral("-o a.jsonl");
        QTest::newRow("none") << QStringLiteral("-n 0 -o a.jsonl");
        QTest::newRow("too many") << QStringLiteral("-n 200001 -o a.jsonl");
        QTest::newRow("no number") << QStringLiteral("-n many -o a.jsonl");
        QTest::newRow("no seed") << QStringLiteral("-n 5 -o a.jsonl --seed x");
        QTest::newRow("other ending") << QStringLiteral("-n 5 -o a.png");
        QTest::newRow("both") << QStringLiteral("-n 5 -o a.jsonl --digits --not-digits");
        QTest::newRow("labels") << QStringLiteral("-n 5 -o a-images-idx3-ubyte --not-digits");
        QTest::newRow("argument") << QStringLiteral("-n 5 -o a.jsonl b");
    }

    void refusesWrongUsage()
    {
        QFETCH(QString, arguments);
        const CliRun run = synthesize(arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));
        QCOMPARE(run.status, 2);
        QCOMPARE(run.out, QString());
        QVERIFY(!QFile::exists(QStringLiteral("a.jsonl")));
    }

    void failsWhereNothingCanBeWritten()
    {
        const CliRun run = synthesize({ QStringLiteral("-n"), QStringLiteral("5"),
            QStringLiteral("-o"), QStringLiteral("/nowhere/a.jsonl") });
        QCOMPARE(run.status, 1);
        QVERIFY(run.hasOneMessage());
    }
};

INKLING_TEST(CliSynthesizeTest, QCoreApplication)
#include "cli_synthesize_test.moc"
