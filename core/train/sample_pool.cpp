// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/sample_pool.h"

#include <cassert>

namespace inkling {

SamplePool::SamplePool(
    const DataSet& data, std::span<const float> penWidths, const std::stop_token& stop)
    : m_data(&data)
{
    assert(!penWidths.empty());
    for (std::size_t i = 0; i < data.size() && !stop.stop_requested(); ++i) {
        if (data.label(i) == unknownLabel)
            continue;
        const auto label = static_cast<std::uint8_t>(data.label(i));
        if (!data.isInk(i))
            m_entries.push_back({ 1, label, false, i });
        else if (appendInk(i, penWidths))
            m_entries.push_back({ static_cast<std::uint32_t>(penWidths.size()), label, true,
                m_rendered.size() / digitPixels - penWidths.size() });
    }
}

bool SamplePool::appendInk(std::size_t i, std::span<const float> penWidths)
{
    const std::size_t start = m_rendered.size();
    m_rendered.resize(start + penWidths.size() * digitPixels);
    for (std::size_t pen = 0; pen < penWidths.size(); ++pen) {
        const std::span<std::uint8_t> image(
            m_rendered.data() + start + pen * digitPixels, digitPixels);
        if (!renderSample(*m_data, i, penWidths[pen], image)) {
            m_rendered.resize(start);
            return false;
        }
    }
    return true;
}

DigitView SamplePool::image(std::size_t i, std::uint32_t which) const
{
    const Entry& entry = m_entries[i];
    assert(which < entry.images);
    if (!entry.isInk)
        return m_data->pixels(entry.position);
    return DigitView(m_rendered.data() + (entry.position + which) * digitPixels, digitPixels);
}

} // namespace inkling
