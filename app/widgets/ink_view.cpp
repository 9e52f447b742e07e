// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/ink_view.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace inkling {

namespace {
    /// The side of the field that holds the whole drawing.
    float fieldOf(const Drawing& drawing)
    {
        const float side = std::max(drawing.width, drawing.height);
        if (side > 0)
            return side;
        // Ink from a file does not say how large its paper was.
        const std::optional<Bounds> bounds = boundsOf(drawing.strokes);
        return bounds ? std::max({ bounds->right, bounds->bottom, 1.0F }) : 1.0F;
    }

    QRectF sharesOf(const Bounds& box, float field)
    {
        const auto share = [field](float place) {
            return static_cast<qreal>(std::clamp(place / field, 0.0F, 1.0F));
        };
        return { QPointF(share(box.left), share(box.top)),
            QPointF(share(box.right), share(box.bottom)) };
    }
} // namespace

InkView::InkView(const ThemeSource& themeSource, QWidget* parent)
    : DigitPicture(themeSource, parent)
{
}

void InkView::setInk(const Drawing& drawing, const std::optional<Bounds>& box)
{
    m_hasInk = !drawing.isEmpty();
    m_fieldUnits = fieldOf(drawing);
    m_layer.setDrawing(drawing);
    DigitOverlay overlay;
    if (box)
        overlay.box = sharesOf(*box, m_fieldUnits);
    setOverlay(overlay);
}

void InkView::paintPicture(QPainter& painter, const QRect& rect)
{
    InkLayerSetup setup;
    setup.side = rect.width();
    setup.devicePixelRatio = devicePixelRatioF();
    setup.fieldUnits = m_fieldUnits;
    setup.ink = theme().colors.stageInk;
    m_layer.setUp(setup);
    const qreal radius = theme().px(metric::smallRadius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().colors.stageBackground);
    painter.drawRoundedRect(rect, radius, radius);
    painter.save();
    painter.setClipRect(rect);
    painter.translate(rect.topLeft());
    m_layer.paint(painter, QRectF(0, 0, rect.width(), rect.height()));
    painter.restore();
}

} // namespace inkling
