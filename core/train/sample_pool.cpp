// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/sample_pool.h"

#include "core/base/aligned.h"

#include <cassert>
#include <utility>

namespace inkling {

namespace {

    std::vector<float> pensOf(std::span<const float> widths, InkUse use)
    {
        if (widths.empty())
            return { use == InkUse::Rendered ? standardPenWidth : 0 };
        return { widths.begin(), widths.end() };
    }

} // namespace

SamplePool::SamplePool(const DataSet& data, std::span<const float> penWidths,
    const std::stop_token& stop, InkUse use, Labels labels)
    : m_data(&data)
    , m_pens(pensOf(penWidths, use))
{
    for (std::size_t i = 0; i < data.size() && !stop.stop_requested(); ++i) {
        if (labels == Labels::OfSamples && data.label(i) == unknownLabel)
            continue;
        const std::uint8_t label
            = labels == Labels::NoDigits ? noDigit : static_cast<std::uint8_t>(data.label(i));
        if (!data.isInk(i))
            m_entries.push_back({ 1, label, false, data.imagePosition(i) });
        else
            appendInk(i, label, use);
    }
}

void SamplePool::appendInk(std::size_t i, std::uint8_t label, InkUse use)
{
    const std::size_t position
        = use == InkUse::Rendered ? m_rendered.size() / digitPixels : m_paths.size();
    if (use == InkUse::Rendered ? appendRendered(i) : appendPath(i))
        m_entries.push_back({ static_cast<std::uint32_t>(m_pens.size()), label, true,
            static_cast<std::uint32_t>(position) });
}

bool SamplePool::appendPath(std::size_t i)
{
    InkPath path = toInkPath(m_data->strokes(i));
    if (path.isEmpty())
        return false;
    m_paths.push_back(std::move(path));
    return true;
}

bool SamplePool::appendRendered(std::size_t i)
{
    const std::size_t start = m_rendered.size();
    m_rendered.resize(start + m_pens.size() * digitPixels);
    for (std::size_t pen = 0; pen < m_pens.size(); ++pen) {
        const std::span<std::uint8_t> image(
            m_rendered.data() + start + pen * digitPixels, digitPixels);
        if (!renderSample(*m_data, i, m_pens[pen], image)) {
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
        return m_data->imageAt(entry.position);
    assert(m_paths.empty());
    return DigitView(
        m_rendered.data() + (std::size_t { entry.position } + which) * digitPixels, digitPixels);
}

void SamplePool::fetchImage(std::size_t i, std::uint32_t which) const
{
    if (m_entries[i].isInk && !m_paths.empty())
        return;
    const DigitView view = image(i, which);
    for (std::size_t line = 0; line < view.size(); line += cacheLine)
        __builtin_prefetch(view.data() + line);
}

void SamplePool::show(std::size_t i, std::uint32_t which, Augmenter& augmenter,
    const Random& random, std::span<std::uint8_t, digitPixels> result) const
{
    const Entry& entry = m_entries[i];
    assert(which < entry.images);
    if (!entry.isInk) {
        augmenter.distort(m_data->imageAt(entry.position), random, result);
        return;
    }
    assert(m_rendered.empty());
    augmenter.distort(m_paths[entry.position], m_pens[which], random, result);
}

} // namespace inkling
