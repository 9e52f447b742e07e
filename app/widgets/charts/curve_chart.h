// SPDX-License-Identifier: GPL-3.0-or-later
// A chart of curves: the one widget that knows Qt Charts. It thins what it is given to what the screen can show, so that
// curves of any length stay smooth, and cuts it to the frame, so that exported pictures are right as well.
#pragma once

#include "app/widgets/charts/chart_content.h"
#include "app/widgets/charts/chart_scale.h"
#include "app/widgets/themed_widget.h"

#include <optional>

class QChart;
class QGraphicsView;
class QAbstractAxis;
class QXYSeries;

namespace inkling {

class ChartOverlay;

/// Lines in a frame. Wheel, + and - zoom along x, dragging and the arrow keys pan, a double click and 0 show all again.
class CurveChart : public ThemedWidget {
    Q_OBJECT

public:
    explicit CurveChart(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p content. What one zoomed into stays; a chart that shows all goes on to show all.
    void setContent(const ChartContent& content);

    const ChartContent& content() const { return m_content; }

    /// Chooses between a linear and a logarithmic y axis.
    void setLogarithmic(bool logarithmic);

    bool isLogarithmic() const { return m_logarithmic; }

    /// Names the unit of x in what is told under the pointer, such as "epoch".
    void setXName(const QString& name);

    /// Says what will be here while there is nothing to draw.
    void setEmptyText(const QString& text);

    const QString& emptyText() const { return m_emptyText; }

    /// Shows x from \p range.least to \p range.most; nothing shows all.
    void setVisibleX(std::optional<AxisRange> range);

    AxisRange visibleX() const;

    AxisRange visibleY() const { return m_y; }

    /// Returns how many points are drawn, over all lines.
    qsizetype drawnPoints() const;

    /// Returns what is told under the pointer at \p x: the value of each visible line there.
    QString valuesAt(double x) const;

    /// Returns the frame in coordinates of this widget.
    QRectF frame() const;

    /// Paints the chart as it is shown into \p painter, which has \p size.
    void render(QPainter& painter, const QSizeF& size);

    /// Returns all lines as comma-separated values: a line of the chart, x and y in each row.
    QString csv() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void themeChanged() override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void rebuildAxes();
    void applyTheme();
    void refresh();
    void refreshLines();
    void zoom(double factor, double about);
    void pan(double share);
    bool pointerEvent(QEvent* event);
    double xAt(double position) const;

    ChartContent m_content;
    QString m_xName;
    QString m_emptyText;
    bool m_logarithmic = false;
    std::optional<AxisRange> m_zoomed;
    AxisRange m_y;
    QChart* m_chart;
    QGraphicsView* m_view;
    ChartOverlay* m_overlay;
    QAbstractAxis* m_xAxis = nullptr;
    QAbstractAxis* m_yAxis = nullptr;
    QList<QXYSeries*> m_series;
    std::optional<QPointF> m_dragFrom;
};

} // namespace inkling
