// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/evidence.h"
#include "core/explain/training_digits.h"
#include "core/kernels/dense.h"
#include "core/kernels/elementwise.h"
#include "core/nn/forward.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace inkling {

namespace {

    constexpr std::size_t batchSize = 256;
    constexpr float byteMost = 255;
    // So many candidates are measured exactly for each neighbor that is wanted: packing moves a digit by a few places.
    constexpr std::size_t candidatesPerNeighbor = 12;

    /// Runs a batch through all layers but the last and returns what the last hidden layer puts out.
    std::span<const float> featuresOf(
        const Mlp& mlp, std::span<const float> inputs, std::size_t batch, Activations& activations)
    {
        activations.outputs.resize(mlp.layers.size());
        std::span<const float> current = inputs;
        for (std::size_t l = 0; l + 1 < mlp.layers.size(); ++l) {
            const DenseLayer& layer = mlp.layers[l];
            std::vector<float>& outputs = activations.outputs[l];
            outputs.resize(batch * static_cast<std::size_t>(layer.outputs));
            kernels::denseForward({ batch, static_cast<std::size_t>(layer.inputs),
                                      static_cast<std::size_t>(layer.outputs) },
                current.data(), layer.weights.data(), layer.bias.data(), outputs.data());
            activate(layer.activation, std::span<float>(outputs));
            current = outputs;
        }
        return current;
    }

    std::uint8_t packed(float value, float lowest, float step)
    {
        return static_cast<std::uint8_t>(
            std::lround(std::clamp((value - lowest) / step, 0.0F, byteMost)));
    }

    /// Finds the lowest of each feature over some digits; returns the step that brings the widest into a byte.
    float measureScale(
        std::span<const float> features, std::size_t count, std::vector<float>& lowest)
    {
        const std::size_t width = features.size() / count;
        lowest.assign(width, std::numeric_limits<float>::max());
        std::vector<float> greatest(width, std::numeric_limits<float>::lowest());
        for (std::size_t i = 0; i < features.size(); ++i) {
            lowest[i % width] = std::min(lowest[i % width], features[i]);
            greatest[i % width] = std::max(greatest[i % width], features[i]);
        }
        float widest = 0;
        for (std::size_t f = 0; f < width; ++f)
            widest = std::max(widest, greatest[f] - lowest[f]);
        return widest > 0 ? widest / byteMost : 1;
    }

    std::uint32_t packedDistance(const std::uint8_t* a, const std::uint8_t* b, std::size_t count)
    {
        std::uint32_t sum = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const int difference = int { a[i] } - int { b[i] };
            sum += static_cast<std::uint32_t>(difference * difference);
        }
        return sum;
    }

} // namespace

std::optional<NeighborIndex> NeighborIndex::build(std::shared_ptr<const Model> model,
    std::shared_ptr<const DataSet> data, const std::stop_token& stop, const Progress& progress)
{
    NeighborIndex index;
    index.m_model = std::move(model);
    index.m_data = std::move(data);
    for (std::size_t i = 0; i < index.m_data->size(); ++i) {
        if (!index.m_data->isInk(i))
            index.m_samples.push_back(static_cast<std::uint32_t>(i));
    }
    const Mlp& mlp = index.m_model->mlp;
    index.m_features = static_cast<std::size_t>(mlp.layers.back().inputs);
    index.m_packed.resize(index.m_samples.size() * index.m_features);
    Activations activations;
    std::vector<float> inputs;
    for (std::size_t from = 0; from < index.m_samples.size(); from += batchSize) {
        if (stop.stop_requested())
            return std::nullopt;
        const std::size_t batch = std::min(batchSize, index.m_samples.size() - from);
        inputs.resize(batch * digitPixels);
        for (std::size_t i = 0; i < batch; ++i)
            kernels::scaleGrays(digitPixels, index.m_data->pixels(index.m_samples[from + i]).data(),
                inputs.data() + i * digitPixels);
        const std::span<const float> features = featuresOf(mlp, inputs, batch, activations);
        if (from == 0)
            index.m_step = measureScale(features, batch, index.m_lowest);
        std::uint8_t* out = index.m_packed.data() + from * index.m_features;
        for (std::size_t i = 0; i < features.size(); ++i) {
            const std::size_t f = i % index.m_features;
            out[i] = packed(features[i], index.m_lowest[f], index.m_step);
        }
        progress(static_cast<double>(from + batch) / static_cast<double>(index.m_samples.size()));
    }
    return index;
}

std::vector<FoundDigit> NeighborIndex::nearest(const GrayImage& image, std::size_t count) const
{
    Activations activations;
    const std::vector<float> grays = graysOf(image);
    const std::span<const float> found = featuresOf(m_model->mlp, grays, 1, activations);
    const std::vector<float> wanted(found.begin(), found.end());
    std::vector<std::uint8_t> asked(m_features);
    for (std::size_t f = 0; f < m_features; ++f)
        asked[f] = packed(wanted[f], m_lowest.empty() ? 0 : m_lowest[f], m_step);

    std::vector<std::uint32_t> distances(m_samples.size());
    for (std::size_t i = 0; i < m_samples.size(); ++i)
        distances[i] = packedDistance(asked.data(), m_packed.data() + i * m_features, m_features);
    std::vector<std::size_t> order(m_samples.size());
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    const std::size_t candidates = std::min(order.size(), count * candidatesPerNeighbor);
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(candidates),
        order.end(), [&](std::size_t a, std::size_t b) { return distances[a] < distances[b]; });

    std::vector<FoundDigit> neighbors;
    for (std::size_t i = 0; i < candidates; ++i) {
        const std::size_t sample = m_samples[order[i]];
        const std::vector<float> input = graysOf(imageOf(*m_data, sample));
        const std::span<const float> features = featuresOf(m_model->mlp, input, 1, activations);
        double squares = 0;
        for (std::size_t f = 0; f < m_features; ++f)
            squares += std::pow(double { features[f] } - double { wanted[f] }, 2);
        neighbors.push_back(
            { sample, m_data->label(sample), static_cast<float>(std::sqrt(squares)) });
    }
    std::stable_sort(neighbors.begin(), neighbors.end(),
        [](const FoundDigit& a, const FoundDigit& b) { return a.measure < b.measure; });
    neighbors.resize(std::min(neighbors.size(), count));
    return neighbors;
}

} // namespace inkling
