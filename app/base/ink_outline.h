// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the line that a pen leaves along a curve: round ends and joins, and the width follows the
// pressure.
#pragma once

#include "core/ink/ink.h"

#include <QColor>
#include <QRectF>

#include <span>

class QPainter;

namespace inkling {

/// The pen and the way from the units of the curve to logical pixels.
struct InkPen {
    float width = 0; ///< in units of the curve
    qreal scale = 1; ///< logical pixels in a unit
    QColor color;
};

/// Returns the logical pixels that the line along \p curve can touch; an empty rectangle for an
/// empty curve.
QRectF lineBounds(std::span<const InkPoint> curve, const InkPen& pen);

/// Paints the line along \p curve; what lies outside \p dirty may be left out. The line covers
/// itself without becoming darker. *Units*: \p dirty in logical pixels.
void paintLine(
    QPainter& painter, std::span<const InkPoint> curve, const InkPen& pen, const QRectF& dirty);

} // namespace inkling
