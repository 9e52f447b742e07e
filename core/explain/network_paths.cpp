// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/network_paths.h"

#include "core/kernels/dense.h"

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    float strongestOf(std::span<const float> values)
    {
        float most = 0;
        for (const float value : values)
            most = std::max(most, std::abs(value));
        return most;
    }

    /// Keeps the \p most units of greatest relevance, in the order of their indices.
    void keepStrongest(std::vector<PathUnit>& units, std::size_t most)
    {
        const auto end
            = units.begin() + std::min(std::ssize(units), static_cast<std::ptrdiff_t>(most));
        std::partial_sort(
            units.begin(), end, units.end(), [](const PathUnit& a, const PathUnit& b) {
                return std::abs(a.relevance) > std::abs(b.relevance);
            });
        units.erase(end, units.end());
        std::sort(units.begin(), units.end(),
            [](const PathUnit& a, const PathUnit& b) { return a.index < b.index; });
    }

    PathColumn imageColumn(
        std::span<const float> grays, std::span<const float> slopes, std::size_t most)
    {
        PathColumn column;
        column.units = static_cast<int>(grays.size());
        column.strongest = strongestOf(grays);
        for (std::size_t pixel = 0; pixel < grays.size(); ++pixel) {
            if (grays[pixel] > 0)
                column.shown.push_back({ static_cast<int>(pixel), grays[pixel], grays[pixel], 0,
                    grays[pixel] * slopes[pixel] });
        }
        keepStrongest(column.shown, most);
        return column;
    }

    /// A layer's inputs and outputs under one image, and the slopes of the answer's logit by those outputs.
    struct LayerAtWork {
        const DenseLayer& layer;
        std::span<const float> inputs;
        std::span<const float> outputs;
        std::span<const float> slopes;
    };

    PathColumn layerColumn(const LayerAtWork& work, std::size_t most)
    {
        const auto count = static_cast<std::size_t>(work.layer.outputs);
        std::vector<float> z(count);
        kernels::denseForward({ 1, work.inputs.size(), count }, work.inputs.data(),
            work.layer.weights.data(), work.layer.bias.data(), z.data());
        PathColumn column;
        column.units = work.layer.outputs;
        column.activation = work.layer.activation;
        column.strongest = strongestOf(work.outputs);
        for (std::size_t unit = 0; unit < count; ++unit)
            column.shown.push_back({ static_cast<int>(unit), z[unit], work.outputs[unit],
                work.layer.bias[unit], work.outputs[unit] * work.slopes[unit] });
        keepStrongest(column.shown, most);
        return column;
    }

    std::vector<PathEdge> edgesBetween(const PathColumn& before, const PathColumn& after,
        const DenseLayer& layer, std::span<const float> innerSlopes)
    {
        std::vector<PathEdge> edges;
        for (std::size_t to = 0; to < after.shown.size(); ++to) {
            const auto unit = static_cast<std::size_t>(after.shown[to].index);
            for (std::size_t from = 0; from < before.shown.size(); ++from) {
                const PathUnit& source = before.shown[from];
                const float weight = layer.weights[unit * static_cast<std::size_t>(layer.inputs)
                    + static_cast<std::size_t>(source.index)];
                const float strength = weight * source.activation;
                if (strength != 0)
                    edges.push_back({ from, to, weight, strength, strength * innerSlopes[unit] });
            }
        }
        return edges;
    }

    void keepStrongest(std::vector<PathEdge>& edges, std::size_t most)
    {
        const auto end
            = edges.begin() + std::min(std::ssize(edges), static_cast<std::ptrdiff_t>(most));
        // Of classes that the answer does not depend on all relevances are 0; then the mere strength decides.
        std::partial_sort(
            edges.begin(), end, edges.end(), [](const PathEdge& a, const PathEdge& b) {
                const float relevanceA = std::abs(a.relevance);
                const float relevanceB = std::abs(b.relevance);
                return relevanceA != relevanceB ? relevanceA > relevanceB
                                                : std::abs(a.strength) > std::abs(b.strength);
            });
        edges.erase(end, edges.end());
    }

} // namespace

NetworkPaths networkPaths(
    const Model& model, std::span<const float> grays, int digit, const PathLimits& limits)
{
    const Mlp& mlp = model.mlp;
    Activations activations;
    logitsOf(mlp, grays, activations);
    std::vector<float> row(static_cast<std::size_t>(mlp.outputs()), 0.0F);
    row[static_cast<std::size_t>(digit)] = 1;
    Backpropagation back;
    UnitSlopes slopes;
    unitSlopes(mlp, activations, slopes);
    back.run(mlp, slopes, row, BackTo::Input);

    NetworkPaths paths;
    paths.digit = digit;
    paths.columns.push_back(imageColumn(grays, back.byInputs(), limits.pixels));
    std::span<const float> inputs = grays;
    for (std::size_t l = 0; l < mlp.layers.size(); ++l) {
        const bool isLast = l + 1 == mlp.layers.size();
        const LayerAtWork work { mlp.layers[l], inputs, activations.outputs[l], back.byOutputs(l) };
        paths.columns.push_back(layerColumn(work, isLast ? row.size() : limits.units));
        std::vector<PathEdge> edges = edgesBetween(
            paths.columns[l], paths.columns[l + 1], mlp.layers[l], back.byPreActivations(l));
        keepStrongest(edges, limits.edges);
        paths.edges.push_back(std::move(edges));
        inputs = activations.outputs[l];
    }
    return paths;
}

} // namespace inkling
