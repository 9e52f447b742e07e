// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart shows, as one value: lines over a common x axis, and marks where something was changed.
#pragma once

#include <QList>
#include <QPointF>
#include <QString>

namespace inkling {

/// What a line is, which decides its color and strength.
enum class LineRole {
    Training, ///< thin, accent
    Validation, ///< in the warning color
    Earlier, ///< of a run of before: pale
    Compared, ///< of a run of before that is looked at: pale and strong
};

/// One line.
struct ChartLine {
    QString key; ///< names what the line belongs to; lines of one key are shown and hidden together
    QString name; ///< as the legend says it
    LineRole role = LineRole::Training;
    QList<QPointF> points; ///< x never falls
    bool isVisible = true;
};

/// A vertical mark.
struct ChartMark {
    double x = 0;
    QString text; ///< what happened there, as a sentence
};

/// Which ends of the values may lie outside the frame, so that a few extremes do not flatten the rest.
enum class CutEnd { None, High, Low };

/// A chart.
struct ChartContent {
    QList<ChartLine> lines;
    QList<ChartMark> marks;
    double xEnd = 1; ///< the x axis goes from 0 to here unless one zooms
    CutEnd cut = CutEnd::None;
    double yMost = 1; ///< the y axis goes from 0 to here while there is no line
};

} // namespace inkling
