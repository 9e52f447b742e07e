// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo over a Sheet. A stroke costs one step and no copy of the others, so long drawings stay quick;
// whatever replaces the whole sheet (clear, open) keeps the sheet that it replaced.
#pragma once

#include "app/session/sheet.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace inkling {

/// A sheet with its past and its undone future.
class SheetHistory {
public:
    /// Steps beyond this many are forgotten, oldest first.
    static constexpr std::size_t stepLimit = 1000;

    SheetHistory() = default;

    /// Begins with \p sheet, without a past.
    explicit SheetHistory(Sheet sheet)
        : m_sheet(std::move(sheet))
    {
    }

    const Sheet& sheet() const { return m_sheet; }

    /// Sets the label of the sheet; naming a digit is no step.
    void setLabel(std::optional<int> label) { m_sheet.label = label; }

    /// Puts \p stroke on the sheet as one step.
    void addStroke(Stroke stroke);

    /// Takes the strokes at \p positions, ascending, off the sheet. That is one step, or part of the last one when
    /// \p sameStep is set and the last step erased, too: a sweep of the eraser is taken back as a whole.
    void erase(const std::vector<std::size_t>& positions, bool sameStep);

    /// Puts \p sheet in the place of the present one as one step.
    void replace(Sheet sheet);

    bool canUndo() const { return !m_past.empty(); }

    bool canRedo() const { return !m_future.empty(); }

    /// Takes the last step back; does nothing when there is none.
    void undo();

    /// Does the last undone step again; does nothing when there is none.
    void redo();

private:
    struct ErasedStroke {
        std::size_t position; ///< where it stood when it was taken off
        Stroke stroke;
    };

    // What it takes to walk over one step, in either direction: the stroke that is off the sheet, the strokes that were
    // erased, in the order in which they went, or the other sheet. A step in the past that added a stroke needs
    // nothing: the stroke is the last on the sheet.
    struct Step {
        std::optional<Stroke> stroke;
        std::vector<ErasedStroke> erased;
        std::optional<Sheet> otherSheet;
    };

    void remember(Step step);
    void putBack(const std::vector<ErasedStroke>& erased);
    void takeOffAgain(const std::vector<ErasedStroke>& erased);

    Sheet m_sheet = emptySheet();
    std::vector<Step> m_past;
    std::vector<Step> m_future;
};

} // namespace inkling
