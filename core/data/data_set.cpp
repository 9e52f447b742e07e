// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_set.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace inkling {

int DataSet::NameTable::indexOf(const std::string& name)
{
    const auto [entry, isNew] = indices.try_emplace(name, static_cast<int>(names.size()));
    if (isNew)
        names.push_back(name);
    return entry->second;
}

std::string DataSet::id(std::size_t i) const
{
    const SampleInfo& facts = info(i);
    return sourceName(facts.source) + '#' + std::to_string(facts.number);
}

DigitView DataSet::pixels(std::size_t i) const { return imageAt(imagePosition(i)); }

std::uint32_t DataSet::imagePosition(std::size_t i) const
{
    assert(!isInk(i));
    return m_samples[i].position;
}

DigitView DataSet::imageAt(std::uint32_t position) const
{
    return DigitView(m_pixels.data() + std::size_t { position } * digitPixels, digitPixels);
}

const std::vector<Stroke>& DataSet::strokes(std::size_t i) const
{
    assert(isInk(i));
    return m_strokes[m_samples[i].position];
}

void DataSet::reserveImages(std::size_t count)
{
    m_pixels.reserve(m_pixels.size() + count * digitPixels);
    m_samples.reserve(m_samples.size() + count);
}

void DataSet::appendImage(DigitView image, const SampleInfo& info)
{
    m_samples.push_back({ info, static_cast<std::uint32_t>(m_pixels.size() / digitPixels), false });
    m_pixels.insert(m_pixels.end(), image.begin(), image.end());
}

void DataSet::appendInk(std::vector<Stroke> strokes, const SampleInfo& info)
{
    m_samples.push_back({ info, static_cast<std::uint32_t>(m_strokes.size()), true });
    m_strokes.push_back(std::move(strokes));
}

void DataSet::append(const DataSet& other)
{
    assert(this != &other);
    std::vector<int> writers;
    for (const std::string& name : other.m_writers.names)
        writers.push_back(m_writers.indexOf(name));
    std::vector<int> sources;
    for (const std::string& name : other.m_sources.names)
        sources.push_back(m_sources.indexOf(name));

    reserveImages(other.m_pixels.size() / digitPixels);
    for (std::size_t i = 0; i < other.size(); ++i) {
        SampleInfo facts = other.info(i);
        facts.source = sources[static_cast<std::size_t>(facts.source)];
        if (facts.writer != unknownWriter)
            facts.writer = writers[static_cast<std::size_t>(facts.writer)];
        if (other.isInk(i))
            appendInk(other.strokes(i), facts);
        else
            appendImage(other.pixels(i), facts);
    }
}

DataSet DataSet::subset(std::span<const std::uint32_t> indices) const
{
    DataSet part;
    part.m_writers = m_writers;
    part.m_sources = m_sources;
    const auto isImage = [this](std::uint32_t i) { return !isInk(i); };
    part.reserveImages(
        static_cast<std::size_t>(std::count_if(indices.begin(), indices.end(), isImage)));
    for (const std::uint32_t i : indices) {
        if (isInk(i))
            part.appendInk(strokes(i), info(i));
        else
            part.appendImage(pixels(i), info(i));
    }
    return part;
}

int DataSet::writerIndex(const std::string& name)
{
    return name.empty() ? unknownWriter : m_writers.indexOf(name);
}

int DataSet::sourceIndex(const std::string& name) { return m_sources.indexOf(name); }

bool renderSample(const DataSet& data, std::size_t i, float penWidth, std::span<std::uint8_t> out)
{
    assert(out.size() == digitPixels);
    if (!data.isInk(i)) {
        const DigitView image = data.pixels(i);
        std::copy(image.begin(), image.end(), out.begin());
        return true;
    }
    Drawing drawing;
    drawing.strokes = data.strokes(i);
    NormalizationOptions options;
    options.penWidth = penWidth;
    const std::optional<NormalizationStages> stages = normalize(drawing, options);
    if (!stages) {
        std::fill(out.begin(), out.end(), std::uint8_t { 0 });
        return false;
    }
    std::copy(stages->image.pixels.begin(), stages->image.pixels.end(), out.begin());
    return true;
}

} // namespace inkling
