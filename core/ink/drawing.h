// SPDX-License-Identifier: GPL-3.0-or-later
// A Drawing is what a person made, ready to be prepared for the network: strokes, alone or over a
// picture.
#pragma once

#include "core/base/image.h"
#include "core/ink/ink.h"

#include <vector>

namespace inkling {

/// What lies under the strokes of a drawing.
enum class Underlay {
    None,
    Bitmap, ///< a picture of any size, ink bright on black; it is normalized
    NormalizedDigit, ///< a 28×28 image that is normalized already and is not normalized again
};

/// Strokes over nothing, over a bitmap or over a normalized 28×28 digit.
///
/// *Units*: strokes lie in a field of \p width × \p height units with the origin at its top left;
/// an underlay fills the whole field. A field of size 0 means that it is unknown (ink from a file),
/// and then the ink's own bounds serve.
struct Drawing {
    std::vector<Stroke> strokes;
    Underlay underlay = Underlay::None;
    GrayImage picture; ///< empty when there is no underlay
    float width = 0;
    float height = 0;

    bool isEmpty() const { return strokes.empty() && underlay == Underlay::None; }

    bool operator==(const Drawing&) const = default;
};

} // namespace inkling
