// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over the lines of a chart: marks of changes, and the values under the pointer.
#pragma once

#include "app/widgets/charts/chart_content.h"
#include "app/widgets/themed_widget.h"

#include <optional>

namespace inkling {

class CurveChart;

/// Lies over a chart and lets the mouse through.
class ChartOverlay : public ThemedWidget {
    Q_OBJECT

public:
    ChartOverlay(const ThemeSource& themeSource, CurveChart* chart);

    /// Points at \p x; nothing takes the values away.
    void pointAt(std::optional<double> x);

    std::optional<double> pointedAt() const { return m_x; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double positionOf(double x) const;
    void paintEmpty(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintValues(QPainter& painter) const;

    CurveChart* m_chart;
    std::optional<double> m_x;
};

} // namespace inkling
