// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the options of one command. Help and wrong usage are dealt with here, the same way for all commands.
#pragma once

#include "app/cli/command.h"

#include <QCommandLineParser>

#include <optional>

namespace inkling::cli {

/// An option that takes a value, as the help shows it.
struct ValueOption {
    QStringList names; ///< without dashes
    QString value; ///< what stands for the value in the help
    QString description;
};

/// The options and paths of one command.
class CommandLine {
public:
    /// Begins with the name of the command in \p invocation and one sentence that says what it does.
    CommandLine(Invocation invocation, const QString& summary);

    void addFlag(const QString& name, const QString& description);
    void addValue(const ValueOption& option);

    /// Declares what stands without dashes, for the help. \p least and \p most bound how many.
    void setPaths(const QString& name, const QString& description, int least, int most);

    /// Adds --model, --data-dir or --json, which mean the same everywhere.
    void addModel();
    void addDataDir();
    void addJson();

    /// Reads the arguments. Returns the exit status when there is nothing more to do: help was asked for, or the usage
    /// is wrong.
    std::optional<ExitStatus> parse();

    bool isSet(const QString& name) const { return m_parser.isSet(name); }

    QString value(const QString& name) const { return m_parser.value(name); }

    QStringList paths() const { return m_parser.positionalArguments(); }

    /// Returns the model to use: --model, or the default model.
    std::string modelPath() const;

    /// Returns the data folder: --data-dir, the environment, or the user's.
    std::string dataDir() const;

private:
    Invocation m_invocation;
    QCommandLineParser m_parser;
    QString m_pathsInUsage;
    int m_leastPaths = 0;
    int m_mostPaths = 0;
};

} // namespace inkling::cli
