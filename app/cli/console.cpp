// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "app/base/error_text.h"

#include <QByteArray>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace inkling::cli {

namespace {

    void writeLine(std::FILE* stream, std::string_view line)
    {
        std::fwrite(line.data(), 1, line.size(), stream);
        std::fputc('\n', stream);
    }

} // namespace

void printResult(std::string_view line) { writeLine(stdout, line); }

void printResult(const QString& line) { printResult(std::string_view(line.toStdString())); }

void printMessage(const QString& sentence)
{
    writeLine(stderr, "inkling-cli: " + sentence.toStdString());
}

ExitStatus fail(const Error& error)
{
    printMessage(errorText(error));
    return ExitStatus::Failed;
}

ExitStatus refuse(const QString& why, const QString& command)
{
    const QString help = command.isEmpty() ? QStringLiteral("inkling-cli --help")
                                           : QStringLiteral("inkling-cli %1 --help").arg(command);
    printMessage(Text::tr("%1 (See “%2”.)").arg(why, help));
    return ExitStatus::WrongUsage;
}

ExitStatus finish(ExitStatus status)
{
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return status;
    const std::string reason = std::generic_category().message(errno);
    return fail(
        { ErrorCode::FileUnwritable, { Text::tr("standard output").toStdString(), reason } });
}

} // namespace inkling::cli
