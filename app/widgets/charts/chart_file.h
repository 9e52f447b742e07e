// SPDX-License-Identifier: GPL-3.0-or-later
// Saves a chart: as PNG for slides, as SVG for print, as CSV for other programs.
#pragma once

#include "core/base/result.h"

#include <QString>

namespace inkling {

class CurveChart;

/// Saves \p chart as it is shown to \p path; its ending says how: .png (twice the size of the screen), .svg, else CSV.
/// *Errors*: FileUnwritable.
Result<void> saveChart(CurveChart& chart, const QString& path);

} // namespace inkling
