// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/support/cli_run.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling::test;

namespace {

QStringList words(const char* line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class CliUsageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void helpIsEverywhere_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("contained");
        QTest::newRow("program") << QStringLiteral("--help") << QStringLiteral("classify");
        QTest::newRow("word") << QStringLiteral("help") << QStringLiteral("train");
        QTest::newRow("classify") << QStringLiteral("classify --help") << QStringLiteral("--raw");
        QTest::newRow("normalize") << QStringLiteral("normalize -h") << QStringLiteral("--stages");
        QTest::newRow("evaluate") << QStringLiteral("evaluate --help")
                                  << QStringLiteral("mnist:test");
        QTest::newRow("train") << QStringLiteral("train --help")
                               << QStringLiteral("--learning-rate");
        QTest::newRow("fetch") << QStringLiteral("fetch --help") << QStringLiteral("mnist");
        QTest::newRow("bench") << QStringLiteral("bench --help") << QStringLiteral("--only");
        QTest::newRow("version") << QStringLiteral("--version") << QStringLiteral("Inkling ");
    }

    void helpIsEverywhere()
    {
        QFETCH(QString, line);
        QFETCH(QString, contained);
        const CliRun run = runCli(line.split(QLatin1Char(' ')));
        QCOMPARE(run.status, 0);
        QVERIFY2(run.out.contains(contained), qPrintable(run.out));
        QCOMPARE(run.err, QString());
    }

    void wrongUsageIsStatusTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("contained");
        const auto row = [](const char* name, const char* line, const char* contained) {
            QTest::newRow(name) << words(line) << QString::fromUtf8(contained);
        };
        row("nothing", "", "inkling-cli --help");
        row("unknown command", "clasify a.png", "“clasify”");
        row("unknown option", "classify --jason a.png", "inkling-cli classify --help");
        row("option without value", "evaluate --data", "data");
        row("no path", "classify", "file is missing");
        row("two inputs", "normalize a.png b.png -o c.png", "“b.png”");
        row("no output", "normalize a.png", "-o");
        row("no data", "evaluate", "--data");
        row("path for evaluate", "evaluate a.png --data mnist:test", "“a.png”");
        row("no recipe", "train -o m.json", "--recipe");
        row("no model to write", "train --recipe r.json", "-o");
        row("recipe and flag", "train --recipe r.json --epochs 3 -o m.json", "--epochs");
        row("unknown weights", "train --recipe r.json -o m.json --weights f64", "“f64”");
        row("hidden layer of no size", "train --data a.jsonl -o m.json --hidden 512-x", "“512-x”");
        row("hidden layer too large", "train --data a.jsonl -o m.json --hidden 512000000",
            "512000000");
        row("unknown activation", "train --data a.jsonl -o m.json --activation swish", "“swish”");
        row("epochs of text", "train --data a.jsonl -o m.json --epochs many", "“many”");
        row("too many epochs", "train --data a.jsonl -o m.json --epochs 99999999999",
            "“99999999999”");
        row("learning rate of text", "train --data a.jsonl -o m.json --learning-rate fast",
            "“fast”");
        row("unknown optimizer", "train --data a.jsonl -o m.json --optimizer magic", "magic");
        row("unknown network", "bench --only 3-2-1", "“3-2-1”");
        row("bench without threads", "bench --threads none", "threads");
        row("bench without epochs", "bench --epochs 0", "epochs");
        row("no threads", "train --recipe r.json -o m.json --threads 0", "threads");
    }

    void wrongUsageIsStatusTwo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, contained);
        const CliRun run = runCli(arguments);
        QCOMPARE(run.status, 2);
        QCOMPARE(run.out, QString());
        QVERIFY2(run.hasOneMessage(), qPrintable(run.err));
        QVERIFY2(run.err.contains(contained), qPrintable(run.err));
    }
};

INKLING_TEST(CliUsageTest, QCoreApplication)
#include "cli_usage_test.moc"
