// SPDX-License-Identifier: GPL-3.0-or-later
// Pen strokes in the text format UNIPEN, in which the UCI repository gives out its pen digits.
#pragma once

#include "core/base/result.h"
#include "core/ink/ink_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace inkling {

/// Tells whether \p text looks like UNIPEN: what comes first is a line with a keyword, which begins with a dot.
bool looksLikeUnipen(std::string_view text);

/// Reads the UNIPEN \p text, which came from \p path: each .SEGMENT is a drawing, with the digit in its quotes as label,
/// and what follows between .PEN_DOWN and .PEN_UP are its strokes. Its writer stands in .WRITER_ID, or second in a
/// .COMMENT of three whole numbers, as in the pen digits. y, which grows upward there, is turned around. Other keywords
/// are passed over. Numbers of lines are those of the segments.
/// *Errors*: UnipenLineInvalid, InkLineWithoutStrokes, InkTooManyPoints, InkFileEmpty.
/// *Source*: Guyon et al., "UNIPEN project of on-line data exchange and recognizer benchmarks", 1994.
Result<std::vector<InkLine>> parseUnipen(std::string_view text, const std::string& path);

} // namespace inkling
