// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of one layer as they lie while it learns: in panels (core/kernels/panels.h), an input a row and an
// output a column, with the biases as one more row, as if of an input that is always 1.
#pragma once

#include "core/base/aligned.h"
#include "core/kernels/panels.h"
#include "core/kernels/update.h"
#include "core/nn/mlp.h"
#include "core/nn/shared_layer.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace inkling {

using PanelArray = AlignedVector<float>;

/// One layer in panels. *Shapes*: the arrays are matrices of [inputs + 1 × outputs], or empty where they are not kept.
struct PanelLayer {
    std::size_t inputs = 0;
    std::size_t outputs = 0;
    Activation activation = Activation::Identity;
    std::optional<SharedLayer> shared; ///< where units share weights; none: each has its own
    PanelArray parameters;
    PanelArray firstMoment;
    PanelArray secondMoment;
    PanelArray average;
    PanelArray
        transposed; ///< the weights turned about the diagonal, [outputs × inputs]: what errors go back through

    std::size_t rows() const { return inputs + 1; }

    std::size_t panels() const { return kernels::panelCount(outputs); }

    std::size_t panelSize() const { return rows() * kernels::panelWidth; }

    std::size_t arraySize() const { return panels() * panelSize(); }

    /// The numbers that the layer has in an Mlp.
    std::size_t parameterCount() const { return rows() * outputs; }
};

/// The stretches of a layer that another one is joined to, for each panel of the other.
using Stretches = std::vector<std::vector<kernels::Range>>;

/// Returns for each panel of outputs the inputs that it has weights for: all, where no weights are shared.
Stretches inputStretches(const PanelLayer& layer);

/// Returns for each panel of inputs the outputs that have weights for it.
Stretches outputStretches(const PanelLayer& layer);

/// Moves \p rows rows of one panel after their \p gradient. \p place is where they begin in the layer's arrays.
void moveRows(std::size_t place, std::size_t rows, const float* gradient,
    const kernels::UpdateStep<float>& step, PanelLayer& layer);

/// Draws the average of such rows toward them, if there is one.
void averageRows(std::size_t place, std::size_t rows, float decay, PanelLayer& layer);

/// Spreads \p flat over the panels of \p array: the weights, row-major [outputs × inputs], and then the biases.
/// *Shapes*: \p flat [layer.parameterCount()]; \p array is resized.
void spread(const PanelLayer& layer, std::span<const float> flat, PanelArray& array);

/// Collects what spread() spread. *Shapes*: \p flat [layer.parameterCount()].
void collect(const PanelLayer& layer, const PanelArray& array, std::span<float> flat);

/// Makes \p layer's transposed weights anew from its parameters.
void transposeWeights(PanelLayer& layer);

} // namespace inkling
