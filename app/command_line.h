// SPDX-License-Identifier: GPL-3.0-or-later
// What the user said on the command line of the window.
#pragma once

#include "app/base/theme.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace inkling {

/// The options of the program.
struct CommandLine {
    std::optional<ThemeMode> themeMode; ///< for this run alone
    QString modelPath; ///< empty when none was named
    bool reportFirstPaint
        = false; ///< print a line once the window was painted; benchmarks wait for it
};

/// What parseCommandLine found: options, or a text to print before the program ends.
struct CommandLineOutcome {
    CommandLine options;
    std::optional<int>
        exitStatus; ///< set when the program shall end now: 0 after help, 2 after wrong usage
    QString text; ///< to standard output for status 0, to standard error otherwise
};

/// Reads \p arguments, the first of which is the program.
CommandLineOutcome parseCommandLine(const QStringList& arguments);

} // namespace inkling
