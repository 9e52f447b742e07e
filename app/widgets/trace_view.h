// SPDX-License-Identifier: GPL-3.0-or-later
// A template in large, on which one draws: the stroke takes the color of the evidence that it gains or loses.
#pragma once

#include "app/base/evidence_look.h"
#include "app/widgets/themed_widget.h"
#include "core/explain/trace.h"

#include <vector>

namespace inkling {

/// Shows a map and a trace over it; tells where the pen goes in pixels of the 28×28 image.
class TraceView : public ThemedWidget {
    Q_OBJECT

public:
    explicit TraceView(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows the map \p values. *Shapes*: [784]; empty shows the placeholder.
    void setMap(const std::vector<float>& values, float scale, const EvidenceLook& look);

    /// Shows \p bits as the trace.
    void setTrace(const std::vector<TraceBit>& bits);

    /// Returns where the map is painted.
    QRect mapRect() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void penDown(const inkling::PenPoint& point);
    void penMoved(const inkling::PenPoint& point);
    void penUp();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    PenPoint penPointAt(const QPointF& place) const;
    void movePen(const QPointF& step);
    void paintTrace(QPainter& painter, const QRect& rect) const;

    std::vector<float> m_values;
    float m_scale = 1;
    EvidenceLook m_look;
    std::vector<TraceBit> m_bits;
    bool m_down = false;
    QPointF m_keyboardPen; ///< in pixels of the image
    bool m_keyboardDown = false;
};

} // namespace inkling
