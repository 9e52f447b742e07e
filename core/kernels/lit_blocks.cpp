// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/lit_blocks.h"

#include "core/kernels/vector.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace inkling::kernels {

namespace {

    constexpr std::size_t grayLevels = 256;

    /// Each gray / 255, rounded once.
    std::array<float, grayLevels> makeGrayValues()
    {
        std::array<float, grayLevels> values {};
        for (std::size_t gray = 0; gray < grayLevels; ++gray)
            values[gray] = static_cast<float>(gray) / static_cast<float>(grayLevels - 1);
        return values;
    }

    // Two registers of columns make eight sums of a block's four pixels: enough to hide the latency of a multiply-add,
    // and few enough to fit into the registers of every processor level.
    constexpr std::size_t vectorsAtOnce = 2;

    /// Some columns, as wide as a few registers.
    template <std::size_t vectors> using Columns = std::array<Vector, vectors>;

    /// Where the registers of one row begin: in one panel side by side, or in panels that follow each other.
    struct Place {
        std::size_t first = 0;
        std::size_t stride = 0;
    };

    Place placeOf(std::size_t vector, std::size_t panelStride)
    {
        return { vector / vectorsPerPanel * panelStride + vector % vectorsPerPanel * vectorLanes,
            vectorsPerPanel < vectorsAtOnce ? panelStride : vectorLanes };
    }

    template <std::size_t vectors>
    [[gnu::always_inline]] inline Columns<vectors> loadColumns(
        const float* values, std::size_t stride)
    {
        Columns<vectors> columns;
        for (std::size_t v = 0; v < vectors; ++v)
            columns[v] = load(values + v * stride);
        return columns;
    }

    template <std::size_t vectors>
    [[gnu::always_inline]] inline void storeColumns(
        float* values, std::size_t stride, const Columns<vectors>& columns)
    {
        for (std::size_t v = 0; v < vectors; ++v)
            store(values + v * stride, columns[v]);
    }

    /// The rows of a block, pixel by pixel: its weights, or their gradient.
    template <std::size_t vectors> using BlockRows = std::array<Columns<vectors>, blockPixels>;

    /// Adds one sample's pixels × weights to its sums.
    template <std::size_t vectors>
    [[gnu::always_inline]] inline void addPixels(
        const LitBlock& entry, const BlockRows<vectors>& weights, Columns<vectors>& sums)
    {
        for (std::size_t pixel = 0; pixel < blockPixels; ++pixel) {
            for (std::size_t v = 0; v < vectors; ++v)
                sums[v] += entry.values[pixel] * weights[pixel][v];
        }
    }

    /// Adds pixels × one sample's errors to the sums of the pixels.
    template <std::size_t vectors>
    [[gnu::always_inline]] inline void addErrors(
        const LitBlock& entry, const Columns<vectors>& errors, BlockRows<vectors>& sums)
    {
        for (std::size_t pixel = 0; pixel < blockPixels; ++pixel) {
            for (std::size_t v = 0; v < vectors; ++v)
                sums[pixel][v] += entry.values[pixel] * errors[v];
        }
    }

    template <std::size_t vectors>
    [[gnu::always_inline]] inline BlockRows<vectors> loadRows(
        const float* weights, std::size_t stride)
    {
        BlockRows<vectors> rows;
        for (std::size_t pixel = 0; pixel < blockPixels; ++pixel)
            rows[pixel] = loadColumns<vectors>(weights + pixel * panelWidth, stride);
        return rows;
    }

    /// Adds a block's pixels × weights to the sums of all samples in which it is lit.
    template <std::size_t vectors>
    void addBlock(const BlockLists& lists, std::size_t block, const BlockRows<vectors>& weights,
        float* result, std::size_t stride)
    {
        const LitBlock* entry = lists.entries + block * lists.pitch;
        const LitBlock* const end = entry + lists.counts[block];
        for (; entry < end; ++entry) {
            float* const numbers = result + entry->sample * panelWidth;
            Columns<vectors> sums = loadColumns<vectors>(numbers, stride);
            addPixels<vectors>(*entry, weights, sums);
            storeColumns<vectors>(numbers, stride, sums);
        }
    }

