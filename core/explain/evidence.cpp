// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/evidence.h"

#include "core/kernels/dense.h"
#include "core/nn/softmax.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace inkling {

namespace {

    constexpr auto classes = static_cast<std::size_t>(classCount);
    constexpr float brightest = 255;

    // A step of z below this is too short for a difference quotient in float.
    constexpr float shortest = 1e-4F;

    std::size_t unitsOf(const DenseLayer& layer) { return static_cast<std::size_t>(layer.outputs); }

} // namespace

EvidenceMethod evidenceMethodOf(const Mlp& mlp)
{
    const auto isCurved = [](const DenseLayer& layer) {
        return layer.activation == Activation::Sigmoid || layer.activation == Activation::Tanh;
    };
    if (std::any_of(mlp.layers.begin(), mlp.layers.end(), isCurved))
        return EvidenceMethod::IntegratedGradients;
    return mlp.layers.size() == 1 ? EvidenceMethod::Weights : EvidenceMethod::Jacobian;
}

double EvidenceMaps::sumOf(int digit) const
{
    double sum = 0;
    const std::span<const float> slope = slopesOf(digit);
    for (std::size_t pixel = 0; pixel < grays.size(); ++pixel)
        sum += double { slope[pixel] } * double { grays[pixel] };
    return sum;
}

std::vector<float> graysOf(const GrayImage& image)
{
    std::vector<float> grays(image.pixels.size());
    std::transform(image.pixels.begin(), image.pixels.end(), grays.begin(),
        [](std::uint8_t gray) { return static_cast<float>(gray) / brightest; });
    return grays;
}

EvidenceMaps EvidenceFinder::find(
    const Model& model, const GrayImage& image, const SampleForward* forward)
{
    const Mlp& mlp = model.mlp;
    EvidenceMaps maps;
    maps.method = evidenceMethodOf(mlp);
    maps.grays = graysOf(image);
    assert(maps.grays.size() == static_cast<std::size_t>(mlp.inputs()));
    const std::span<const float> logits = forward != nullptr
        ? forward->run(maps.grays, m_activations)
        : logitsOf(mlp, maps.grays, m_activations);
    std::copy(logits.begin(), logits.end(), maps.logits.begin());
    softmax(maps.logits, model.temperature, maps.probabilities);
    maps.answer = static_cast<int>(
        std::max_element(maps.logits.begin(), maps.logits.end()) - maps.logits.begin());
    if (maps.method == EvidenceMethod::IntegratedGradients)
        integrate(mlp, maps);
    else
        findExactly(mlp, maps);
    for (int digit = 0; digit < classCount; ++digit) {
        const auto c = static_cast<std::size_t>(digit);
        const double difference = maps.sumOf(digit) + maps.bias[c] - maps.logits[c];
        maps.mismatch = std::max(maps.mismatch, static_cast<float>(std::abs(difference)));
    }
    return maps;
}

// logits(x) = J x + c. Going back through the layers, what a bias adds to the logits is its slope times itself.
void EvidenceFinder::findExactly(const Mlp& mlp, EvidenceMaps& maps)
{
    unitSlopes(mlp, m_activations, m_units);
    m_back.run(mlp, m_units, everyClass(classes), BackTo::Input);
    const std::span<const float> slopes = m_back.byInputs();
    maps.slopes.assign(slopes.begin(), slopes.end());
    std::array<double, classes> bias {};
    for (std::size_t l = 0; l < mlp.layers.size(); ++l) {
        const DenseLayer& layer = mlp.layers[l];
        const std::span<const float> inner = m_back.byPreActivations(l);
        for (std::size_t c = 0; c < classes; ++c) {
            for (std::size_t unit = 0; unit < unitsOf(layer); ++unit)
                bias[c]
                    += double { inner[c * unitsOf(layer) + unit] } * double { layer.bias[unit] };
        }
    }
    std::transform(bias.begin(), bias.end(), maps.bias.begin(),
        [](double value) { return static_cast<float>(value); });
}

