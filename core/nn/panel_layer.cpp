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

    float* at(PanelArray& array, std::size_t place)
    {
        return array.empty() ? nullptr : array.data() + place;
    }

} // namespace

Stretches inputStretches(const PanelLayer& layer)
{
    Stretches stretches(layer.panels(), { kernels::Range { 0, layer.inputs } });
    if (!layer.shared)
        return stretches;
    for (std::size_t panel = 0; panel < layer.panels(); ++panel) {
        const std::size_t window = panel * kernels::panelWidth / layer.shared->maps();
        stretches[panel].clear();
        for (std::size_t row = 0; row < layer.shared->windowRows(); ++row)
            stretches[panel].push_back(layer.shared->inputsOf(window, row));
    }
    return stretches;
}

Stretches outputStretches(const PanelLayer& layer)
{
    const std::size_t panels = kernels::panelCount(layer.inputs);
    Stretches stretches(panels, { kernels::Range { 0, layer.outputs } });
    if (!layer.shared)
        return stretches;
    const std::size_t channels = layer.shared->rowLength() / layer.shared->windowRows();
    for (std::size_t panel = 0; panel < panels; ++panel)
        stretches[panel] = layer.shared->outputsAt(panel * kernels::panelWidth / channels);
    return stretches;
}

void moveRows(std::size_t place, std::size_t rows, const float* gradient,
    const kernels::UpdateStep<float>& step, PanelLayer& layer)
{
    kernels::updateParameters(rows * kernels::panelWidth, step,
        { layer.parameters.data() + place, gradient, at(layer.firstMoment, place),
            at(layer.secondMoment, place) });
}

void averageRows(std::size_t place, std::size_t rows, float decay, PanelLayer& layer)
{
    if (!layer.average.empty())
        kernels::averageParameters(rows * kernels::panelWidth, decay,
            layer.parameters.data() + place, layer.average.data() + place);
}

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
