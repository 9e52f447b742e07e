// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/backpropagation.h"

#include "core/kernels/active_rows.h"

#include <algorithm>
#include <cassert>
#include <functional>

namespace inkling {

void unitSlopes(const Mlp& mlp, const Activations& activations, UnitSlopes& slopes)
{
    assert(activations.batch == 1);
    slopes.resize(mlp.layers.size());
    for (std::size_t l = 0; l < mlp.layers.size(); ++l) {
        slopes[l].assign(activations.outputs[l].size(), 1.0F);
        multiplyByDerivative<float>(
            mlp.layers[l].activation, activations.outputs[l], std::span<float>(slopes[l]));
    }
}

void Backpropagation::run(
    const Mlp& mlp, const UnitSlopes& units, std::span<const float> rows, BackTo end)
{
    const std::size_t depth = mlp.layers.size();
    assert(depth > 0 && units.size() == depth);
    const std::size_t rowCount = rows.size() / static_cast<std::size_t>(mlp.layers.back().outputs);
    m_byOutputs.resize(depth);
    m_byInner.resize(depth);
    m_byOutputs[depth - 1].assign(rows.begin(), rows.end());
    for (std::size_t l = depth; l-- > 0;) {
        const std::size_t width = units[l].size();
        m_byInner[l].resize(rowCount * width);
        for (std::size_t row = 0; row < rowCount; ++row)
            std::transform(units[l].begin(), units[l].end(), m_byOutputs[l].data() + row * width,
                m_byInner[l].data() + row * width, std::multiplies<>());
        if (l > 0)
            multiply(rowCount, m_byInner[l], mlp.layers[l], m_byOutputs[l - 1]);
        else if (end == BackTo::Input)
            multiply(rowCount, m_byInner[l], mlp.layers[l], m_byInputs);
    }
}

// Rectifiers that are off let nothing through: their columns of slopes are 0, and their rows of weights need not be read.
void Backpropagation::multiply(std::size_t rows, std::span<const float> slopes,
    const DenseLayer& layer, std::vector<float>& product)
{
    const auto units = static_cast<std::size_t>(layer.outputs);
    const auto inputs = static_cast<std::size_t>(layer.inputs);
    product.resize(rows * inputs);
    m_active.clear();
    for (std::uint32_t unit = 0; unit < units; ++unit) {
        bool active = false;
        for (std::size_t row = 0; row < rows && !active; ++row)
            active = slopes[row * units + unit] != 0;
        if (active)
            m_active.push_back(unit);
    }
    m_activeSlopes.resize(m_active.size() * rows);
    for (std::size_t i = 0; i < m_active.size(); ++i) {
        for (std::size_t row = 0; row < rows; ++row)
            m_activeSlopes[i * rows + row] = slopes[row * units + m_active[i]];
    }
    kernels::activeRowProduct(
        { m_active, m_activeSlopes.data(), rows }, inputs, layer.weights.data(), product.data());
}

std::vector<float> everyClass(std::size_t classes)
{
    std::vector<float> identity(classes * classes, 0.0F);
    for (std::size_t digit = 0; digit < classes; ++digit)
        identity[digit * classes + digit] = 1;
    return identity;
}

} // namespace inkling
