// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/base/model_paths.h"
#include "app/cli/console.h"

#include <QCommandLineOption>
#include <QFile>

#include <utility>

namespace inkling::cli {

CommandLine::CommandLine(Invocation invocation, const QString& summary)
    : m_invocation(std::move(invocation))
{
    m_parser.setApplicationDescription(summary);
    // Not addHelpOption, which offers the options of Qt as well.
    m_parser.addOption(QCommandLineOption(
        { QStringLiteral("h"), QStringLiteral("help") }, Text::tr("Show this help.")));
}

void CommandLine::addFlag(const QString& name, const QString& description)
{
    m_parser.addOption(QCommandLineOption(name, description));
}

void CommandLine::addValue(const ValueOption& option)
{
    m_parser.addOption(QCommandLineOption(option.names, option.description, option.value));
}

void CommandLine::setPaths(const QString& name, const QString& description, int least, int most)
{
    m_parser.addPositionalArgument(name, description);
    m_pathsInUsage = QLatin1Char(' ') + name + (most > 1 ? QStringLiteral("...") : QString());
    m_leastPaths = least;
    m_mostPaths = most;
}

void CommandLine::addModel()
{
    addValue({ { QStringLiteral("model") }, QStringLiteral("F"),
        Text::tr("Use the model file F instead of the default model.") });
}

void CommandLine::addDataDir()
{
    addValue({ { QStringLiteral("data-dir") }, QStringLiteral("DIR"),
        Text::tr(
            "Look for data sets in DIR instead of $INKLING_DATA_DIR or the user's data folder.") });
}

void CommandLine::addJson()
{
    addFlag(QStringLiteral("json"), Text::tr("Write JSON, for programs to read."));
}

std::optional<ExitStatus> CommandLine::parse()
{
    const bool isUnderstood
        = m_parser.parse(QStringList { QStringLiteral("inkling-cli") } + m_invocation.arguments);
    if (m_parser.isSet(QStringLiteral("help"))) {
        // Qt's first line knows nothing of commands.
        const QString text = m_parser.helpText();
        printResult(
            Text::tr("Usage: inkling-cli %1 [options]%2").arg(m_invocation.command, m_pathsInUsage)
            + text.mid(text.indexOf(QLatin1Char('\n'))).trimmed().prepend(QLatin1Char('\n')));
        return ExitStatus::Done;
    }
    if (!isUnderstood)
        return refuse(m_parser.errorText(), m_invocation.command);
    const auto given = static_cast<int>(paths().size());
    if (given < m_leastPaths)
        return refuse(Text::tr("A file is missing."), m_invocation.command);
    if (given > m_mostPaths)
        return refuse(Text::tr("“%1” is one argument too many.").arg(paths().at(m_mostPaths)),
            m_invocation.command);
    return std::nullopt;
}

std::string CommandLine::modelPath() const
{
    const QString chosen = value(QStringLiteral("model"));
    const QString path = chosen.isEmpty()
        ? findModel(QStringLiteral("default.json"), m_invocation.programFolder)
        : chosen;
    return QFile::encodeName(path).toStdString();
}

std::string CommandLine::dataDir() const
{
    return QFile::encodeName(dataFolder(value(QStringLiteral("data-dir")))).toStdString();
}

} // namespace inkling::cli