// Only the slopes inside differ from step to step; the first layer's weights are multiplied by once, at the end.
void EvidenceFinder::integrate(const Mlp& mlp, EvidenceMaps& maps)
{
    const DenseLayer& first = mlp.layers.front();
    const std::vector<float> rows = everyClass(classes);
    forwardAlong(mlp, maps.grays);
    std::copy_n(m_activations.outputs.back().begin(), classes, maps.bias.begin());
    m_slopes.assign(classes * unitsOf(first), 0.0F);
    for (std::size_t step = 0; step < steps; ++step) {
        meanSlopes(mlp, step);
        m_back.run(mlp, m_units, rows, BackTo::FirstLayer);
        const std::span<const float> inner = m_back.byPreActivations(0);
        std::transform(m_slopes.begin(), m_slopes.end(), inner.begin(), m_slopes.begin(),
            [](float sum, float slope) { return sum + slope / steps; });
    }
    m_back.multiply(classes, m_slopes, first, maps.slopes);
}

// All places on the way at once, from the empty image to the drawing. The ink is multiplied by once.
void EvidenceFinder::forwardAlong(const Mlp& mlp, const std::vector<float>& grays)
{
    constexpr std::size_t places = steps + 1;
    m_activations.batch = places;
    m_activations.outputs.resize(mlp.layers.size());
    m_inner.resize(mlp.layers.size());
    for (std::size_t l = 0; l < mlp.layers.size(); ++l) {
        const DenseLayer& layer = mlp.layers[l];
        const std::size_t units = unitsOf(layer);
        std::vector<float>& inner = m_inner[l];
        inner.resize(places * units);
        if (l == 0) {
            const std::vector<float> zeros(units, 0.0F);
            std::vector<float> ink(units);
            kernels::denseForward({ 1, grays.size(), units }, grays.data(), layer.weights.data(),
                zeros.data(), ink.data());
            for (std::size_t i = 0; i < inner.size(); ++i) {
                const std::size_t place = i / units;
                const float share = static_cast<float>(place) / steps;
                inner[i] = share * ink[i % units] + layer.bias[i % units];
            }
        } else {
            kernels::denseForward({ places, static_cast<std::size_t>(layer.inputs), units },
                m_activations.outputs[l - 1].data(), layer.weights.data(), layer.bias.data(),
                inner.data());
        }
        m_activations.outputs[l] = inner;
        activate(layer.activation, std::span<float>(m_activations.outputs[l]));
    }
}

void EvidenceFinder::meanSlopes(const Mlp& mlp, std::size_t step)
{
    m_units.resize(mlp.layers.size());
    for (std::size_t l = 0; l < mlp.layers.size(); ++l) {
        const std::size_t units = unitsOf(mlp.layers[l]);
        const float* z = m_inner[l].data() + step * units;
        const float* a = m_activations.outputs[l].data() + step * units;
        std::vector<float>& slopes = m_units[l];
        slopes.assign(units, 1.0F);
        // Where z stays, the derivative there; elsewhere what the step made of it.
        multiplyByDerivative<float>(
            mlp.layers[l].activation, { a, units }, std::span<float>(slopes));
        for (std::size_t unit = 0; unit < units; ++unit) {
            const float way = z[unit + units] - z[unit];
            if (std::abs(way) > shortest)
                slopes[unit] = (a[unit + units] - a[unit]) / way;
        }
    }
}

float scaleOf(std::span<const float> values, double outliers)
{
    std::vector<float> sizes(values.size());
    std::transform(
        values.begin(), values.end(), sizes.begin(), [](float value) { return std::abs(value); });
    if (sizes.empty())
        return 1;
    const auto above = static_cast<std::ptrdiff_t>(outliers * static_cast<double>(sizes.size()));
    const auto end = sizes.end() - 1 - std::min<std::ptrdiff_t>(above, std::ssize(sizes) - 1);
    std::nth_element(sizes.begin(), end, sizes.end());
    const float most = *end > 0 ? *end : *std::max_element(sizes.begin(), sizes.end());
    return most > 0 ? most : 1;
}

} // namespace inkling