    /// Not inlined, so that nothing but the sums takes registers.
    template <std::size_t vectors>
    [[gnu::noinline]] BlockRows<vectors> sumErrors(std::span<const BlockLists> lists,
        std::size_t block, const float* errors, std::size_t stride)
    {
        BlockRows<vectors> sums {};
        for (const BlockLists& part : lists) {
            const LitBlock* entry = part.entries + block * part.pitch;
            const LitBlock* const end = entry + part.counts[block];
            for (; entry < end; ++entry) {
                addErrors<vectors>(*entry,
                    loadColumns<vectors>(errors + entry->sample * panelWidth, stride), sums);
            }
        }
        return sums;
    }

    /// Calls \p function with how many registers it shall take at once, and the first of them, until a strip is done.
    template <typename Function> void forEachColumns(std::size_t panels, const Function& function)
    {
        const std::size_t count = panels * vectorsPerPanel;
        std::size_t vector = 0;
        for (; vector + vectorsAtOnce <= count; vector += vectorsAtOnce)
            function(std::integral_constant<std::size_t, vectorsAtOnce>(), vector);
        for (; vector < count; ++vector)
            function(std::integral_constant<std::size_t, 1>(), vector);
    }

} // namespace

void listLitBlocks(const std::uint8_t* grays, std::size_t pixels, Range samples, Range blocks,
    const BlockLists& lists)
{
    static const std::array<float, grayLevels> values = makeGrayValues();
    std::fill(lists.counts + blocks.begin, lists.counts + blocks.end, 0U);
    for (std::size_t sample = samples.begin; sample < samples.end; ++sample) {
        const std::uint8_t* const image = grays + sample * pixels;
        for (std::size_t block = blocks.begin; block < blocks.end; ++block) {
            std::uint32_t any = 0;
            static_assert(sizeof any == blockPixels);
            std::memcpy(&any, image + block * blockPixels, sizeof any);
            if (any == 0)
                continue;
            LitBlock& entry = lists.entries[block * lists.pitch + lists.counts[block]++];
            entry.sample = static_cast<std::uint32_t>(sample);
            for (std::size_t pixel = 0; pixel < blockPixels; ++pixel)
                entry.values[pixel] = values[image[block * blockPixels + pixel]];
        }
    }
}

void addBlockProduct(const BlockLists& lists, Range blocks, const PanelStrip<const float>& weights,
    const PanelStrip<float>& result)
{
    forEachColumns(result.count, [&](auto vectors, std::size_t vector) {
        const Place from = placeOf(vector, weights.stride);
        const Place to = placeOf(vector, result.stride);
        for (std::size_t block = blocks.begin; block < blocks.end; ++block) {
            const float* const rows
                = weights.values + from.first + block * blockPixels * panelWidth;
            addBlock<vectors>(lists, block, loadRows<vectors>(rows, from.stride),
                result.values + to.first, to.stride);
        }
    });
}

void blockTransposedProduct(std::span<const BlockLists> lists, Range blocks,
    const PanelStrip<const float>& errors, const PanelStrip<float>& result)
{
    forEachColumns(result.count, [&](auto vectors, std::size_t vector) {
        const Place from = placeOf(vector, errors.stride);
        const Place to = placeOf(vector, result.stride);
        for (std::size_t block = blocks.begin; block < blocks.end; ++block) {
            const auto sums
                = sumErrors<vectors>(lists, block, errors.values + from.first, from.stride);
            float* const rows
                = result.values + to.first + (block - blocks.begin) * blockPixels * panelWidth;
            for (std::size_t pixel = 0; pixel < blockPixels; ++pixel)
                storeColumns<vectors>(rows + pixel * panelWidth, to.stride, sums[pixel]);
        }
    });
}

} // namespace inkling::kernels
