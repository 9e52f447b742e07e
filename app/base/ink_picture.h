// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a whole drawing at once: on thumbnails and into files. The canvas paints with the same pieces, stroke by
// stroke, so that all of them show the same line.
#pragma once

#include "app/base/ink_outline.h"
#include "core/ink/drawing.h"

#include <QColor>

class QPainter;

namespace inkling {

/// Where and how a drawing is painted: into a square whose top left is the origin of the painter.
struct InkSquare {
    qreal side = 0; ///< logical pixels along an edge
    float fieldUnits = 0; ///< drawing units along an edge
    QColor ink;

    /// Logical pixels in a drawing unit.
    qreal scale() const { return fieldUnits > 0 ? side / static_cast<qreal>(fieldUnits) : 1; }

    bool operator==(const InkSquare&) const = default;
};

/// Pieces of a curve of this many logical pixels look round at any pen width.
constexpr qreal curveStepPixels = 2;

/// Returns the pen of \p stroke; one of a usual width when the stroke does not tell.
InkPen inkPenOf(const Stroke& stroke, const InkSquare& square);

/// Paints the picture under the ink of \p drawing, if there is one; its gray is the opacity of the ink.
void paintUnderlay(QPainter& painter, const Drawing& drawing, const InkSquare& square);

/// Paints \p drawing: the picture under it, then its strokes as smooth curves of pieces of \p curveStep logical pixels.
void paintDrawing(QPainter& painter, const Drawing& drawing, const InkSquare& square,
    qreal curveStep = curveStepPixels);

} // namespace inkling
