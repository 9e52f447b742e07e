// SPDX-License-Identifier: GPL-3.0-or-later
// The form in which a drawing is kept: an ink file of one line, so that inkling-cli and the window can open it as any
// other. A picture under the ink goes into the key "inkling_underlay" (README.md describes it).
#pragma once

#include "app/session/shelved_drawing.h"
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace inkling {

/// A kept file larger than this is taken for damaged: no drawing of a hand comes near it.
constexpr std::size_t keptFileLimit = std::size_t { 32 } << 20U;

/// Returns \p drawing as the line that it is kept as, without its line break. Its id is the name of the file.
std::string toKeptLine(const ShelvedDrawing& drawing);

/// Reads the line that toKeptLine wrote for the drawing called \p id; strokes stay where they are, to the last bit.
/// *Errors*: those of parseInkLine, ImageUnreadable for a damaged picture; \p path goes into them.
Result<ShelvedDrawing> parseKeptLine(
    std::string_view line, const QString& id, const std::string& path);

} // namespace inkling
