// SPDX-License-Identifier: GPL-3.0-or-later
// Where inkling-cli speaks: results to stdout, everything else to stderr.
#pragma once

#include "app/cli/command.h"
#include "core/base/error.h"

#include <QCoreApplication>
#include <QString>

#include <string_view>

namespace inkling::cli {

/// The context in which the texts of this program are translated.
class Text {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

/// Writes one line of results to stdout.
void printResult(const QString& line);

/// Writes one line of results to stdout, in UTF-8.
void printResult(std::string_view line);

/// Writes one line to stderr, after the name of the program.
void printMessage(const QString& sentence);

/// Says what failed. Returns Failed.
ExitStatus fail(const Error& error);

/// Says that \p command was called wrongly, and where its help is; without a command the help of the program.
/// Returns WrongUsage.
ExitStatus refuse(const QString& why, const QString& command = {});

/// Returns \p status, or Failed when what was printed could not be written (a full disk, a closed pipe).
ExitStatus finish(ExitStatus status);

} // namespace inkling::cli
