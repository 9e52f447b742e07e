// SPDX-License-Identifier: GPL-3.0-or-later
// Samples to train on or to measure with: images and ink side by side, in a fixed order.
// All images lie in one block of bytes, so that the 60,000 of MNIST take 47 MB and no more.
#pragma once

#include "core/base/aligned.h"
#include "core/data/sample.h"
#include "core/ink/ink.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace inkling {

/// An ordered collection of samples. Appending never moves a sample to another index.
/// *Threading*: any number of threads may read at once while nobody appends.
class DataSet {
public:
    std::size_t size() const { return m_samples.size(); }

    bool isEmpty() const { return m_samples.empty(); }

    /// Tells whether sample \p i is ink; else it is an image.
    bool isInk(std::size_t i) const { return m_samples[i].isInk; }

    /// Returns the label of sample \p i: 0 to 9, or unknownLabel.
    int label(std::size_t i) const { return m_samples[i].info.label; }

    /// Returns the writer of sample \p i as an index into the table of writers, or unknownWriter.
    int writer(std::size_t i) const { return m_samples[i].info.writer; }

    const SampleInfo& info(std::size_t i) const { return m_samples[i].info; }

    /// Returns a name for sample \p i that stays the same in every set it is copied to, such as "mnist:test#12".
    std::string id(std::size_t i) const;

    /// Returns the image of sample \p i, which is not ink. The view holds until something is appended.
    DigitView pixels(std::size_t i) const;

    /// Returns where the image of sample \p i, which is no ink, stands among all images.
    std::uint32_t imagePosition(std::size_t i) const;

    /// Returns the image at \p position: one look into memory less than pixels().
    DigitView imageAt(std::uint32_t position) const;

    /// Returns the strokes of sample \p i, which is ink.
    const std::vector<Stroke>& strokes(std::size_t i) const;

    /// Makes room for \p count further images, so that appending them copies nothing twice.
    void reserveImages(std::size_t count);

    /// Appends an image. \p info names a writer and a source of this set.
    void appendImage(DigitView image, const SampleInfo& info);

    /// Appends ink. \p info names a writer and a source of this set.
    void appendInk(std::vector<Stroke> strokes, const SampleInfo& info);

    /// Appends all samples of \p other in their order; their writers and sources join the tables of this set.
    void append(const DataSet& other);

    /// Returns the samples at \p indices, in that order, with the tables of this set.
    DataSet subset(std::span<const std::uint32_t> indices) const;

    /// Returns the index of the writer called \p name; a new name joins the table. An empty name is unknownWriter.
    int writerIndex(const std::string& name);

    /// Returns the index of the source called \p name; a new name joins the table.
    int sourceIndex(const std::string& name);

    std::size_t writerCount() const { return m_writers.names.size(); }

    std::size_t sourceCount() const { return m_sources.names.size(); }

    const std::string& writerName(int writer) const
    {
        return m_writers.names[static_cast<std::size_t>(writer)];
    }

    const std::string& sourceName(int source) const
    {
        return m_sources.names[static_cast<std::size_t>(source)];
    }

private:
    struct Entry {
        SampleInfo info;
        std::uint32_t position = 0; ///< in m_pixels, counted in images, or in m_strokes
        bool isInk = false;
    };

    struct NameTable {
        std::vector<std::string> names;
        std::unordered_map<std::string, int> indices;

        int indexOf(const std::string& name);
    };

    std::vector<Entry> m_samples;
    AlignedVector<std::uint8_t> m_pixels; ///< [images × digitPixels]
    std::vector<std::vector<Stroke>> m_strokes;
    NameTable m_writers;
    NameTable m_sources;
};

/// Writes what the network sees of sample \p i to \p out: an image as it is, ink normalized with a pen of \p penWidth
/// pixels of the 20×20 field. Returns false, and leaves \p out black, when ink has no point.
/// *Shapes*: \p out 784 bytes.
bool renderSample(const DataSet& data, std::size_t i, float penWidth, std::span<std::uint8_t> out);

} // namespace inkling
