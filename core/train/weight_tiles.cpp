// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/weight_tiles.h"

#include "core/kernels/panel_product.h"

#include <algorithm>
#include <array>

namespace inkling {

using kernels::panelWidth;
using kernels::sparsePanelsAtOnce;

namespace {

    /// The gradient of a tile, with room for the row of biases. *Shape*: [panels × tileRows + 1 × 16].
    struct alignas(cacheLine) TileGradient {
        static constexpr std::size_t stride = (tileRows + 1) * panelWidth;

        std::array<float, sparsePanelsAtOnce * stride> values;

        float* panel(std::size_t i) { return values.data() + i * stride; }
    };

    /// The first layer's: its inputs are pixels, and only those that are lit count.
    void computeFromPixels(
        const WeightTile& tile, const MinibatchPass& pass, TileGradient& gradient)
    {
        const std::size_t stride = pass.batch() * panelWidth;
        const float* const errors = pass.work(0).errors.data() + tile.firstPanel * stride;
        if (!pass.hasPixelLists()) {
            const kernels::SparseColumns pixels = pass.pixelsOfTile(tile.firstRow / tileRows);
            for (std::size_t i = 0; i < tile.panels; ++i)
                kernels::sparseTransposedProduct(pixels, errors + i * stride, gradient.panel(i));
            return;
        }
        const kernels::SparseRows& all = pass.pixels();
        const kernels::SparseRows rows { all.counts + tile.firstRow,
            all.entries + tile.firstRow * all.pitch, all.pitch };
        kernels::sparseProduct({ 0, tile.rows }, rows, { errors, stride, tile.panels },
            { gradient.panel(0), TileGradient::stride, tile.panels });
    }

    void computeFromUnits(const WeightTile& tile, const PanelLayer& layer,
        const MinibatchPass& pass, TileGradient& gradient)
    {
        const float* const errors
            = pass.work(tile.layer).errors.data() + tile.firstPanel * pass.batch() * panelWidth;
        const std::size_t end = std::min(layer.inputs, tile.firstRow + tile.rows);
        const kernels::PanelMatrix inputs { pass.work(tile.layer - 1).passedOn().data(),
            pass.batch(), layer.inputs };
        kernels::panelTransposedProduct({ tile.firstRow, end }, inputs, errors, gradient.panel(0));
        if (tile.firstRow + tile.rows == layer.rows())
            kernels::panelColumnSums(pass.batch(), errors,
                gradient.panel(0) + (layer.inputs - tile.firstRow) * panelWidth);
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

    float* at(PanelArray& array, std::size_t place)
    {
        return array.empty() ? nullptr : array.data() + place;
    }

    /// Some rows of one panel, and where they begin in the layer's arrays.
    struct Rows {
        std::size_t place = 0;
        std::size_t count = 0;
        const float* gradient = nullptr;
    };

    void move(const Rows& rows, const kernels::UpdateStep<float>& step, float averageDecay,
        PanelLayer& layer)
    {
        const std::size_t count = rows.count * panelWidth;
        kernels::updateParameters(count, step,
            { layer.parameters.data() + rows.place, rows.gradient,
                at(layer.firstMoment, rows.place), at(layer.secondMoment, rows.place) });
        if (!layer.average.empty())
            kernels::averageParameters(count, averageDecay, layer.parameters.data() + rows.place,
                layer.average.data() + rows.place);
    }

    void movePanel(const WeightTile& tile, std::size_t i, const TileUpdate& update,
        const float* gradient, PanelLayer& layer)
    {
        const std::size_t panel = (tile.firstPanel + i) * layer.panelSize();
        const std::size_t weights
            = std::min(layer.inputs, tile.firstRow + tile.rows) - tile.firstRow;
        move({ panel + tile.firstRow * panelWidth, weights, gradient }, update.weights,
            update.averageDecay, layer);
        if (weights < tile.rows)
            move({ panel + layer.inputs * panelWidth, 1, gradient + weights * panelWidth },
                update.biases, update.averageDecay, layer);
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
        // Lists of pixels are read once for several panels; dense factors have no list.
        const std::size_t panelsAtOnce = i == 0 ? sparsePanelsAtOnce : 1;
        for (std::size_t panel = 0; panel < layers[i].panels(); panel += panelsAtOnce) {
            for (std::size_t tile = 0; tile < tileCount(layers[i]); ++tile) {
                const kernels::Range rows = rowsOfTile(layers[i], tile);
                tiles.push_back({ i, panel, std::min(panelsAtOnce, layers[i].panels() - panel),
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
    if (tile.layer == 0)
        computeFromPixels(tile, update.pass, gradient);
    else
        computeFromUnits(tile, layer, update.pass, gradient);
    if (update.kept != nullptr)
        keep(tile, layer, gradient, *update.kept);
    for (std::size_t i = 0; i < tile.panels; ++i)
        movePanel(tile, i, update, gradient.panel(i), layer);
}

} // namespace inkling
