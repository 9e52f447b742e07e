// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sheet_history.h"

#include <cstddef>
#include <utility>

namespace inkling {

void SheetHistory::remember(Step step)
{
    m_future.clear();
    if (m_past.size() == stepLimit)
        m_past.erase(m_past.begin());
    m_past.push_back(std::move(step));
}

void SheetHistory::addStroke(Stroke stroke)
{
    m_sheet.drawing.strokes.push_back(std::move(stroke));
    remember({});
}

void SheetHistory::erase(const std::vector<std::size_t>& positions, bool sameStep)
{
    if (positions.empty())
        return;
    const bool joins
        = sameStep && m_future.empty() && !m_past.empty() && !m_past.back().erased.empty();
    if (!joins)
        remember({});
    std::vector<Stroke>& strokes = m_sheet.drawing.strokes;
    std::vector<ErasedStroke>& erased = m_past.back().erased;
    // From the last to the first, so that the positions still to come hold.
    for (std::size_t next = positions.size(); next-- > 0;) {
        const auto gone = strokes.begin() + static_cast<std::ptrdiff_t>(positions[next]);
        erased.push_back({ positions[next], std::move(*gone) });
        strokes.erase(gone);
    }
}

void SheetHistory::putBack(const std::vector<ErasedStroke>& erased)
{
    std::vector<Stroke>& strokes = m_sheet.drawing.strokes;
    for (std::size_t next = erased.size(); next-- > 0;) {
        const ErasedStroke& back = erased[next];
        strokes.insert(strokes.begin() + static_cast<std::ptrdiff_t>(back.position), back.stroke);
    }
}

void SheetHistory::takeOffAgain(const std::vector<ErasedStroke>& erased)
{
    std::vector<Stroke>& strokes = m_sheet.drawing.strokes;
    for (const ErasedStroke& gone : erased)
        strokes.erase(strokes.begin() + static_cast<std::ptrdiff_t>(gone.position));
}

void SheetHistory::replace(Sheet sheet)
{
    std::swap(m_sheet, sheet);
    remember({ std::nullopt, {}, std::move(sheet) });
}

void SheetHistory::undo()
{
    if (m_past.empty())
        return;
    Step step = std::move(m_past.back());
    m_past.pop_back();
    if (step.otherSheet) {
        std::swap(m_sheet, *step.otherSheet);
    } else if (!step.erased.empty()) {
        putBack(step.erased);
    } else {
        step.stroke = std::move(m_sheet.drawing.strokes.back());
        m_sheet.drawing.strokes.pop_back();
    }
    m_future.push_back(std::move(step));
}

void SheetHistory::redo()
{
    if (m_future.empty())
        return;
    Step step = std::move(m_future.back());
    m_future.pop_back();
    if (step.otherSheet) {
        std::swap(m_sheet, *step.otherSheet);
    } else if (!step.erased.empty()) {
        takeOffAgain(step.erased);
    } else {
        m_sheet.drawing.strokes.push_back(std::move(*step.stroke));
        step.stroke.reset();
    }
    m_past.push_back(std::move(step));
}

} // namespace inkling
