// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything on the Draw page stands, as a function of the size of the page alone: nothing that is drawn or read
// ever moves a thing.
#pragma once

#include <QRect>
#include <QSize>

namespace inkling {

/// The lengths that the theme and the fonts decide. *Units*: logical pixels.
struct DrawMeasures {
    int margin = 0; ///< around the page
    int groupGap = 0;
    int itemGap = 0;
    int headerHeight = 0;
    int toolsHeight = 0;
    int stageCaptionHeight = 0; ///< what a stage needs besides its picture
    int stageLeast = 0; ///< side of a stage's picture
    int stageUsual = 0; ///< side of a stage's picture
    int stagesLeast = 0; ///< width of the row of stages, captions whole
    int canvasLeast = 0; ///< side
    int canvasMost = 0; ///< side
    int answerLeast = 0; ///< width of the right column
    int answerUsual = 0; ///< width of the right column beside a canvas of the usual side
    int answerHeight = 0; ///< height of the card with the bars
    int seenLeast
        = 0; ///< height of the card below it, under which the page is arranged for a small window
};

/// The places. *Units*: logical pixels of the page.
struct DrawGeometry {
    QRect header;
    QRect canvas; ///< square
    QRect tools;
    QRect stages;
    QRect answer;
    QRect seen; ///< null in a small window

    bool operator==(const DrawGeometry&) const = default;
};

/// Returns the places on a page of \p size. The canvas is the largest thing and shrinks last; on a large screen it
/// grows up to its most, the rest keeps its proportions to it, and the whole stands in the middle.
DrawGeometry arrangeDrawPage(QSize size, const DrawMeasures& measures);

/// Returns the least size at which nothing is cut off.
QSize leastDrawPage(const DrawMeasures& measures);

} // namespace inkling
