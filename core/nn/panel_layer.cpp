// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/panel_layer.h"

#include <cassert>

namespace inkling {

namespace {

    /// Calls \p function with each place in an array of panels and its place in the flat order.
    template <typename Function> void forEachParameter(const PanelLayer& layer, Function function)
    {
        const std::size_t biases = layer.inputs * layer.outputs;
        for (std::size_t output = 0; output < layer.outputs; ++output) {
            std::size_t place = kernels::panelIndex(layer.rows(), 0, output);
            for (std::size_t input = 0; input < layer.inputs; ++input) {
                function(place, output * layer.inputs + input);
                place += kernels::panelWidth;
            }
            function(place, biases + output);
        }
    }

} // namespace

void spread(const PanelLayer& layer, std::span<const float> flat, PanelArray& array)
{
    assert(flat.size() == layer.parameterCount());
    array.assign(layer.arraySize(), 0.0F);
    forEachParameter(
        layer, [&](std::size_t place, std::size_t position) { array[place] = flat[position]; });
}

void collect(const PanelLayer& layer, const PanelArray& array, std::span<float> flat)
{
    assert(flat.size() == layer.parameterCount() && array.size() == layer.arraySize());
    forEachParameter(
        layer, [&](std::size_t place, std::size_t position) { flat[position] = array[place]; });
}

void transposeWeights(PanelLayer& layer)
{
    layer.transposed.resize(kernels::panelMatrixSize(layer.outputs, layer.inputs));
    for (std::size_t panel = 0; panel < layer.panels(); ++panel)
        kernels::transposeStretch({ 0, layer.inputs, panel * kernels::panelWidth, layer.outputs },
            layer.parameters.data() + panel * layer.panelSize(), layer.transposed.data());
}

} // namespace inkling
