// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;
using namespace Qt::StringLiterals;

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    static void withoutOptionsThereIsNothingSpecial()
    {
        const CommandLineOutcome outcome = parseCommandLine({ u"inkling"_s });
        QVERIFY(!outcome.exitStatus);
        QVERIFY(!outcome.options.themeMode);
        QVERIFY(outcome.options.modelPath.isEmpty());
    }

    static void takesThemeAndModel()
    {
        const CommandLineOutcome outcome = parseCommandLine(
            { u"inkling"_s, u"--theme"_s, u"dark"_s, u"--model"_s, u"mine.json"_s });
        QVERIFY(!outcome.exitStatus);
        QVERIFY(outcome.options.themeMode == ThemeMode::Dark);
        QCOMPARE(outcome.options.modelPath, u"mine.json"_s);
    }

    static void helpAndVersionEndWell_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("mention");
        QTest::newRow("help") << u"--help"_s << u"--theme"_s;
        QTest::newRow("version") << u"--version"_s << QCoreApplication::applicationVersion();
    }

    static void helpAndVersionEndWell()
    {
        QFETCH(QString, option);
        QFETCH(QString, mention);
        const CommandLineOutcome outcome = parseCommandLine({ u"inkling"_s, option });
        QVERIFY(outcome.exitStatus == 0);
        QVERIFY(outcome.text.contains(mention));
    }

    static void wrongUsageIsRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList { u"inkling"_s, u"--colour"_s };
        QTest::newRow("unknown theme") << QStringList { u"inkling"_s, u"--theme"_s, u"purple"_s };
        QTest::newRow("no value") << QStringList { u"inkling"_s, u"--model"_s };
        QTest::newRow("a word too many") << QStringList { u"inkling"_s, u"seven.png"_s };
    }

    static void wrongUsageIsRefused()
    {
        QFETCH(QStringList, arguments);
        const CommandLineOutcome outcome = parseCommandLine(arguments);
        QVERIFY(outcome.exitStatus == 2);
        QVERIFY(!outcome.text.isEmpty());
    }
};

INKLING_TEST(CommandLineTest, QCoreApplication)
#include "window_command_line_test.moc"
