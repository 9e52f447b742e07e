// SPDX-License-Identifier: GPL-3.0-or-later
// Lets one take a digit with the mouse and drag it through the pixels of its picture.
#pragma once

#include <QObject>
#include <QPoint>
#include <QPointF>

namespace inkling {

class DigitPicture;

/// Watches the mouse over a DigitPicture of 28×28 pixels.
class ShiftDrag : public QObject {
    Q_OBJECT

public:
    /// \p view owns the drag.
    explicit ShiftDrag(DigitPicture* view);

    /// Tells how far the digit is moved already, in pixels of the picture.
    void setShift(const QPoint& shift);

Q_SIGNALS:
    /// The digit was dragged; \p shift is where it is now, in pixels of the picture.
    void dragged(const QPoint& shift);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    DigitPicture* m_view;
    QPoint m_shift;
    QPoint m_shiftAtPress;
    QPointF m_press;
    bool m_dragging = false;
};

} // namespace inkling
