// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a drawing on a square of the screen: what is settled from a cached picture, the newest
// stroke afresh. The canvas and the small view of the ink share it, so that both show the same
// line.
#pragma once

#include "app/base/ink_picture.h"
#include "core/ink/drawing.h"

#include <QColor>
#include <QPixmap>
#include <QRectF>

#include <optional>
#include <vector>

class QPainter;

namespace inkling {

/// Where and how an InkLayer paints.
struct InkLayerSetup {
    int side = 0; ///< logical pixels along an edge of the square
    qreal devicePixelRatio = 1;
    float fieldUnits = 0; ///< drawing units along an edge of the square
    QColor ink;

    bool operator==(const InkLayerSetup&) const = default;
};

/// Ink on a square whose top left is the origin of the painter. *Threading*: main thread.
class InkLayer {
public:
    /// Changes size or color; what was cached is drawn again when it is next needed.
    void setUp(const InkLayerSetup& setup);

    /// Shows \p drawing and no stroke under way. Returns the rectangle that looks different now, in
    /// logical pixels. Cheap, and the rectangle small, when only the last strokes differ from what
    /// is shown.
    QRectF setDrawing(const Drawing& drawing);

    /// Begins the stroke under way; returns what looks different.
    QRectF beginStroke(const InkPoint& point, float penWidth);

    /// Extends the stroke under way; returns what looks different.
    QRectF appendPoint(const InkPoint& point);

    /// Paints everything that touches \p dirty.
    void paint(QPainter& painter, const QRectF& dirty);

private:
    InkSquare square() const;
    qreal scale() const;
    InkPen penOf(const Stroke& stroke) const;
    std::vector<InkPoint> curveOf(const Stroke& stroke) const;
    bool hasSameGround(const Drawing& drawing) const;
    QRectF replaceGround(const Drawing& drawing);
    QRectF dropLive();
    void settle();
    void redrawStale(QPainter& cachePainter);

    InkLayerSetup m_setup;
    Drawing m_drawing; ///< without the stroke under way
    std::vector<QRectF> m_bounds; ///< of each stroke of m_drawing, logical pixels
    QPixmap m_cache; ///< the underlay and the first m_settled strokes of m_drawing
    std::size_t m_settled = 0;
    QRectF m_stale; ///< of m_cache: to be drawn again

    std::optional<Stroke> m_live; ///< the stroke under way, without repeated points
    std::vector<InkPoint> m_liveCurve; ///< m_live, smoothed
    std::vector<std::size_t> m_liveKnots; ///< where in m_liveCurve each point of m_live stands
};

} // namespace inkling
