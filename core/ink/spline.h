// SPDX-License-Identifier: GPL-3.0-or-later
// Smooths what a mouse gives: few points, far apart, joined by corners that the hand never made.
#pragma once

#include "core/ink/ink.h"

#include <span>
#include <vector>

namespace inkling {

/// Returns \p points with further ones between them, on a smooth curve through all of them, at most
/// about \p step apart. Centripetal parametrization gives neither cusps nor loops. Time and
/// pressure are interpolated linearly. *Units*: \p step in the unit of the points, above 0.
/// *Source*: Catmull and Rom 1974; Yuksel, Schaefer and Keyser, "Parameterization and applications
/// of Catmull-Rom curves", 2011; evaluated by the pyramid of Barry and Goldman 1988.
std::vector<InkPoint> smooth(std::span<const InkPoint> points, float step);

} // namespace inkling
