// SPDX-License-Identifier: GPL-3.0-or-later
// What every command of inkling-cli is given and gives back.
// All of them are listed here, one file each.
#pragma once

#include <QString>
#include <QStringList>

namespace inkling::cli {

/// The exit statuses that scripts rely on.
enum class ExitStatus { Done = 0, Failed = 1, WrongUsage = 2 };

/// One call of a command.
struct Invocation {
    QString command; ///< its name
    QStringList arguments; ///< those after the name
    QString programFolder; ///< where the program lies, and perhaps its models
};

/// Reads drawings with a model.
ExitStatus classify(const Invocation& invocation);

/// Writes what the network would see of a drawing.
ExitStatus normalizeDrawing(const Invocation& invocation);

/// Measures a model on a data set.
ExitStatus evaluateModel(const Invocation& invocation);

/// Trains a model.
ExitStatus trainModel(const Invocation& invocation);

/// Downloads a known data set.
ExitStatus fetchData(const Invocation& invocation);

/// Measures how fast this machine trains and reads.
ExitStatus benchMachine(const Invocation& invocation);

/// Writes digits with the synthetic pen.
ExitStatus synthesizeData(const Invocation& invocation);

} // namespace inkling::cli
