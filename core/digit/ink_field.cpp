// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digit/field.h"
#include "core/digit/fit.h"
#include "core/digit/settled_ink.h"

#include <algorithm>

namespace inkling {

namespace {

    /// The part of the plane that an unfitted field shows: the drawing's own field, or a frame
    /// around the ink with the margins that MNIST leaves.
    Bounds frameOf(const Drawing& drawing, const Bounds& ink)
    {
        if (drawing.width > 0 && drawing.height > 0)
            return { 0, 0, drawing.width, drawing.height };
        constexpr float margin = static_cast<float>(digitSide - fieldSide) / 2 / fieldSide;
        const float extent = std::max({ ink.width(), ink.height(), 1.0F }) * margin;
        return { ink.left - extent, ink.top - extent, ink.right + extent, ink.bottom + extent };
    }

    /// Half the pen as the user sees it, in drawing units; where that is unknown, the standard pen.
    float visiblePenRadius(const Drawing& drawing, const FieldTransform& transform, float penWidth)
    {
        float width = 0;
        for (const Stroke& stroke : drawing.strokes)
            width = std::max(width, stroke.penWidth);
        if (width > 0)
            return width / 2;
        return penWidth / 2 / std::max(transform.scaleX, transform.scaleY);
    }

} // namespace

std::optional<Field> inkField(
    const Drawing& drawing, const NormalizationOptions& options, SettledInk& settled)
{
    const std::optional<Bounds> ink = boundsOf(drawing.strokes);
    if (!ink)
        return std::nullopt;
    const int side = sideOf(options);
    const auto extent = static_cast<float>(side);
    const Bounds content = options.fitField ? *ink : frameOf(drawing, *ink);
    // The pen's own width belongs to the 20 pixels that MNIST's digits fill.
    const float target = options.fitField ? extent - options.penWidth : extent;

    Field field;
    field.toField = fitInto(content, target, extent, options.keepAspect);
    field.coverage = settled.cover(drawing.strokes, { field.toField, options.penWidth, side });
    if (!options.antiAlias) {
        for (float& value : field.coverage.pixels)
            value = value >= 0.5F ? 1.0F : 0.0F;
    }
    const float radius = visiblePenRadius(drawing, field.toField, options.penWidth);
    field.box
        = { ink->left - radius, ink->top - radius, ink->right + radius, ink->bottom + radius };
    return field;
}

} // namespace inkling
