// SPDX-License-Identifier: GPL-3.0-or-later
// From the paths on the command line to drawings: a picture is one, an ink file holds one a line.
#pragma once

#include "core/base/result.h"
#include "core/ink/drawing.h"

#include <QString>

#include <string>
#include <vector>

namespace inkling::cli {

/// A drawing and where it came from: "seven.png" or "ink.jsonl:3".
struct NamedDrawing {
    std::string source;
    Drawing drawing;
};

/// How pictures are taken.
enum class PictureMode {
    AsDrawing, ///< any size, ink found and normalized
    AsDigit, ///< 28×28, as the network sees it
};

/// Reads all drawings at \p path; "FILE.jsonl:N" takes line N alone.
/// *Errors*: those of readInkLines, loadPicture and loadRawDigit; NoInk when there is no line N.
Result<std::vector<NamedDrawing>> readDrawings(const QString& path, PictureMode mode);

} // namespace inkling::cli
