// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/drawing_canvas.h"

#include <QEvent>
#include <QFocusEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace inkling {

namespace {
    float lastTimeOf(const Drawing& drawing)
    {
        if (drawing.strokes.empty() || drawing.strokes.back().points.empty())
            return 0;
        return drawing.strokes.back().points.back().timeMs.value_or(0);
    }
} // namespace

DrawingCanvas::DrawingCanvas(const ThemeSource& themeSource, QWidget* parent)
    : ThemedWidget(themeSource, parent)
{
    setObjectName(QStringLiteral("drawingCanvas"));
    setAccessibleName(tr("Drawing canvas"));
    setAccessibleDescription(tr(
        "A sheet of paper to draw a digit on with the mouse, a finger or a pen. By keyboard, the "
        "arrow keys move a pen, and Space puts it down and lifts it."));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setMouseTracking(true); // a move without a button tells that a release was lost
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_AcceptTouchEvents);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setUpLayer();
}

QRectF DrawingCanvas::paperRect() const
{
    const int most = theme().px(metric::canvasMost);
    const int side = std::min({ width(), height(), most });
    return { 0, 0, qreal(side), qreal(side) };
}

QSize DrawingCanvas::sizeHint() const
{
    const int side = theme().px(metric::canvasUsual);
    return { side, side };
}

QSize DrawingCanvas::minimumSizeHint() const
{
    const int side = theme().px(metric::canvasLeast);
    return { side, side };
}

bool DrawingCanvas::hasHeightForWidth() const { return true; }

int DrawingCanvas::heightForWidth(int width) const
{
    return std::clamp(width, theme().px(metric::canvasLeast), theme().px(metric::canvasMost));
}

void DrawingCanvas::setDrawing(const Drawing& drawing)
{
    // A stroke of the keyboard that was dropped leaves the pen up; a hand lifts it by itself.
    if (m_device == Device::Keyboard && !m_erasing)
        m_device = Device::None;
    setUpLayer();
    updatePaper(m_layer.setDrawing(drawing));
    setEmpty(drawing.isEmpty());
    if (m_timeOrigin && !drawing.isEmpty())
        return;
    m_timeOrigin.reset();
    m_timeBefore = lastTimeOf(drawing);
}

void DrawingCanvas::beginStroke(const InkPoint& point, float penWidth)
{
    setUpLayer();
    updatePaper(m_layer.beginStroke(point, penWidth));
    setEmpty(false);
}

void DrawingCanvas::appendPoint(const InkPoint& point) { updatePaper(m_layer.appendPoint(point)); }

void DrawingCanvas::setUpLayer()
{
    InkLayerSetup setup;
    setup.side = qRound(paperRect().width());
    setup.devicePixelRatio = devicePixelRatioF();
    setup.fieldUnits = fieldUnits;
    setup.ink = theme().colors.ink;
    m_layer.setUp(setup);
}

void DrawingCanvas::updatePaper(const QRectF& layerRect)
{
    if (!layerRect.isEmpty())
        update(layerRect.translated(paperRect().topLeft()).toAlignedRect());
}

void DrawingCanvas::setEmpty(bool empty)
{
    if (empty == m_empty)
        return;
    m_empty = empty;
    update();
}

void DrawingCanvas::themeChanged() { setUpLayer(); }

void DrawingCanvas::resizeEvent(QResizeEvent* event)
{
    ThemedWidget::resizeEvent(event);
    setUpLayer();
}

void DrawingCanvas::hideEvent(QHideEvent* event)
{
    ThemedWidget::hideEvent(event);
    // Whoever leaves the page with the pen down never lifts it here.
    penUp();
    hoverAt(std::nullopt);
}

void DrawingCanvas::focusInEvent(QFocusEvent* event)
{
    m_reachedByKeyboard = event->reason() == Qt::TabFocusReason
        || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    if (m_reachedByKeyboard)
        update();
}

void DrawingCanvas::focusOutEvent(QFocusEvent* event)
{
    Q_UNUSED(event)
    if (m_device == Device::Keyboard)
        penUp();
    m_keyboardPen.reset();
    updateCursor();
    if (m_reachedByKeyboard)
        update();
    m_reachedByKeyboard = false;
}

void DrawingCanvas::paintEvent(QPaintEvent* event)
{
    setUpLayer(); // the window may have moved to a screen of another pixel ratio
    QPainter painter(this);
    const QRect dirty = event->rect();
    const QRectF paper = paperRect();
    if (!paper.contains(dirty))
        painter.fillRect(dirty, theme().colors.background);
    painter.fillRect(paper.intersected(dirty), theme().colors.paper);
    if (m_empty)
        paintInvitation(painter);
    painter.save();
    painter.setClipRect(paper);
    painter.translate(paper.topLeft());
    m_layer.paint(painter, QRectF(dirty).translated(-paper.topLeft()));
    painter.restore();
    paintCursor(painter);
    paintEdge(painter);
}

void DrawingCanvas::paintInvitation(QPainter& painter) const
{
    const QRectF paper = paperRect();
    const QFont title = theme().font(FontRole::Title);
    const qreal titleHeight = QFontMetricsF(title).height();
    const QRectF titleRect(
        paper.left(), paper.center().y() - titleHeight, paper.width(), titleHeight);
    QFont plainTitle = title;
    plainTitle.setWeight(QFont::Normal);
    painter.setPen(theme().colors.secondaryText);
    painter.setFont(plainTitle);
    painter.drawText(titleRect, Qt::AlignCenter, tr("Draw a digit here"));
    const QRectF hintRect = titleRect.translated(0, titleHeight + theme().px(metric::smallGap));
    painter.setFont(theme().font(FontRole::Caption));
    painter.drawText(hintRect, Qt::AlignHCenter | Qt::AlignTop,
        m_reachedByKeyboard ? tr("arrow keys move the pen, Space puts it down")
                            : tr("with the mouse, a finger or a pen"));
}

void DrawingCanvas::paintEdge(QPainter& painter) const
{
    const QRectF paper = paperRect();
    const bool ring = hasFocus() && m_reachedByKeyboard;
    const qreal width = theme().px(ring ? metric::focusRing : metric::hairline);
    const qreal radius = theme().px(metric::radius);
    const QRectF line = paper.adjusted(width / 2, width / 2, -width / 2, -width / 2);
    QPainterPath corners;
    corners.addRect(paper);
    corners.addRoundedRect(line, radius, radius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(corners, theme().colors.background);
    painter.setPen(QPen(ring ? theme().colors.accent : theme().colors.hairline, width));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(line, radius, radius);
}

} // namespace inkling
