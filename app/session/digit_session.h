// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing on the table: its ink, undo and redo, the pen, and what the network reads. Every change is answered at
// once with one whole Reading; preparing and reading a digit takes a tenth of a millisecond, so no thread is needed.
#pragma once

#include "app/session/reading.h"
#include "app/session/sheet_history.h"
#include "core/base/result.h"
#include "core/digit/normalize.h"
#include "core/ink/touch.h"
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

/// A digit moved by this many pixels, half of the image, is half gone.
constexpr int shiftMost = 14;

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

    /// Prepares drawings as \p preparation says from now on, so that one can see what a stage is good for.
    /// A shift beyond \ref shiftMost is brought back to it.
    void setPreparation(NormalizationOptions preparation);

    /// Lets \p model read from now on; null for none. \p forward, made from it, lets it read faster.
    void setModel(
        std::shared_ptr<const Model> model, std::shared_ptr<const SampleForward> forward = nullptr);

    /// Puts the pen down. A stroke that is still under way is finished first. *Units*: field units.
    void beginStroke(const InkPoint& point);

    /// Moves the pen; does nothing when it is not down. *Units*: field units.
    void extendStroke(const InkPoint& point);

    /// Lifts the pen: the stroke becomes one step of undo. Does nothing when it is not down.
    void endStroke();

    /// Drops the stroke under way, as if the pen had never been put down. Does nothing when it is not down.
    void abandonStroke();

    /// Takes the strokes that \p eraser touches off the sheet; until endErasing that is one step of undo. A stroke
    /// under way is finished first. *Units*: field units.
    void erase(const EraserMove& eraser);

    /// Lifts the eraser.
    void endErasing();

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

    /// Puts another drawing with its own past on the table and returns the one that was there with its past. It is no
    /// step of either: undo stays within a drawing. A stroke that is still under way is finished first.
    SheetHistory exchange(SheetHistory history);

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
    bool m_erasing = false; ///< the last step erased, and the eraser is still down
    float m_penWidth = penWidthDefault;
    std::shared_ptr<const Model> m_model;
    std::shared_ptr<const SampleForward> m_forward;
    NormalizationOptions m_preparation;
    Normalizer m_normalizer;
    Reading m_reading;
};

} // namespace inkling
