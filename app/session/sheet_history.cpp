// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sheet_history.h"

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

void SheetHistory::replace(Sheet sheet)
{
    std::swap(m_sheet, sheet);
    remember({ std::nullopt, std::move(sheet) });
}

void SheetHistory::undo()
{
    if (m_past.empty())
        return;
    Step step = std::move(m_past.back());
    m_past.pop_back();
    if (step.otherSheet) {
        std::swap(m_sheet, *step.otherSheet);
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
    } else {
        m_sheet.drawing.strokes.push_back(std::move(*step.stroke));
        step.stroke.reset();
    }
    m_past.push_back(std::move(step));
}

} // namespace inkling
