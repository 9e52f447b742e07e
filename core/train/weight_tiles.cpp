// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/weight_tiles.h"

#include "core/kernels/panel_product.h"

#include <algorithm>
#include <array>

namespace inkling {

using kernels::panelWidth;

namespace {

    /// The gradient of a tile, with room for the row of biases. *Shape*: [panels × tileRows + 1 × 16].
    struct alignas(cacheLine) TileGradient {
        static constexpr std::size_t stride = (tileRows + 1) * panelWidth;

        std::array<float, kernels::listedPanels * stride> values;

        float* panel(std::size_t i) { return values.data() + i * stride; }
    };

    /// Returns the tile's rows without that of the biases.
    std::size_t weightRows(const WeightTile& tile, const PanelLayer& layer)
    {
        return std::min(layer.inputs, tile.firstRow + tile.rows) - tile.firstRow;
    }

    kernels::PanelStrip<const float> errorsOf(const WeightTile& tile, const MinibatchPass& pass)
    {
        const std::size_t stride = pass.batch() * panelWidth;
        return { pass.work(tile.layer).errors.data() + tile.firstPanel * stride, stride,
            tile.panels };
    }

    void computeWeights(const WeightTile& tile, const PanelLayer& layer, const MinibatchPass& pass,
        TileGradient& gradient)
    {
        const kernels::PanelStrip<const float> errors = errorsOf(tile, pass);
        const kernels::Range rows { tile.firstRow, tile.firstRow + weightRows(tile, layer) };
        const MinibatchLists& active
            = tile.layer == 0 ? pass.pixels().active() : pass.work(tile.layer - 1).active;
        if (!active.isEmpty()) {
            active.transposedProduct(
                rows, errors, { gradient.panel(0), TileGradient::stride, tile.panels });
            return;
        }
        if (tile.layer == 0) {
            kernels::blockTransposedProduct(pass.pixels().inBlocks(), blocksAround(rows), errors,
                { gradient.panel(0), TileGradient::stride, tile.panels });
            return;
        }
        const kernels::PanelMatrix inputs { pass.work(tile.layer - 1).passedOn().data(),
            pass.batch(), std::span(&rows, 1) };
        for (std::size_t i = 0; i < tile.panels; ++i)
            kernels::panelTransposedProduct(
                inputs, errors.values + i * errors.stride, gradient.panel(i));
    }

    /// The biases' gradient: as if of an input that is always 1.
    void computeBiases(const WeightTile& tile, const PanelLayer& layer, const MinibatchPass& pass,
        TileGradient& gradient)
    {
        const std::size_t row = weightRows(tile, layer);
        if (row == tile.rows)
            return;
        const kernels::PanelStrip<const float> errors = errorsOf(tile, pass);
        for (std::size_t i = 0; i < tile.panels; ++i)
            kernels::panelColumnSums(pass.batch(), errors.values + i * errors.stride,
                gradient.panel(i) + row * panelWidth);
    }

    void keep(
        const WeightTile& tile, const PanelLayer& layer, TileGradient& gradient, Gradients& kept)
    {
        for (std::size_t i = 0; i < tile.panels; ++i) {
            const std::size_t first = (tile.firstPanel + i) * panelWidth;
            const std::size_t width = std::min(panelWidth, layer.outputs - first);
            for (std::size_t row = 0; row < tile.rows; ++row) {
                const float* const values = gradient.panel(i) + row * panelWidth;
                const std::size_t input = tile.firstRow + row;
                for (std::size_t column = 0; column < width; ++column) {
                    BasicDenseGradient<float>& target = kept.layers[tile.layer];
                    if (input < layer.inputs)
                        target.weights[(first + column) * layer.inputs + input] = values[column];
                    else
                        target.bias[first + column] = values[column];
                }
            }
        }
    }

    /// Asks for a tile's parameters and moments, which lie in the last cache, while its gradient is computed.
    void fetchAhead(const WeightTile& tile, const PanelLayer& layer)
    {
        constexpr std::size_t floatsPerLine = cacheLine / sizeof(float);
        for (const PanelArray* array :
            { &layer.parameters, &layer.firstMoment, &layer.secondMoment }) {
            for (std::size_t i = 0; !array->empty() && i < tile.panels; ++i) {
                const float* const rows = array->data() + (tile.firstPanel + i) * layer.panelSize()
                    + tile.firstRow * panelWidth;
                for (std::size_t k = 0; k < tile.rows * panelWidth; k += floatsPerLine)
                    __builtin_prefetch(rows + k, 1, 2);
            }
        }
    }

    /// Moves the parameters of the tile's panel \p i.
    void movePanel(const WeightTile& tile, std::size_t i, const TileUpdate& update,
        const float* gradient, PanelLayer& layer)
    {
        const std::size_t panel = (tile.firstPanel + i) * layer.panelSize();
        const std::size_t first = panel + tile.firstRow * panelWidth;
        const std::size_t weights = weightRows(tile, layer);
        moveRows(first, weights, gradient, update.weights, layer);
        averageRows(first, weights, update.averageDecay, layer);
        if (weights < tile.rows) {
            const std::size_t biases = panel + layer.inputs * panelWidth;
            moveRows(biases, 1, gradient + weights * panelWidth, update.biases, layer);
            averageRows(biases, 1, update.averageDecay, layer);
        }
        if (!layer.transposed.empty())
            kernels::transposeStretch(
                { tile.firstRow, weights, (tile.firstPanel + i) * panelWidth, layer.outputs },
                layer.parameters.data() + panel, layer.transposed.data());
    }

} // namespace

std::vector<WeightTile> makeWeightTiles(const std::vector<PanelLayer>& layers)
{
    std::vector<WeightTile> tiles;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (layers[i].shared)
            continue;
        const std::size_t atOnce = i == 0 ? firstLayerPanels(layers[i]) : kernels::listedPanels;
        for (std::size_t panel = 0; panel < layers[i].panels(); panel += atOnce) {
            for (std::size_t tile = 0; tile < tileCount(layers[i]); ++tile) {
                const kernels::Range rows = rowsOfTile(layers[i], tile);
                tiles.push_back({ i, panel, std::min(atOnce, layers[i].panels() - panel),
                    rows.begin, rows.end - rows.begin });
            }
        }
    }
    return tiles;
}

void updateTile(const WeightTile& tile, const TileUpdate& update, std::vector<PanelLayer>& layers)
{
    PanelLayer& layer = layers[tile.layer];
    TileGradient gradient;
    fetchAhead(tile, layer);
    computeWeights(tile, layer, update.pass, gradient);
    computeBiases(tile, layer, update.pass, gradient);
    if (update.kept != nullptr)
        keep(tile, layer, gradient, *update.kept);
    for (std::size_t i = 0; i < tile.panels; ++i)
        movePanel(tile, i, update, gradient.panel(i), layer);
}

} // namespace inkling
