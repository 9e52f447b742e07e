// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/session/settings.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace inkling {

namespace {

    constexpr int wrongUsage = 2;

    QString translated(const char* text)
    {
        return QCoreApplication::translate("CommandLine", text);
    }

    CommandLineOutcome refuse(const QString& reason)
    {
        const QString hint = translated(QT_TRANSLATE_NOOP("CommandLine", "Try --help."));
        return { {}, wrongUsage,
            QCoreApplication::applicationName() + u": "_s + reason + u' ' + hint + u'\n' };
    }

} // namespace

CommandLineOutcome parseCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(translated(QT_TRANSLATE_NOOP(
        "CommandLine", "Draw a digit and watch a neural network read it while you draw.")));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption theme(u"theme"_s,
        translated(QT_TRANSLATE_NOOP(
            "CommandLine", "Look light or dark, or as the desktop does: light, dark or system.")),
        translated(QT_TRANSLATE_NOOP("CommandLine", "mode")));
    const QCommandLineOption model(u"model"_s,
        translated(QT_TRANSLATE_NOOP("CommandLine", "Read with the model in this file.")),
        translated(QT_TRANSLATE_NOOP("CommandLine", "file")));
    QCommandLineOption reportFirstPaint(u"report-first-paint"_s);
    reportFirstPaint.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({ theme, model, reportFirstPaint });
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet(help))
        return { {}, 0, parser.helpText() };
    if (parser.isSet(version))
        return { {}, 0,
            QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion()
                + u'\n' };
    if (!parser.positionalArguments().isEmpty())
        return refuse(translated(
            QT_TRANSLATE_NOOP("CommandLine", "Nothing is expected besides the options.")));
    CommandLineOutcome outcome;
    outcome.options.modelPath = parser.value(model);
    outcome.options.reportFirstPaint = parser.isSet(reportFirstPaint);
    if (parser.isSet(theme)) {
        outcome.options.themeMode = themeModeNamed(parser.value(theme));
        if (!outcome.options.themeMode)
            return refuse(translated(
                QT_TRANSLATE_NOOP("CommandLine", "--theme takes light, dark or system.")));
    }
    return outcome;
}

} // namespace inkling
