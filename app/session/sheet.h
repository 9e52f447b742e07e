// SPDX-License-Identifier: GPL-3.0-or-later
// A Sheet is the paper on the table: the drawing and what is known of it besides its ink.
// Undoing "clear" or "open" brings the whole sheet back, its label included.
#pragma once

#include "core/ink/drawing.h"
#include "core/ink/ink_file.h"

#include <optional>
#include <string>

namespace inkling {

/// Side of the square that a person draws in. Points and pens are measured in this field, however large it is shown.
constexpr float sheetSide = 500;

/// One drawing with its label and the words of the file it came from.
struct Sheet {
    Drawing drawing;
    std::optional<int> label; ///< the digit that the user says it is, 0 to 9
    std::string source;
    std::string writer;
    std::string furtherKeys; ///< as InkRecord::furtherKeys: kept when the drawing is saved again

    bool operator==(const Sheet&) const = default;
};

/// Returns an empty sheet of sheetSide × sheetSide.
Sheet emptySheet();

/// Returns \p record as a sheet. Ink that says how wide its pen was and lies inside the field stays where it is; other
/// ink is in arbitrary units, so it is scaled into the middle of the field and drawn with a pen of \p penWidth.
Sheet sheetFromInk(const InkRecord& record, float penWidth);

/// Returns \p picture, ink bright on black, as a sheet. It fills the field, its aspect kept by black margins;
/// a 28×28 picture that is \p normalized already goes to the network as it is.
Sheet sheetFromPicture(GrayImage picture, bool normalized);

/// Returns the ink of \p sheet as a record to be saved; an underlay is no ink and is left out.
InkRecord toInkRecord(const Sheet& sheet);

} // namespace inkling
