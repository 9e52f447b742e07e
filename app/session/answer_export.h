// SPDX-License-Identifier: GPL-3.0-or-later
// The answer for other programs: the ten numbers as text, and the command that gives them again.
#pragma once

#include "app/session/reading.h"
#include "core/base/result.h"

#include <QString>

namespace inkling {

/// Returns a table of ten lines below its heading: digit, logit, probability in percent; columns are parted by tabs and
/// numbers have a decimal point, so that spreadsheets and scripts take it. Where the model has a score, a last line
/// "is_digit" gives it, from 0 to 1.
QString numbersAsText(const Prediction& prediction);

/// Writes numbersAsText to \p path. *Errors*: those of writeFile.
Result<void> saveNumbers(const QString& path, const Prediction& prediction);

/// What a command has to reproduce.
struct CommandQuestion {
    QString folder; ///< for the file that the command reads; it is made if need be
    QString modelPath;
    bool standard
        = true; ///< the reading was prepared as usual: no switch is off and nothing was shifted
};

/// Writes what is read into a file of the folder, called by its content, and returns the inkling-cli line that gives the
/// probabilities of \p reading again, quoted for a shell. Ink goes as ink; a picture, or what was not prepared as
/// usual, goes as the 28×28 image, which always gives the same answer. The reading must have stages.
/// *Errors*: those of writeFile.
Result<QString> answerAsCommand(const Reading& reading, const CommandQuestion& question);

/// Returns \p word as one word of a POSIX shell; on Windows, of its command line.
QString shellQuoted(const QString& word);

} // namespace inkling
