// SPDX-License-Identifier: GPL-3.0-or-later
// Connects a canvas with the drawing on the table: what the pen does goes to the session, what the session has comes
// back.
#pragma once

#include <QObject>

namespace inkling {

class DigitSession;
class DrawingCanvas;
struct InkPoint;
struct Reading;

/// Lets one draw on \p canvas. It belongs to the canvas.
class CanvasLink : public QObject {
    Q_OBJECT

public:
    CanvasLink(DigitSession& digit, DrawingCanvas* canvas);

Q_SIGNALS:
    /// A stroke is about to begin.
    void strokeBegins();

private:
    void begin(const InkPoint& point);
    void extend(const InkPoint& point);
    void show(const Reading& reading);

    DigitSession& m_digit;
    DrawingCanvas* m_canvas;
};

} // namespace inkling
