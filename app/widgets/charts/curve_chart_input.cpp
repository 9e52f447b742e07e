// SPDX-License-Identifier: GPL-3.0-or-later
// How pointer, wheel and keys move about in a chart.
#include "app/widgets/charts/chart_overlay.h"
#include "app/widgets/charts/curve_chart.h"

#include <QGraphicsView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

namespace inkling {

namespace {

    constexpr double zoomStep = 1.25;
    constexpr double panStep = 0.1;

} // namespace

void CurveChart::zoom(double factor, double about)
{
    const AxisRange range = visibleX();
    const double share = (about - range.least) / range.length();
    const double length = range.length() / factor;
    const double least = about - share * length;
    setVisibleX(AxisRange { least, least + length });
}

void CurveChart::pan(double share)
{
    const AxisRange range = visibleX();
    const double way = share * range.length();
    setVisibleX(AxisRange { range.least + way, range.most + way });
}

bool CurveChart::eventFilter(QObject* watched, QEvent* event)
{
    return watched == m_view->viewport() ? pointerEvent(event)
                                         : ThemedWidget::eventFilter(watched, event);
}

bool CurveChart::pointerEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseMove: {
        const QPointF position = static_cast<QMouseEvent*>(event)->position();
        if (m_dragFrom) {
            pan((m_dragFrom->x() - position.x()) / frame().width());
            m_dragFrom = position;
        }
        m_overlay->pointAt(
            frame().contains(position) ? std::optional(xAt(position.x())) : std::nullopt);
        return true;
    }
    case QEvent::MouseButtonPress:
        if (static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton)
            return false;
        setFocus(Qt::MouseFocusReason);
        m_dragFrom = static_cast<QMouseEvent*>(event)->position();
        return true;
    case QEvent::MouseButtonRelease:
        m_dragFrom.reset();
        return true;
    case QEvent::MouseButtonDblClick:
        setVisibleX(std::nullopt);
        return true;
    case QEvent::Leave:
        m_overlay->pointAt(std::nullopt);
        return false;
    case QEvent::Wheel: {
        auto* wheel = static_cast<QWheelEvent*>(event);
        // A page that scrolls goes on scrolling: zooming asks for the modifier or the focus.
        if (!hasFocus() && !(wheel->modifiers() & Qt::ControlModifier)) {
            wheel->ignore();
            return true;
        }
        zoom(wheel->angleDelta().y() > 0 ? zoomStep : 1 / zoomStep, xAt(wheel->position().x()));
        return true;
    }
    default:
        return false;
    }
}

void CurveChart::keyPressEvent(QKeyEvent* event)
{
    const AxisRange range = visibleX();
    const double middle = range.least + range.length() / 2;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(zoomStep, middle);
        break;
    case Qt::Key_Minus:
        zoom(1 / zoomStep, middle);
        break;
    case Qt::Key_Left:
        pan(-panStep);
        break;
    case Qt::Key_Right:
        pan(panStep);
        break;
    case Qt::Key_0:
        setVisibleX(std::nullopt);
        break;
    default:
        ThemedWidget::keyPressEvent(event);
    }
}

} // namespace inkling
