// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of charts: which values an axis shows, where its ticks are, and lines made small enough to be drawn
// and cut to the frame. Pure functions over points.
#pragma once

#include "app/widgets/charts/chart_content.h"

#include <QList>
#include <QPointF>

#include <optional>

namespace inkling {

/// An interval of values.
struct AxisRange {
    double least = 0;
    double most = 1;

    double length() const { return most - least; }

    bool operator==(const AxisRange&) const = default;
};

/// A range whose ends are ticks.
struct TickRange {
    AxisRange range;
    double step = 1; ///< between two ticks
};

/// Widens \p range to ends that are easy to read, with about \p ticks steps of 1, 2, 2.5 or 5 times a power of ten.
TickRange niceTicks(const AxisRange& range, int ticks);

/// Returns a step of 1, 2 or 5 times a power of ten that divides \p length into at most \p ticks steps; at least 1 when
/// \p whole.
double niceStep(double length, int ticks, bool whole);

/// Returns the range of the values of all visible lines within \p x; the end named by \p cut leaves the outermost
/// twentieth of the values of each line outside. Lines of earlier runs count only where there are no others, so that one
/// bad run does not press the others flat. Returns nothing when nothing is visible.
std::optional<AxisRange> valueRange(const QList<ChartLine>& lines, const AxisRange& x, CutEnd cut);

/// Thins \p points within \p x to at most two for each of \p columns: the least and the greatest, in their order, so that
/// no peak is lost. The neighbors beyond both ends are kept.
QList<QPointF> decimate(const QList<QPointF>& points, const AxisRange& x, int columns);

/// Cuts the line through \p points to the frame: what is left or right of \p x goes, what is above or below \p y runs along
/// the edge from the very point where it crosses it. With \p logarithmic, lines are straight on a logarithmic y axis.
QList<QPointF> cutToFrame(
    const QList<QPointF>& points, const AxisRange& x, const AxisRange& y, bool logarithmic);

/// Returns the index of the point of \p points that is nearest to \p x; -1 when there is none.
qsizetype nearestPoint(const QList<QPointF>& points, double x);

} // namespace inkling
