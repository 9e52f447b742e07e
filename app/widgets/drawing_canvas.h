// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet of paper. It tells where the pen goes and paints what it is told; the document is
// elsewhere.
#pragma once

#include "app/widgets/ink_layer.h"
#include "app/widgets/themed_widget.h"
#include "core/ink/drawing.h"
#include "core/ink/steady_pen.h"
#include "core/ink/touch.h"

#include <QRectF>

#include <optional>

class QTouchEvent;

namespace inkling {

/// What pressing does.
enum class CanvasTool { Pen, Eraser };

/// Takes mouse, finger, pen and keyboard, and shows a drawing.
///
/// The paper is a square of DrawingCanvas::fieldUnits × fieldUnits field units, whatever its size
/// on the screen. In a widget that is not square it is the largest square at the top left. While a
/// stroke is under way, whoever owns the ink answers strokeBegan with beginStroke, strokeExtended
/// with appendPoint and strokeEnded with setDrawing.
///
/// By keyboard the arrow keys move a pen (Home, End, Page Up and Page Down on the diagonals, with Shift
/// in small steps), and Space puts it down and lifts it.
class DrawingCanvas : public ThemedWidget {
    Q_OBJECT

public:
    static constexpr float fieldUnits = 500;

    /// Half the width of the eraser, in field units: half the usual pen.
    static constexpr float eraserRadius = 11;

    explicit DrawingCanvas(const ThemeSource& themeSource, QWidget* parent = nullptr);

    /// Shows \p drawing and nothing else; a stroke that was shown as under way is gone unless \p
    /// drawing holds it. Cheap when \p drawing only adds a stroke to what is shown. *Units*: field
    /// units.
    void setDrawing(const Drawing& drawing);

    /// Chooses what the next press does; the other end of a pen with an eraser always erases.
    void setTool(CanvasTool tool);

    /// Shows the pen of the next stroke under the pointer. *Units*: field units.
    void setPenWidth(float width);

    /// Shows the first point of a stroke that is under way. *Units*: field units.
    void beginStroke(const InkPoint& point, float penWidth);

    /// Shows one more point of the stroke under way. *Units*: field units.
    void appendPoint(const InkPoint& point);

    /// Returns true from strokeBegan to strokeEnded.
    bool isStrokeUnderWay() const { return m_device != Device::None && !m_erasing; }

    /// Returns where the pen of the keyboard is, in field units; nothing until a key moved it.
    std::optional<QPointF> keyboardPen() const { return m_keyboardPen; }

    /// Returns the paper in widget coordinates.
    QRectF paperRect() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;

Q_SIGNALS:
    /// The pen went down. *Units*: field units, inside the paper; milliseconds since the drawing
    /// began.
    void strokeBegan(const inkling::InkPoint& point);
    /// The pen moved. Points beyond the edge arrive on the edge.
    void strokeExtended(const inkling::InkPoint& point);
    /// The pen went up, or was taken away.
    void strokeEnded();
    /// The eraser touched the paper or moved on it.
    void eraserMoved(const inkling::EraserMove& eraser);
    /// The eraser went up.
    void eraserLifted();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void tabletEvent(QTabletEvent* event) override;
    void themeChanged() override;

private:
    enum class Device { None, Mouse, Touch, Tablet, Keyboard };

    /// Where a device points, in widget coordinates, and when.
    struct PenEvent {
        QPointF position;
        quint64 timestamp = 0;
        std::optional<float> pressure;
        bool erases = false;
    };

    /// What is shown where the pen will be put down.
    struct Cursor {
        QPointF center; ///< in widget coordinates
        qreal radius = 0; ///< logical pixels
        bool erases = false;
        bool ofKeyboard = false;
    };

    void penDown(Device device, const PenEvent& event);
    void penMoved(const PenEvent& event);
    void penUp();
    bool touchEvent(QTouchEvent& event);
    InkPoint inkPointAt(const PenEvent& event);
    QPointF widgetPointAt(const QPointF& fieldPoint) const;
    void moveKeyboardPen(const QPointF& step, quint64 timestamp);
    void toggleKeyboardPen(quint64 timestamp);
    void hoverAt(std::optional<QPointF> place);
    std::optional<Cursor> cursor() const;
    void updateCursor();
    void paintCursor(QPainter& painter) const;
    void setUpLayer();
    void updatePaper(const QRectF& layerRect);
    void setEmpty(bool empty);
    void paintInvitation(QPainter& painter) const;
    void paintEdge(QPainter& painter) const;

    InkLayer m_layer;
    bool m_empty = true;
    bool m_reachedByKeyboard = false; ///< shows the focus ring
    Device m_device = Device::None;
    int m_touchId = -1;
    CanvasTool m_tool = CanvasTool::Pen;
    float m_penWidth = 0; ///< field units
    bool m_erasing = false; ///< what is down now is an eraser
    std::optional<QPointF> m_hover; ///< where the pointer is, in widget coordinates
    std::optional<QPointF> m_keyboardPen; ///< field units
    QRect m_cursorRect; ///< where the cursor is painted now
    std::optional<InkPoint> m_lastPoint; ///< the last point that came in
    std::optional<InkPoint> m_lastEmitted;
    SteadyPen m_steadyPen;
    std::optional<quint64> m_timeOrigin; ///< timestamp of the first event on this drawing
    float m_timeBefore = 0; ///< milliseconds that the drawing had taken before that event
};

} // namespace inkling
