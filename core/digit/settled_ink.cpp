// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digit/settled_ink.h"

#include "core/ink/rasterizer.h"
#include "core/ink/spline.h"

#include <algorithm>
#include <optional>

namespace inkling {

namespace {

    constexpr float smoothingStep
        = 0.5F; // half a pixel of the field: corners finer than that cannot be seen

    void inkStroke(const Stroke& stroke, const FieldPen& pen, CoverageImage& coverage)
    {
        const FieldTransform& toField = pen.toField;
        std::vector<InkPoint> points;
        points.reserve(stroke.points.size());
        for (const InkPoint& point : stroke.points) {
            points.push_back({ point.x * toField.scaleX + toField.offsetX,
                point.y * toField.scaleY + toField.offsetY, std::nullopt, std::nullopt });
        }
        std::vector<PenPoint> path;
        for (const InkPoint& point : smooth(points, smoothingStep))
            path.push_back({ point.x, point.y, pen.width / 2 });
        rasterizeStroke(path, coverage);
    }

} // namespace

bool SettledInk::beginsAsRemembered(const std::vector<Stroke>& strokes) const
{
    return m_strokes.size() < strokes.size()
        && std::equal(m_strokes.begin(), m_strokes.end(), strokes.begin());
}

CoverageImage SettledInk::cover(const std::vector<Stroke>& strokes, const FieldPen& pen)
{
    if (!(pen == m_pen) || !beginsAsRemembered(strokes)) {
        m_pen = pen;
        m_strokes.clear();
        m_coverage = CoverageImage(pen.side, pen.side);
    }
    if (strokes.empty())
        return m_coverage;
    while (m_strokes.size() + 1 < strokes.size()) {
        m_strokes.push_back(strokes[m_strokes.size()]);
        inkStroke(m_strokes.back(), pen, m_coverage);
    }
    CoverageImage coverage = m_coverage;
    inkStroke(strokes.back(), pen, coverage);
    return coverage;
}

} // namespace inkling
