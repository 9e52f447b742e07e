// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/shared_update.h"

#include "core/kernels/panel_product.h"

#include <algorithm>
#include <array>

namespace inkling {

using kernels::panelWidth;
using kernels::Range;

namespace {

    constexpr std::size_t imageSide = 28; // pixels: no row of a window is longer

    struct alignas(cacheLine) PixelGradient {
        std::array<float, imageSide * panelWidth> values;
    };

} // namespace

SharedUpdate::SharedUpdate(std::vector<PanelLayer>& layers, std::size_t index)
    : m_layer(layers[index])
    , m_shared(*layers[index].shared)
    , m_index(index)
    , m_gradient(layers[index].panels() * gradientSize())
{
}

/// The rows of \p panel's weights that \p row of its window has; one past the last row of windows, those of the biases.
Range SharedUpdate::rowsOf(std::size_t panel, std::size_t row) const
{
    if (row == m_shared.windowRows())
        return { m_layer.inputs, m_layer.rows() };
    return m_shared.inputsOf(panel / panelsAtOnce(), row);
}

void SharedUpdate::gradientOfPixels(Range pixels, kernels::PanelStrip<const float> errors,
    const MinibatchPass& pass, float* result) const
{
    const Range blocks = blocksAround(pixels);
    PixelGradient whole;
    kernels::blockTransposedProduct(
        pass.pixels().inBlocks(), blocks, errors, { whole.values.data(), whole.values.size(), 1 });
    const std::size_t first = pixels.begin - blocks.begin * kernels::blockPixels;
    std::copy_n(whole.values.data() + first * panelWidth, pixels.size() * panelWidth, result);
}

void SharedUpdate::computeGradient(std::size_t task, const MinibatchPass& pass)
{
    const std::size_t stride = pass.batch() * panelWidth;
    const float* const errors = pass.work(m_index).errors.data() + task * stride;
    float* result = m_gradient.data() + task * gradientSize();
    for (const Range& inputs : pass.work(m_index).inputs[task]) {
        if (m_index == 0)
            gradientOfPixels(inputs, { errors, stride, 1 }, pass, result);
        else
            kernels::panelTransposedProduct(
                { pass.work(m_index - 1).passedOn().data(), pass.batch(), std::span(&inputs, 1) },
                errors, result);
        result += inputs.size() * panelWidth;
    }
    kernels::panelColumnSums(pass.batch(), errors, result);
}

/// Adds up what all windows have in \p rows of their gradient, for the maps of \p panel.
void SharedUpdate::sumWindows(std::size_t panel, Range rows, float* sums) const
{
    const std::size_t count = rows.size() * panelWidth;
    std::fill_n(sums, count, 0.0F);
    for (std::size_t each = panel; each < m_layer.panels(); each += panelsAtOnce()) {
        const float* const part
            = m_gradient.data() + each * gradientSize() + rows.begin * panelWidth;
        for (std::size_t i = 0; i < count; ++i)
            sums[i] += part[i];
    }
}

void SharedUpdate::copyRows(std::size_t panel, std::size_t row)
{
    const Range rows = rowsOf(panel, row);
    const float* const source
        = m_layer.parameters.data() + panel * m_layer.panelSize() + rows.begin * panelWidth;
    for (std::size_t each = panel; each < m_layer.panels(); each += panelsAtOnce()) {
        const Range target = rowsOf(each, row);
        float* const values = m_layer.parameters.data() + each * m_layer.panelSize();
        if (each != panel)
            std::copy_n(source, rows.size() * panelWidth, values + target.begin * panelWidth);
        if (row < m_shared.windowRows() && !m_layer.transposed.empty())
            kernels::transposeStretch(
                { target.begin, target.size(), each * panelWidth, m_layer.outputs }, values,
                m_layer.transposed.data());
    }
}

void SharedUpdate::keep(std::size_t panel, std::size_t row, const float* gradient,
    BasicDenseGradient<float>& kept) const
{
    for (std::size_t each = panel; each < m_layer.panels(); each += panelsAtOnce()) {
        const Range rows = rowsOf(each, row);
        for (std::size_t i = 0; i < rows.size() * panelWidth; ++i) {
            const std::size_t unit = each * panelWidth + i % panelWidth;
            if (row == m_shared.windowRows())
                kept.bias[unit] = gradient[i];
            else
                kept.weights[unit * m_layer.inputs + rows.begin + i / panelWidth] = gradient[i];
        }
    }
}

void SharedUpdate::update(std::size_t task, const TileUpdate& update)
{
    const std::size_t panel = task % panelsAtOnce();
    const std::size_t row = task / panelsAtOnce();
    const bool areBiases = row == m_shared.windowRows();
    const Range rows = rowsOf(panel, row);
    const std::size_t first = row * m_shared.rowLength();
    PanelArray gradient(rows.size() * panelWidth);
    sumWindows(panel, { first, first + rows.size() }, gradient.data());
    if (update.kept != nullptr)
        keep(panel, row, gradient.data(), update.kept->layers[m_index]);
    const std::size_t place = panel * m_layer.panelSize() + rows.begin * panelWidth;
    moveRows(
        place, rows.size(), gradient.data(), areBiases ? update.biases : update.weights, m_layer);
    averageRows(place, rows.size(), update.averageDecay, m_layer);
    copyRows(panel, row);
}

} // namespace inkling
