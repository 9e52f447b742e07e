// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/console.h"

#include <QCoreApplication>

#include <array>

namespace inkling::cli {

namespace {

    struct Command {
        const char* name;
        const char* summary;
        ExitStatus (*run)(const Invocation&);
    };

    constexpr std::array<Command, 7> commands { {
        { "classify",
            QT_TRANSLATE_NOOP("CommandLine", "Read the digits in pictures and ink files."),
            classify },
        { "normalize",
            QT_TRANSLATE_NOOP("CommandLine", "Write what the network sees of a drawing."),
            normalizeDrawing },
        { "evaluate", QT_TRANSLATE_NOOP("CommandLine", "Measure a model on a data set."),
            evaluateModel },
        { "train", QT_TRANSLATE_NOOP("CommandLine", "Train a model."), trainModel },
        { "synthesize", QT_TRANSLATE_NOOP("CommandLine", "Write digits with the synthetic pen."),
            synthesizeData },
        { "fetch", QT_TRANSLATE_NOOP("CommandLine", "Download a known data set."), fetchData },
        { "bench", QT_TRANSLATE_NOOP("CommandLine", "Measure how fast this machine trains."),
            benchMachine },
    } };

    QString helpText()
    {
        constexpr int nameWidth = 12;
        QString text = Text::tr("Usage: inkling-cli COMMAND [options]\n"
                                "Read handwritten digits with a neural network, and train one.\n\n"
                                "Commands:\n");
        for (const Command& command : commands)
            text += QStringLiteral("  %1%2\n")
                        .arg(QString::fromLatin1(command.name).leftJustified(nameWidth),
                            Text::tr(command.summary));
        return text
            + Text::tr("\n“inkling-cli COMMAND --help” tells more.\n"
                       "Exit status: 0 done, 1 failed, 2 wrong usage.");
    }

    ExitStatus run(const QStringList& arguments)
    {
        const QString name = arguments.value(1);
        if (name.isEmpty())
            return refuse(Text::tr("A command is missing."));
        if (name == QLatin1String("--help") || name == QLatin1String("-h")
            || name == QLatin1String("help")) {
            printResult(helpText());
            return ExitStatus::Done;
        }
        if (name == QLatin1String("--version")) {
            printResult(QStringLiteral("Inkling %1").arg(QCoreApplication::applicationVersion()));
            return ExitStatus::Done;
        }
        for (const Command& command : commands) {
            if (name == QLatin1String(command.name))
                return command.run(
                    { name, arguments.mid(2), QCoreApplication::applicationDirPath() });
        }
        return refuse(Text::tr("“%1” is no command.").arg(name));
    }

} // namespace

} // namespace inkling::cli

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("inkling-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(INKLING_VERSION));
    using namespace inkling::cli;
    return static_cast<int>(finish(run(QCoreApplication::arguments())));
}
