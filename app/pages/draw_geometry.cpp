// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/draw_geometry.h"

#include <algorithm>

namespace inkling {

namespace {

    // The proportions of the design at 1280×800: a canvas of 500, a right column of 620, stages of 92.
    constexpr double canvasShare = 500.0 / (500.0 + 620.0);
    constexpr double answerPerCanvas = 620.0 / 500.0;
    constexpr double stagePerCanvas = 92.0 / 500.0;

    // What stands above and below the canvas besides the stages' pictures.
    int heightBesides(const DrawMeasures& measures)
    {
        const int above = measures.margin + measures.headerHeight + measures.itemGap;
        const int below = measures.toolsHeight + measures.stageCaptionHeight + measures.margin;
        return above + below + 2 * measures.itemGap;
    }

    // The canvas by width, and by what \p heightPerSide says that canvas and stages take of \p height together.
    int canvasSide(int width, double height, double heightPerSide, const DrawMeasures& measures)
    {
        const int columns = width - 2 * measures.margin - measures.groupGap;
        const int byWidth
            = std::min(static_cast<int>(columns * canvasShare), columns - measures.answerLeast);
        const int byHeight = static_cast<int>(height / heightPerSide);
        // When that is not enough the page is scrolled, hence the order of the two bounds.
        return std::max(measures.canvasLeast, std::min({ byWidth, byHeight, measures.canvasMost }));
    }

    // Header, canvas and, beside it, the answer.
    DrawGeometry arrangeUpperPart(int width, int side, const DrawMeasures& measures)
    {
        const int answerMost
            = std::max(static_cast<int>(side * answerPerCanvas), measures.answerUsual);
        const int room = width - 2 * measures.margin - measures.groupGap - side;
        const int answerWidth = std::clamp(room, measures.answerLeast, answerMost);
        const int left = measures.margin + std::max(0, (room - answerWidth) / 2);
        const int top = measures.margin + measures.headerHeight + measures.itemGap;
        DrawGeometry places;
        places.header = QRect(
            left, measures.margin, side + measures.groupGap + answerWidth, measures.headerHeight);
        places.canvas = QRect(left, top, side, side);
        places.answer
            = QRect(left + side + measures.groupGap, top, answerWidth, measures.answerHeight);
        return places;
    }

    // As in the design: the stages under the canvas; under the answer the evidence and the drawings of before.
    DrawGeometry arrangeRoomy(QSize size, const DrawMeasures& measures)
    {
        const int height = size.height() - heightBesides(measures);
        const int side = canvasSide(size.width(), height, 1 + stagePerCanvas, measures);
        const int stageSide = static_cast<int>(side * stagePerCanvas);
        // Where there is height to spare the groups stand a little more apart.
        const int spare = std::clamp((height - side - stageSide) / 2, 0, measures.itemGap / 2);
        const int gap = measures.itemGap + spare;
        DrawGeometry places = arrangeUpperPart(size.width(), side, measures);
        places.tools
            = QRect(places.canvas.x(), places.canvas.y() + side + gap, side, measures.toolsHeight);
        const int stagesTop = places.tools.y() + measures.toolsHeight + gap;
        places.stages
            = QRect(places.canvas.x(), stagesTop, side, stageSide + measures.stageCaptionHeight);
        const int bottom = places.stages.y() + places.stages.height();
        const QRect column = places.answer;
        const int historyTop = bottom - measures.historyHeight;
        const int evidenceTop = column.y() + measures.answerHeight + measures.itemGap;
        places.evidence = QRect(
            column.x(), evidenceTop, column.width(), historyTop - measures.itemGap - evidenceTop);
        places.history = QRect(column.x(), historyTop, column.width(), measures.historyHeight);
        const QRect page = places.header;
        const int seenTop = std::max(bottom + measures.itemGap, size.height());
        places.seen = QRect(page.x(), seenTop, page.width(), measures.seenLeast);
        places.height = seenTop + measures.seenLeast + measures.margin;
        return places;
    }

    int leastUpperHeight(const DrawMeasures& measures)
    {
        return heightBesides(measures) + std::max(measures.canvasLeast, measures.answerHeight)
            + measures.stageLeast;
    }

    // In a small window tools and stages take the whole width, the answer is at least as high as the canvas, and the
    // rest is under the fold.
    DrawGeometry arrangeTight(QSize size, const DrawMeasures& measures)
    {
        const int upper = std::max(size.height(), leastUpperHeight(measures));
        const int height = upper - heightBesides(measures);
        const int side = canvasSide(size.width(), height - measures.stageLeast, 1, measures);
        const int columnHeight = std::max(side, measures.answerHeight);
        const int stageSide
            = std::clamp(height - columnHeight, measures.stageLeast, measures.stageUsual);
        DrawGeometry places = arrangeUpperPart(size.width(), side, measures);
        places.answer.setHeight(columnHeight);
        places.tools = QRect(places.header.x(), places.canvas.y() + columnHeight + measures.itemGap,
            places.header.width(), measures.toolsHeight);
        const int stagesTop = places.tools.y() + measures.toolsHeight + measures.itemGap;
        const QRect page = places.header;
        places.stages
            = QRect(page.x(), stagesTop, page.width(), stageSide + measures.stageCaptionHeight);
        const int historyTop = places.stages.y() + places.stages.height() + measures.itemGap;
        places.history = QRect(page.x(), historyTop, page.width(), measures.historyHeight);
        const int evidenceTop = historyTop + measures.historyHeight + measures.itemGap;
        places.evidence = QRect(page.x(), evidenceTop, page.width(), measures.evidenceUsual);
        const int seenTop = evidenceTop + measures.evidenceUsual + measures.itemGap;
        places.seen = QRect(page.x(), seenTop, page.width(), measures.seenLeast);
        places.height = seenTop + measures.seenLeast + measures.margin;
        return places;
    }

} // namespace

DrawGeometry arrangeDrawPage(QSize visible, const DrawMeasures& measures)
{
    const DrawGeometry roomy = arrangeRoomy(visible, measures);
    const bool fits = roomy.evidence.height() >= measures.evidenceLeast
        && roomy.stages.width() >= measures.stagesLeast;
    return fits ? roomy : arrangeTight(visible, measures);
}

QSize leastDrawPage(QSize visible, const DrawMeasures& measures)
{
    const int width
        = 2 * measures.margin + measures.canvasLeast + measures.groupGap + measures.answerLeast;
    return { width, arrangeDrawPage(visible, measures).height };
}

} // namespace inkling
