// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/shared_layer.h"

#include <algorithm>
#include <cassert>

namespace inkling {

using kernels::Range;

Grid gridAfter(const Grid& inputs, const Windows& windows)
{
    if (windows.size > inputs.side)
        return { 0, windows.maps };
    return { (inputs.side - windows.size) / windows.stride + 1, windows.maps };
}

SharedLayer::SharedLayer(const Grid& inputs, const Windows& windows)
    : m_inputs(inputs)
    , m_windows(windows)
    , m_outputs(gridAfter(inputs, windows))
{
    assert(m_outputs.side > 0 && windows.maps % mapsAtOnce == 0);
}

std::size_t SharedLayer::windowCount() const
{
    return static_cast<std::size_t>(m_outputs.side) * static_cast<std::size_t>(m_outputs.side);
}

std::size_t SharedLayer::rowLength() const
{
    return windowRows() * static_cast<std::size_t>(m_inputs.channels);
}

Range SharedLayer::inputsOf(std::size_t window, std::size_t row) const
{
    const auto side = static_cast<std::size_t>(m_outputs.side);
    const auto stride = static_cast<std::size_t>(m_windows.stride);
    const std::size_t y = window / side * stride + row;
    const std::size_t x = window % side * stride;
    const std::size_t place = y * static_cast<std::size_t>(m_inputs.side) + x;
    const std::size_t begin = place * static_cast<std::size_t>(m_inputs.channels);
    return { begin, begin + rowLength() };
}

std::vector<Range> SharedLayer::outputsAt(std::size_t place) const
{
    // Of the windows in one direction, the first and the last that reach a coordinate.
    const auto windowsAt = [this](int coordinate) {
        const int beyond = std::max(0, coordinate - m_windows.size + 1);
        const int first = (beyond + m_windows.stride - 1) / m_windows.stride;
        const int end = std::min(m_outputs.side, coordinate / m_windows.stride + 1);
        return Range { static_cast<std::size_t>(first),
            static_cast<std::size_t>(std::max(first, end)) };
    };
    const auto inputSide = static_cast<std::size_t>(m_inputs.side);
    const Range rows = windowsAt(static_cast<int>(place / inputSide));
    const Range columns = windowsAt(static_cast<int>(place % inputSide));
    std::vector<Range> outputs;
    if (columns.size() == 0)
        return outputs;
    const auto side = static_cast<std::size_t>(m_outputs.side);
    for (std::size_t row = rows.begin; row < rows.end; ++row)
        outputs.push_back(
            { (row * side + columns.begin) * maps(), (row * side + columns.end) * maps() });
    return outputs;
}

void SharedLayer::shareOut(DenseLayer& layer) const
{
    const auto inputs = static_cast<std::size_t>(layer.inputs);
    for (std::size_t window = 1; window < windowCount(); ++window) {
        for (std::size_t map = 0; map < maps(); ++map) {
            const std::size_t unit = window * maps() + map;
            layer.bias[unit] = layer.bias[map];
            for (std::size_t row = 0; row < windowRows(); ++row)
                std::copy_n(layer.weights.data() + map * inputs + inputsOf(0, row).begin,
                    rowLength(),
                    layer.weights.data() + unit * inputs + inputsOf(window, row).begin);
        }
    }
}

} // namespace inkling
