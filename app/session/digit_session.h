// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing on the table: its ink, undo and redo, the pen, and what the network reads. Every change is answered at
// once with one whole Reading; preparing and reading a digit takes a tenth of a millisecond, so no thread is needed.
#pragma once

#include "app/session/reading.h"
#include "app/session/sheet_history.h"
#include "core/base/result.h"
#include "core/model/model.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace inkling {

/// Range and default of the pen's width. *Units*: field units.
constexpr float penWidthLeast = 6;
constexpr float penWidthMost = 60;
constexpr float penWidthDefault = 22;

/// Owns the drawing. *Threading*: the window's thread.
class DigitSession : public QObject {
    Q_OBJECT

public:
    explicit DigitSession(QObject* parent = nullptr);

    /// Returns the newest reading.
    const Reading& reading() const { return m_reading; }

    const Sheet& sheet() const { return m_history.sheet(); }

    float penWidth() const { return m_penWidth; }

    /// Sets the width for the strokes to come, brought into the range of pens.
    void setPenWidth(float width);

    /// Lets \p model read from now on; null for none.
    void setModel(std::shared_ptr<const Model> model);

    /// Puts the pen down. A stroke that is still under way is finished first. *Units*: field units.
    void beginStroke(const InkPoint& point);

    /// Moves the pen; does nothing when it is not down. *Units*: field units.
    void extendStroke(const InkPoint& point);

    /// Lifts the pen: the stroke becomes one step of undo. Does nothing when it is not down.
    void endStroke();

    /// Takes back the last step; a stroke under way is dropped instead.
    void undo();

    /// Does again what was undone last; a stroke under way is dropped first.
    void redo();

    /// Empties the sheet, as a step that can be undone. An empty sheet stays as it is.
    void clear();

    /// Says which digit the drawing is, or that nobody knows. *Range*: 0 to 9.
    void setLabel(std::optional<int> label);

    /// Puts \p sheet in the place of the drawing, as a step that can be undone.
    void replace(Sheet sheet);

    /// Saves the ink as an ink file of one line. *Errors*: those of writeInkFile.
    Result<void> save(const QString& path) const;

Q_SIGNALS:
    void readingChanged(const inkling::Reading& reading);
    void penWidthChanged(float width);

private:
    void takeUpHistory();
    Drawing& writableDrawing();
    void dropLiveStroke();
    void read();

    SheetHistory m_history;
    std::shared_ptr<Drawing> m_drawing; ///< the sheet's drawing and the stroke under way
    bool m_live = false;
    float m_penWidth = penWidthDefault;
    std::shared_ptr<const Model> m_model;
    Reading m_reading;
};

} // namespace inkling
