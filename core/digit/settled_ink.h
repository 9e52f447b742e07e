// SPDX-License-Identifier: GPL-3.0-or-later
// While one draws, only the last stroke grows. The coverage of all the others is kept here, so that a
// sheet full of strokes costs no more at each move of the pen than an empty one.
#pragma once

#include "core/base/image.h"
#include "core/digit/normalize.h"
#include "core/ink/ink.h"

#include <vector>

namespace inkling {

/// How strokes are inked into a field.
struct FieldPen {
    FieldTransform toField; ///< from the strokes' units to pixels
    float width = 0; ///< in pixels
    int side = 0; ///< of the field, in pixels

    bool operator==(const FieldPen&) const = default;
};

/// Remembers the coverage of every stroke but the last. *Threading*: one thread at a time.
class SettledInk {
public:
    /// Returns the coverage of \p strokes; the same as if nothing were remembered.
    CoverageImage cover(const std::vector<Stroke>& strokes, const FieldPen& pen);

private:
    bool beginsAsRemembered(const std::vector<Stroke>& strokes) const;

    FieldPen m_pen;
    std::vector<Stroke> m_strokes; ///< those that m_coverage holds
    CoverageImage m_coverage;
};

} // namespace inkling
