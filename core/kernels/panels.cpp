// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/panels.h"

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
        float* const target = transposed + panelIndex(stretch.columns, stretch.firstColumn, first);
        for (std::size_t column = 0; column < width; ++column) {
            for (std::size_t row = 0; row < height; ++row)
                target[column * panelWidth + row] = panel[(first + row) * panelWidth + column];
        }
    }
}

} // namespace inkling::kernels
