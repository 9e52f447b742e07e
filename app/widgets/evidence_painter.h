// SPDX-License-Identifier: GPL-3.0-or-later
// Paints one map of 28×28 signed numbers: colors, the outline of the ink, plus and minus marks. Every widget that shows
// such a map paints it with this, so that they all look alike.
#pragma once

#include "app/base/evidence_look.h"
#include "core/base/image.h"

#include <QPoint>
#include <QRect>

#include <optional>
#include <span>

class QPainter;

namespace inkling {

/// What is painted.
struct EvidencePicture {
    std::span<const float> values; ///< [28 × 28], row-major; an empty one is an empty map
    float scale = 1; ///< the value of the full color
    std::span<const float> ink; ///< [28 × 28], 0 to 1, outlined; empty for none
    EvidenceLook look;
};

/// Paints \p picture into the square \p rect, its corners rounded by \p radius.
void paintEvidence(
    QPainter& painter, const QRect& rect, const EvidencePicture& picture, qreal radius);

/// Returns the pixel of a map painted into \p rect that lies at \p place, or nothing outside.
std::optional<QPoint> evidencePixelAt(const QRect& rect, const QPointF& place);

/// Returns the rectangle of \p pixel in a map painted into \p rect.
QRectF evidencePixelRect(const QRect& rect, const QPoint& pixel);

} // namespace inkling
