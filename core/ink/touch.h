// SPDX-License-Identifier: GPL-3.0-or-later
// Which strokes an eraser touches.
#pragma once

#include "core/ink/ink.h"

#include <cstddef>
#include <vector>

namespace inkling {

/// An eraser on its way from one place to the next. *Units*: those of the strokes.
struct EraserMove {
    InkPoint from;
    InkPoint to;
    float radius = 0;
};

/// Returns the positions in \p strokes, ascending, of those whose ink the eraser touches on its way,
/// the width of their pens included.
std::vector<std::size_t> strokesTouched(
    const std::vector<Stroke>& strokes, const EraserMove& eraser);

} // namespace inkling
