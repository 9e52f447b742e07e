// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/panels.h"

#include "core/kernels/turn.h"

#include <algorithm>
#include <cassert>

namespace inkling::kernels {

void transposeStretch(const PanelStretch& stretch, const float* panel, float* transposed)
{
    assert(stretch.firstRow % panelWidth == 0);
    const std::size_t width = std::min(panelWidth, stretch.columns - stretch.firstColumn);
    const std::size_t end = stretch.firstRow + stretch.rows;
    for (std::size_t first = stretch.firstRow; first < end; first += panelWidth) {
        const std::size_t height = std::min(panelWidth, end - first);
        const float* const rows = panel + first * panelWidth;
        float* const target = transposed + panelIndex(stretch.columns, stretch.firstColumn, first);
        turnRows(rows, height, width, target, panelWidth);
    }
}

} // namespace inkling::kernels
