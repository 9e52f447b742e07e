// SPDX-License-Identifier: GPL-3.0-or-later
// The ten digits as a hand writes them, for tests: strokes given by their corners and bends, smoothed into curves.
#pragma once

#include "core/ink/ink.h"

#include <vector>

namespace inkling::test {

/// How a digit is written.
enum class Hand {
    Plain, ///< upright, as in school
    Quick, ///< slanted, the 1 with a flag, the 7 with a bar, the 4 open
};

/// Returns the strokes of \p digit. *Units*: 1 is the digit's height; x and y lie within about 0 to 1, y down.
std::vector<Stroke> writtenDigit(int digit, Hand hand);

} // namespace inkling::test
