// SPDX-License-Identifier: GPL-3.0-or-later
// The weights of a network cut into tiles, each a task: its gradient over the whole minibatch, and its update while the
// gradient is still in the cache. A gradient is one sum by one thread, so that the number of threads changes no bit.
#pragma once

#include "core/nn/panel_layer.h"
#include "core/train/minibatch_engine.h"
#include "core/train/minibatch_pass.h"

#include <cstddef>
#include <vector>

namespace inkling {

/// Some rows of a few panels of one layer.
struct WeightTile {
    std::size_t layer = 0;
    std::size_t firstPanel = 0;
    std::size_t panels = 0;
    std::size_t firstRow = 0;
    std::size_t rows = 0; ///< weights and, in the last tile of a panel, the row of biases
};

/// Cuts \p layers into tiles, but for those that share weights (core/train/shared_update.h).
std::vector<WeightTile> makeWeightTiles(const std::vector<PanelLayer>& layers);

/// What holds for all tiles of one step.
struct TileUpdate {
    const MinibatchPass& pass;
    kernels::UpdateStep<float> weights; ///< as optimizers move weights
    kernels::UpdateStep<float> biases; ///< and biases, which do not decay
    float averageDecay = 0; ///< 0: there is no average
    Gradients* kept = nullptr; ///< where the gradient is told; null: nowhere
};

/// Computes the gradient of \p tile and moves its parameters in \p layers.
void updateTile(const WeightTile& tile, const TileUpdate& update, std::vector<PanelLayer>& layers);

} // namespace inkling
