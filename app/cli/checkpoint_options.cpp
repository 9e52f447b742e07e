// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checkpoint_options.h"

#include "app/cli/console.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace inkling::cli {

namespace {

    QString checkpointOption() { return QStringLiteral("checkpoint"); }

    QString resumeOption() { return QStringLiteral("resume"); }

    QString threadsOption() { return QStringLiteral("threads"); }

    /// Quotes \p word as POSIX shells want it, where it needs quotes.
    QString quoted(const QString& word)
    {
        static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
        if (plain.match(word).hasMatch())
            return word;
        QString inside = word;
        inside.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
        return QLatin1Char('\'') + inside + QLatin1Char('\'');
    }

} // namespace

void addRunOptions(CommandLine& line)
{
    line.addValue({ { checkpointOption() }, QStringLiteral("F"),
        Text::tr("Keep what is needed to go on later in F, at the end of epochs and every minute; "
                 "without it, only an interrupted run does so, beside the model.") });
    line.addFlag(
        resumeOption(), Text::tr("Go on where the run that wrote the checkpoint was interrupted."));
    line.addValue({ { threadsOption() }, QStringLiteral("N"),
        Text::tr("Use at most N threads (default: all); the result is the same for every N.") });
}

QString runUsageFault(const CommandLine& line)
{
    if (line.isSet(checkpointOption()) && line.value(checkpointOption()).isEmpty())
        return Text::tr("Name the file of the checkpoint with --checkpoint.");
    if (line.isSet(threadsOption()) && line.value(threadsOption()).toInt() < 1)
        return Text::tr("The number of threads must be a whole number from 1.");
    return {};
}

CheckpointPlan checkpointPlan(const CommandLine& line)
{
    CheckpointPlan plan;
    plan.resume = line.isSet(resumeOption());
    if (line.isSet(checkpointOption())) {
        plan.path = QFile::encodeName(line.value(checkpointOption())).toStdString();
        return plan;
    }
    plan.onlyWhenStopped = true;
    const QString output = line.value(QStringLiteral("output"));
    const QFileInfo file(output);
    // Nothing belongs beside a device or a pipe.
    if (!file.exists() || file.isFile())
        plan.path = QFile::encodeName(output + QStringLiteral(".checkpoint")).toStdString();
    return plan;
}

int threadCount(const CommandLine& line) { return line.value(threadsOption()).toInt(); }

QString resumeCommand(const Invocation& invocation)
{
    QStringList words { QStringLiteral("inkling-cli"), invocation.command };
    for (const QString& argument : invocation.arguments)
        words.append(quoted(argument));
    const QString flag = QStringLiteral("--resume");
    if (!invocation.arguments.contains(flag))
        words.append(flag);
    return words.join(QLatin1Char(' '));
}

} // namespace inkling::cli
