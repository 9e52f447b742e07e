// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/canvas_link.h"

#include "app/session/digit_session.h"
#include "app/widgets/drawing_canvas.h"

namespace inkling {

CanvasLink::CanvasLink(DigitSession& digit, DrawingCanvas* canvas)
    : QObject(canvas)
    , m_digit(digit)
    , m_canvas(canvas)
{
    connect(canvas, &DrawingCanvas::strokeBegan, this, &CanvasLink::begin);
    connect(canvas, &DrawingCanvas::strokeExtended, this, &CanvasLink::extend);
    connect(canvas, &DrawingCanvas::strokeEnded, &digit, &DigitSession::endStroke);
    connect(canvas, &DrawingCanvas::eraserMoved, &digit, &DigitSession::erase);
    connect(canvas, &DrawingCanvas::eraserLifted, &digit, &DigitSession::endErasing);
    connect(&digit, &DigitSession::penWidthChanged, canvas, &DrawingCanvas::setPenWidth);
    connect(&digit, &DigitSession::readingChanged, this, &CanvasLink::show);
    canvas->setPenWidth(digit.penWidth());
    show(digit.reading());
}

void CanvasLink::begin(const InkPoint& point)
{
    Q_EMIT strokeBegins();
    m_canvas->beginStroke(point, m_digit.penWidth());
    m_digit.beginStroke(point);
}

void CanvasLink::extend(const InkPoint& point)
{
    // Undo and clear drop a stroke while the pen is still down.
    if (!m_digit.reading().strokeUnderWay)
        return;
    m_canvas->appendPoint(point);
    m_digit.extendStroke(point);
}

void CanvasLink::show(const Reading& reading)
{
    // The canvas was told of a stroke under way point by point.
    if (!reading.strokeUnderWay)
        m_canvas->setDrawing(*reading.drawing);
}

} // namespace inkling
