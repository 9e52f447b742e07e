// SPDX-License-Identifier: GPL-3.0-or-later
// The update of a layer whose units share weights: the gradient of each window, their sum in the order of the windows,
// and the new weights of the first window copied to all others. Every number is one sum in one order, so that the number
// of threads changes no bit.
#pragma once

#include "core/nn/panel_layer.h"
#include "core/train/minibatch_pass.h"
#include "core/train/weight_tiles.h"

#include <cstddef>
#include <vector>

namespace inkling {

/// The workspace of one such layer. *Threading*: tasks of one phase may run at once; the phases follow each other.
/// Moments and averages are kept for the first window alone; the others' are old.
class SharedUpdate {
public:
    /// Updates \p layers[index]; \p layers must outlive it.
    SharedUpdate(std::vector<PanelLayer>& layers, std::size_t index);

    /// Phase 1: the gradient of one panel of outputs.
    std::size_t gradientTasks() const { return m_layer.panels(); }

    void computeGradient(std::size_t task, const MinibatchPass& pass);

    /// Phase 2: the weights of one row of the windows, or the biases, for 16 maps.
    std::size_t updateTasks() const { return panelsAtOnce() * (m_shared.windowRows() + 1); }

    void update(std::size_t task, const TileUpdate& update);

private:
    std::size_t panelsAtOnce() const { return m_shared.maps() / kernels::panelWidth; }

    /// Numbers of one panel's gradient: its window's weights row by row, and its biases.
    std::size_t gradientSize() const { return (m_shared.windowInputs() + 1) * kernels::panelWidth; }

    kernels::Range rowsOf(std::size_t panel, std::size_t row) const;
    void gradientOfPixels(kernels::Range pixels, kernels::PanelStrip<const float> errors,
        const MinibatchPass& pass, float* result) const;
    void sumWindows(std::size_t panel, kernels::Range rows, float* sums) const;
    void copyRows(std::size_t panel, std::size_t row);
    void keep(std::size_t panel, std::size_t row, const float* gradient,
        BasicDenseGradient<float>& kept) const;

    PanelLayer& m_layer;
    const SharedLayer& m_shared;
    std::size_t m_index;
    PanelArray m_gradient; ///< [panels × gradientSize()]
};

} // namespace inkling
