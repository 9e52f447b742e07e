// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/training_digits.h"

#include "core/explain/evidence.h"
#include "core/kernels/dense.h"
#include "core/kernels/elementwise.h"

#include <algorithm>
#include <cassert>

namespace inkling {

namespace {

    // Enough samples at once for the matrix product to be fast, few enough to stop soon.
    constexpr std::size_t batchSize = 256;

    std::vector<std::uint32_t> imagesOf(const DataSet& data)
    {
        std::vector<std::uint32_t> samples;
        for (std::size_t i = 0; i < data.size(); ++i) {
            if (!data.isInk(i))
                samples.push_back(static_cast<std::uint32_t>(i));
        }
        return samples;
    }

    /// Writes the grays of \p samples to \p inputs. *Shapes*: [samples × 784].
    void loadGrays(
        const DataSet& data, std::span<const std::uint32_t> samples, std::vector<float>& inputs)
    {
        inputs.resize(samples.size() * digitPixels);
        for (std::size_t i = 0; i < samples.size(); ++i)
            kernels::scaleGrays(
                digitPixels, data.pixels(samples[i]).data(), inputs.data() + i * digitPixels);
    }

    std::vector<FoundDigit> strongest(std::vector<FoundDigit> found, std::size_t count)
    {
        const auto end
            = found.begin() + std::min(std::ssize(found), static_cast<std::ptrdiff_t>(count));
        std::partial_sort(
            found.begin(), end, found.end(), [](const FoundDigit& a, const FoundDigit& b) {
                return a.measure != b.measure ? a.measure > b.measure : a.sample < b.sample;
            });
        found.erase(end, found.end());
        return found;
    }

} // namespace

GrayImage imageOf(const DataSet& data, std::size_t sample)
{
    GrayImage image(digitSide, digitSide);
    const DigitView pixels = data.pixels(sample);
    std::copy(pixels.begin(), pixels.end(), image.pixels.begin());
    return image;
}

std::optional<std::vector<FoundDigit>> mostExciting(const Model& model, int unit,
    const DataSet& data, std::size_t count, const std::stop_token& stop)
{
    const DenseLayer& first = model.mlp.layers.front();
    assert(model.mlp.layers.size() > 1 && unit >= 0 && unit < first.outputs);
    const auto row = static_cast<std::size_t>(unit);
    const std::vector<std::uint32_t> samples = imagesOf(data);
    std::vector<float> inputs;
    std::vector<float> activations;
    std::vector<FoundDigit> found;
    found.reserve(samples.size());
    for (std::size_t from = 0; from < samples.size(); from += batchSize) {
        if (stop.stop_requested())
            return std::nullopt;
        const auto batch
            = std::span(samples).subspan(from, std::min(batchSize, samples.size() - from));
        loadGrays(data, batch, inputs);
        activations.resize(batch.size());
        kernels::denseForward({ batch.size(), digitPixels, 1 }, inputs.data(),
            first.weights.data() + row * digitPixels, first.bias.data() + row, activations.data());
        activate(first.activation, std::span<float>(activations));
        for (std::size_t i = 0; i < batch.size(); ++i)
            found.push_back({ batch[i], data.label(batch[i]), activations[i] });
    }
    return strongest(std::move(found), count);
}

} // namespace inkling
