// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digit/field.h"
#include "core/ink/rasterizer.h"
#include "core/ink/spline.h"

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr float largestSide
        = 512; // pixels: beyond this the 20×20 field cannot tell a difference
    constexpr float unknownFieldSide = 160; // eight pixels for each one of the 20×20 field
    constexpr float smoothingStep = 4; // pixels; finer cannot be seen in a field of 20

    /// The pen of ink that does not say its own, as a share of the ink's longer side: the standard
    /// pen's.
    constexpr float usualPenShare = standardPenWidth / static_cast<float>(fieldSide);

    struct Canvas {
        int width;
        int height;
        FieldTransform transform;
    };

    Canvas canvasOfField(float width, float height)
    {
        const float scale = std::min(1.0F, largestSide / std::max(width, height));
        return { std::max(1, static_cast<int>(std::ceil(width * scale))),
            std::max(1, static_cast<int>(std::ceil(height * scale))), { scale, scale, 0, 0 } };
    }

    Canvas canvasAroundInk(const Bounds& ink, float pen)
    {
        const float longer = std::max({ ink.width(), ink.height(), pen });
        const float scale = unknownFieldSide / longer;
        const float margin = pen / 2 * scale + 1; // one pixel for the anti-aliased edge
        return { static_cast<int>(std::ceil(ink.width() * scale + 2 * margin)),
            static_cast<int>(std::ceil(ink.height() * scale + 2 * margin)),
            { scale, scale, margin - ink.left * scale, margin - ink.top * scale } };
    }

    float widestPen(const std::vector<Stroke>& strokes)
    {
        float width = 0;
        for (const Stroke& stroke : strokes)
            width = std::max(width, stroke.penWidth);
        return width;
    }

    void inkWithItsPen(const Stroke& stroke, const FieldTransform& transform, float usualPen,
        CoverageImage& coverage)
    {
        const float pen = stroke.penWidth > 0 ? stroke.penWidth : usualPen;
        std::vector<InkPoint> points = stroke.points;
        for (InkPoint& point : points) {
            point.x = point.x * transform.scaleX + transform.offsetX;
            point.y = point.y * transform.scaleY + transform.offsetY;
        }
        std::vector<PenPoint> path;
        for (const InkPoint& point : smooth(points, smoothingStep))
            path.push_back({ point.x, point.y, penRadius(pen, point.pressure) * transform.scaleX });
        rasterizeStroke(path, coverage);
    }

    void addInk(const CoverageImage& ink, GrayImage& bitmap)
    {
        for (std::size_t i = 0; i < ink.pixels.size(); ++i) {
            const auto gray = static_cast<std::uint8_t>(std::lround(ink.pixels[i] * 255));
            bitmap.pixels[i] = std::max(bitmap.pixels[i], gray);
        }
    }

    Canvas canvasFor(const Drawing& drawing, const std::optional<Bounds>& ink, float usualPen)
    {
        const bool hasField = drawing.width > 0 && drawing.height > 0;
        if (drawing.underlay != Underlay::None) {
            const float scaleX
                = hasField ? static_cast<float>(drawing.picture.width) / drawing.width : 1;
            const float scaleY
                = hasField ? static_cast<float>(drawing.picture.height) / drawing.height : 1;
            return { drawing.picture.width, drawing.picture.height, { scaleX, scaleY, 0, 0 } };
        }
        if (hasField)
            return canvasOfField(drawing.width, drawing.height);
        return ink ? canvasAroundInk(*ink, std::max(widestPen(drawing.strokes), usualPen))
                   : Canvas { 1, 1, {} };
    }

} // namespace

RasterizedDrawing rasterizeDrawing(const Drawing& drawing)
{
    const std::optional<Bounds> ink = boundsOf(drawing.strokes);
    const float longer = ink ? std::max(ink->width(), ink->height()) : 0;
    const float usualPen = longer > 0 ? longer * usualPenShare : 1;
    const Canvas canvas = canvasFor(drawing, ink, usualPen);

    RasterizedDrawing result { drawing.picture, canvas.transform };
    if (drawing.underlay == Underlay::None)
        result.bitmap = GrayImage(canvas.width, canvas.height);
    if (ink) {
        CoverageImage coverage(canvas.width, canvas.height);
        for (const Stroke& stroke : drawing.strokes)
            inkWithItsPen(stroke, canvas.transform, usualPen, coverage);
        addInk(coverage, result.bitmap);
    }
    return result;
}

} // namespace inkling
