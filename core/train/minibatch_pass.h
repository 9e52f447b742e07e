// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine computes of one minibatch, cut into tasks that any thread can do: samples are read, their pixels
// listed, run forward, and the errors run back. The weights stay as they are; their update is core/train/weight_tiles.h.
#pragma once

#include "core/nn/panel_layer.h"
#include "core/train/minibatch_engine.h"
#include "core/train/pixel_lists.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace inkling {

/// Rows of weights that one task updates: about a quarter of an image's. Fewer would read the errors more often, more
/// would leave threads without a task.
constexpr std::size_t tileRows = 208;
static_assert(tileRows % kernels::blockPixels == 0 && tileRows % kernels::panelWidth == 0);

/// Returns the blocks of pixels that hold \p pixels.
constexpr kernels::Range blocksAround(kernels::Range pixels)
{
    return { pixels.begin / kernels::blockPixels,
        (pixels.end + kernels::blockPixels - 1) / kernels::blockPixels };
}

/// Panels of a first layer that one task takes: two share what a list of blocks costs to read.
constexpr std::size_t firstLayerPanels(const PanelLayer& layer)
{
    constexpr std::size_t blockPanels = 2;
    return readerFor(layer.outputs, layer.shared.has_value()) == PixelReader::Blocks
        ? blockPanels
        : kernels::listedPanels;
}

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
    MinibatchLists
        active; ///< what is not 0 of what the next layer reads; empty where that reads all
    MinibatchLists activeErrors; ///< what is not 0 of the errors; empty where all of them go back
    Stretches inputs; ///< for each panel of outputs: what it has weights for
    Stretches readers; ///< for each panel of inputs: the outputs that have weights for it

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

    /// Phase 1, a task for each thread and some shards: reads samples, and lists single pixels. Phase 4 gives the same samples
    /// to the same thread most often.
    std::size_t readTasks() const { return m_parts; }

    void read(std::size_t task);

    /// Phase 2: lists blocks of pixels.
    std::size_t listTasks() const { return m_pixels.tasks(); }

    void list(std::size_t task) { m_pixels.list(task); }

    /// Phase 3: the first layer.
    std::size_t firstLayerTasks() const { return m_strips.size(); }

    void runFirstLayer(std::size_t task);

    /// Phase 4, a task for each thread and some shards: the layers after the first, the loss, and the errors back to the
    /// first layer.
    std::size_t errorTasks() const { return m_parts; }

    void runErrors(std::size_t task);

    /// Returns the sums over all shards, in their order.
    StepResult result() const;

    /// The lists of the pixels that are lit.
    const PixelLists& pixels() const { return m_pixels; }

    const LayerWork& work(std::size_t layer) const { return m_work[layer]; }

private:
    /// What one shard needs for itself.
    struct Shard {
        Dropout dropout;
        std::vector<float> logits; ///< [samples × classes], row-major
        std::vector<float> probabilities;
        StepResult result;
    };

    /// Some panels of the first layer for some samples.
    struct Strip {
        std::size_t panel = 0;
        std::size_t panels = 0;
        std::size_t group = 0; ///< of the samples, where blocks are read
        kernels::Range samples;
    };

    void resize(std::size_t batch);
    std::vector<kernels::Range> sampleTiles() const;
    void cutFirstLayer();
    kernels::Range samplesOf(std::size_t shard) const;
    kernels::Range samplesOf(kernels::Range shards) const;
    kernels::Range shardsOf(std::size_t part) const;
    void drawFactors(std::size_t shard);
    template <typename Function>
    void forEachFactor(std::size_t shard, std::size_t layer, const Function& function);
    void thinOutputs(std::size_t shard, std::size_t layer);
    void activateRows(std::size_t layer, std::size_t panel, kernels::Range samples);
    void resizeLists(std::size_t layer);
    kernels::PanelStrip<const float> weightsOf(
        std::size_t layer, std::size_t panel, std::size_t count) const;
    kernels::PanelStrip<const float> biasesOf(
        std::size_t layer, std::size_t panel, std::size_t count) const;
    kernels::PanelStrip<float> outputsOf(std::size_t layer, std::size_t panel, std::size_t count);
    const float* pixelFactors(std::size_t shard, std::size_t sample) const;
    void addBlocks(const Strip& strip, const kernels::PanelStrip<const float>& weights,
        const kernels::PanelStrip<float>& outputs) const;
    void forwardLayer(std::size_t layer, kernels::Range samples);
    void forwardListed(std::size_t layer, kernels::Range samples);
    void measureLoss(std::size_t shard);
    void backwardLayer(std::size_t layer, kernels::Range samples);
    void backwardListed(std::size_t layer, kernels::Range samples);
    void thinErrors(std::size_t shard, std::size_t layer);
    void differentiate(std::size_t layer, kernels::Range samples);

    const std::vector<PanelLayer>& m_layers;
    const EngineSettings& m_settings;
    const MinibatchSamples* m_samples = nullptr;
    Mlp m_shape; ///< the sizes alone, for dropout
    std::uint64_t m_step = 0;
    std::size_t m_batch = 0;
    std::size_t m_shards = 0;
    std::size_t m_parts = 0; ///< of the shards, as tasks
    std::vector<Strip> m_strips;
    std::vector<std::uint8_t> m_labels;
    PixelLists m_pixels;
    std::vector<LayerWork> m_work;
    std::vector<Shard> m_shardWork;
    std::vector<MinibatchSamples::Scratch> m_scratch; ///< of each part
};

} // namespace inkling
