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
    int evidenceLeast = 0; ///< height of the card with the evidence maps
    int evidenceUsual = 0; ///< height of the card with the evidence maps, under the fold
    int seenLeast = 0; ///< height of the card with what the network sees
    int historyHeight = 0; ///< of the strip of drawings
};

/// The places. *Units*: logical pixels of the page.
struct DrawGeometry {
    QRect header;
    QRect canvas; ///< square
    QRect tools;
    QRect stages;
    QRect answer;
    QRect evidence; ///< under the fold in a small window
    QRect seen; ///< under the fold unless there is room
    QRect history; ///< under the fold in a small window
    int height = 0; ///< of the whole page; more than is visible when there is a fold

    bool operator==(const DrawGeometry&) const = default;
};

/// Returns the places on a page of which \p visible can be seen at once. The canvas is the largest thing and shrinks
/// last; on a large screen it grows up to its most, the rest keeps its proportions to it, and the whole stands in the
/// middle. What the network sees in large is under the fold. Where not
/// everything else fits, canvas, bars and stages stay whole, and what is left over moves there, too.
DrawGeometry arrangeDrawPage(QSize visible, const DrawMeasures& measures);

/// Returns the least size of the page of which \p visible can be seen at once: nothing is ever cut off.
QSize leastDrawPage(QSize visible, const DrawMeasures& measures);

} // namespace inkling
