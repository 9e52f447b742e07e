// SPDX-License-Identifier: GPL-3.0-or-later
// Runs inkling-cli and keeps what it said.
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTest>

namespace inkling::test {

/// What one run of the program ended in.
struct CliRun {
    int status = -1; ///< exit status; -1 after a crash
    QString out;
    QString err;

    QStringList outLines() const { return out.split(QLatin1Char('\n'), Qt::SkipEmptyParts); }

    /// Tells whether stderr holds the one line that a failure has.
    bool hasOneMessage() const
    {
        return err.startsWith(QStringLiteral("inkling-cli: ")) && err.count(QLatin1Char('\n')) == 1
            && err.endsWith(QLatin1Char('\n'));
    }
};

constexpr int cliTimeout
    = 120'000; // milliseconds; far above what any run takes, for slow sanitizers

/// Sets \p process up to run the program in English, without a data folder of the user.
inline void prepareCli(QProcess& process, const QStringList& arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.remove(QStringLiteral("INKLING_DATA_DIR"));
    process.setProcessEnvironment(environment);
    process.setProgram(QStringLiteral(INKLING_CLI));
    process.setArguments(arguments);
}

/// Waits until \p process has ended, and returns how.
inline CliRun finishCli(QProcess& process)
{
    process.waitForFinished(cliTimeout);
    const bool isNormal
        = process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit;
    return { isNormal ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError()) };
}

/// Runs the program with \p arguments.
inline CliRun runCli(const QStringList& arguments)
{
    QProcess process;
    prepareCli(process, arguments);
    process.start();
    return finishCli(process);
}

} // namespace inkling::test
