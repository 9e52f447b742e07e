// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine computes of one minibatch, cut into tasks that any thread can do: samples are read and their pixels
// listed, run forward, and the errors run back. The weights stay as they are; their update is core/train/weight_tiles.h.
#pragma once

#include "core/kernels/sparse_product.h"
#include "core/nn/panel_layer.h"
#include "core/train/minibatch_engine.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace inkling {

/// Rows of weights that one task updates, and that a product takes at once. Of as many panels as a product takes at once,
/// they fit into a first cache of 32 KiB; half as many were measured to be slower.
constexpr std::size_t tileRows = 112;

/// Returns the tiles of a layer; the last one has the row of biases, too.
constexpr std::size_t tileCount(const PanelLayer& layer)
{
    return (layer.inputs + tileRows - 1) / tileRows;
}

/// Returns the rows of \p tile.
constexpr kernels::Range rowsOfTile(const PanelLayer& layer, std::size_t tile)
{
    return { tile * tileRows, tile + 1 == tileCount(layer) ? layer.rows() : (tile + 1) * tileRows };
}

/// What a layer keeps of a minibatch. *Shapes*: matrices in panels, [batch × width].
struct LayerWork {
    PanelArray outputs; ///< after the activation
    PanelArray thinned; ///< the outputs after the next layer's dropout; empty without it
    PanelArray errors; ///< the gradient of the loss by the pre-activations

    /// What the next layer reads.
    const PanelArray& passedOn() const { return thinned.empty() ? outputs : thinned; }
};

/// The workspace of minibatches of one size after another. *Threading*: tasks of one phase may run at once; the phases
/// follow each other as they stand here.
class MinibatchPass {
public:
    /// \p layers must outlive the pass.
    MinibatchPass(const std::vector<PanelLayer>& layers, const EngineSettings& settings);

    /// Makes ready for \p samples, which must outlive the phases.
    void begin(const MinibatchSamples& samples, std::uint64_t step);

    std::size_t batch() const { return m_batch; }

    /// Phase 1, a task for each shard: reads samples and lists their pixels.
    std::size_t readTasks() const { return m_shards; }

    void read(std::size_t task);

    /// Phase 2: the first layer, and the lists turned from samples to pixels.
    std::size_t firstLayerTasks() const { return turningTasks() + m_strips * m_blocks; }

    void runFirstLayer(std::size_t task);

    /// Phase 3, a task for each shard: the layers after the first, the loss, and the errors back to the first layer.
    std::size_t errorTasks() const { return m_shards; }

    void runErrors(std::size_t task);

    /// Returns the sums over all shards, in their order.
    StepResult result() const;

    /// Whether there are lists by pixel: they pay when more than one task reads each of them.
    bool hasPixelLists() const { return m_strips > 1; }

    /// The pixels of the minibatch, a pixel a row, with one more for the input that is always 1.
    const kernels::SparseRows& pixels() const { return m_pixels.rows; }

    /// The pixels of a tile as they were read, a sample a row.
    kernels::SparseColumns pixelsOfTile(std::size_t tile) const;

    const LayerWork& work(std::size_t layer) const { return m_work[layer]; }

private:
    /// Lists of entries with the memory behind them.
    struct Lists {
        std::vector<std::uint32_t> counts;
        AlignedVector<kernels::SparseEntry> entries;
        kernels::SparseRows rows;

        void resize(std::size_t rowCount, std::size_t pitch);
    };

    /// What one shard needs for itself.
    struct Shard {
        MinibatchSamples::Scratch scratch;
        Dropout dropout;
        std::vector<float> logits; ///< [samples × classes], row-major
        std::vector<float> probabilities;
        StepResult result;
    };

    std::size_t turningTasks() const { return hasPixelLists() ? m_inputTiles : 0; }

    void resize(std::size_t batch);
    kernels::Range samplesOf(std::size_t shard) const;
    void drawFactors(std::size_t shard);
    void thinPixels(std::size_t shard);
    void thinOutputs(std::size_t shard, std::size_t layer);
    void activateRows(std::size_t layer, std::size_t panel, kernels::Range samples);
    void forwardLayer(std::size_t layer, kernels::Range samples);
    void measureLoss(std::size_t shard);
    void backwardLayer(std::size_t shard, std::size_t layer);

    const std::vector<PanelLayer>& m_layers;
    const EngineSettings& m_settings;
    const MinibatchSamples* m_samples = nullptr;
    Mlp m_shape; ///< the sizes alone, for dropout
    std::uint64_t m_step = 0;
    std::size_t m_batch = 0;
    std::size_t m_shards = 0;
    std::size_t m_strips = 0; ///< of the first layer's panels
    std::size_t m_blocks = 0; ///< of samples that go through the first layer together
    std::size_t m_inputTiles = 0; ///< of the first layer's rows
    std::vector<std::uint8_t> m_labels;
    Lists m_lit; ///< a sample a row
    Lists m_pixels; ///< a pixel a row
    std::vector<std::uint32_t>
        m_firstEntries; ///< [tiles + 1 × batch]: where a tile begins in each sample's list
    std::vector<LayerWork> m_work;
    std::vector<Shard> m_shardWork;
};

} // namespace inkling
