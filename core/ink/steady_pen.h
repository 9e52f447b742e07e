// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the trembling out of a line while it is drawn: a mouse reports whole pixels and a hand is not
// quite still, but the shape must stay what the hand meant.
#pragma once

#include "core/ink/ink.h"

#include <optional>

namespace inkling {

/// A low-pass filter whose cutoff rises with the speed of the pen: slow lines become steady, quick
/// ones do not lag behind. *Units*: field units (500 to the side of the paper), milliseconds.
/// *Source*: Casiez, Roussel and Vogel, "1€ Filter", CHI 2012.
class SteadyPen {
public:
    /// Puts the pen down at \p point, which stays where it is.
    void begin(const InkPoint& point);

    /// Returns where the line goes when the pen moved to \p point. A point without a time, or at the
    /// time of the one before, is returned as it is: without a speed there is nothing to judge by.
    InkPoint next(const InkPoint& point);

private:
    std::optional<InkPoint> m_last; ///< as it came in
    InkPoint m_steady;
    float m_speedX = 0; ///< field units a second, smoothed
    float m_speedY = 0;
};

} // namespace inkling
