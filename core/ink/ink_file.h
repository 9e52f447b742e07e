// SPDX-License-Identifier: GPL-3.0-or-later
// Ink files: JSON Lines, one drawing a line. They hold data sets of pen strokes and what a user
// saves.
#pragma once

#include "core/base/result.h"
#include "core/ink/ink.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inkling {

/// One line of an ink file.
struct InkRecord {
    std::vector<Stroke> strokes;
    std::optional<int> label; ///< 0 to 9; nothing when unknown (JSON null or no key)
    std::string source;
    std::string writer;
    std::string date;
    std::string furtherKeys; ///< the keys that Inkling does not know, as one JSON object; empty
        ///< when there are none

    bool operator==(const InkRecord&) const = default;
};

/// A record and the line of the file that it stands in, from 1; empty lines count.
struct InkLine {
    int number = 0;
    InkRecord record;
};

/// An ink file larger than this is refused before it is read.
constexpr std::size_t inkFileLimit = std::size_t { 256 } << 20U;
/// A drawing of more points than this is refused: no hand makes it, and it would stall the window.
constexpr std::size_t inkPointLimit = 200'000;

/// Whether a line without any stroke is a drawing, too: one of a picture alone is.
enum class EmptyInk { Refused, Allowed };

/// Reads one line. *Errors*: InkLineNotJson, JsonKeyWrongType (of a pen's width), InkLineWithoutStrokes, InkPointInvalid (not a number,
/// infinite, or beyond ±1e6), InkLabelInvalid, InkTooManyPoints; \p path and \p lineNumber (from 1)
/// go into the error.
Result<InkRecord> parseInkLine(std::string_view line, const std::string& path, int lineNumber,
    EmptyInk emptyInk = EmptyInk::Refused);

/// Reads the ink file at \p path with the numbers of its lines; empty ones are passed over.
/// *Errors*: those of readFile and parseInkLine, InkFileEmpty.
Result<std::vector<InkLine>> readInkLines(const std::string& path);

/// Reads \p text, the content of an ink file that came from \p path, with the numbers of its lines. *Errors*: those of
/// parseInkLine, InkFileEmpty.
Result<std::vector<InkLine>> parseInkLines(std::string_view text, const std::string& path);

/// Reads \p text, the content of an ink file that came from \p path. *Errors*: as readInkFile, less those of readFile.
Result<std::vector<InkRecord>> parseInkText(std::string_view text, const std::string& path);

/// Reads the ink file at \p path; empty lines are passed over. *Errors*: those of readFile and
/// parseInkLine, InkFileEmpty.
Result<std::vector<InkRecord>> readInkFile(const std::string& path);

/// Returns \p record as one line without its line break, in the form that parseInkLine reads.
std::string toInkLine(const InkRecord& record);

/// Writes \p records as an ink file. *Errors*: those of writeFile.
Result<void> writeInkFile(const std::string& path, const std::vector<InkRecord>& records);

} // namespace inkling
