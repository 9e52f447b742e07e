// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/minibatch_pass.h"

#include <algorithm>
#include <cassert>

namespace inkling {

using kernels::panelMatrixSize;
using kernels::panelWidth;
using kernels::Range;

namespace {

    // Fewer samples are not cut for threads: a list of them is so short that reading it costs more than the multiply-adds.
    constexpr std::size_t minGroup = 16;

    /// As many groups as give \p tasks tasks of \p strips strips, as far as there are samples.
    std::size_t groupCount(std::size_t batch, std::size_t strips, std::size_t tasks)
    {
        return std::clamp((tasks + strips - 1) / strips, std::size_t { 1 },
            std::max(std::size_t { 1 }, batch / minGroup));
    }

} // namespace

MinibatchPass::MinibatchPass(const std::vector<PanelLayer>& layers, const EngineSettings& settings)
    : m_layers(layers)
    , m_settings(settings)
    , m_work(layers.size())
{
    assert(layers.front().inputs == digitPixels);
    for (const PanelLayer& layer : layers)
        m_shape.layers.push_back({ static_cast<int>(layer.inputs), static_cast<int>(layer.outputs),
            layer.activation, {}, {} });
    for (std::size_t i = 0; i < layers.size(); ++i) {
        m_work[i].inputs = inputStretches(layers[i]);
        m_work[i].readers = outputStretches(layers[i]);
    }
}

void MinibatchPass::begin(const MinibatchSamples& samples, std::uint64_t step)
{
    m_samples = &samples;
    m_step = step;
    if (samples.size() != m_batch)
        resize(samples.size());
}

void MinibatchPass::resize(std::size_t batch)
{
    m_batch = batch;
    m_shards = std::min(batch, static_cast<std::size_t>(m_settings.shards));
    m_parts = std::min({ m_shards, static_cast<std::size_t>(m_settings.threads),
        std::max(std::size_t { 1 }, batch / minGroup) });
    m_labels.resize(batch);
    cutFirstLayer();
    m_scratch.resize(m_parts);
    m_shardWork.resize(m_shards);
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const std::size_t size = panelMatrixSize(batch, m_layers[i].outputs);
        m_work[i].outputs.assign(size, 0.0F);
        m_work[i].errors.assign(size, 0.0F);
        const bool isThinned = i + 1 < m_layers.size() && !m_settings.dropout.empty()
            && m_settings.dropout[i + 1] > 0;
        m_work[i].thinned.assign(isThinned ? size : 0, 0.0F);
        resizeLists(i);
    }
}

/// The samples of each part, cut so that its thread can list units, too.
std::vector<Range> MinibatchPass::sampleTiles() const
{
    std::vector<Range> tiles;
    for (std::size_t part = 0; part < m_parts; ++part) {
        for (const Range& tile : cutSamples(samplesOf(shardsOf(part))))
            tiles.push_back(tile);
    }
    return tiles;
}

/// Blocks are listed for groups of samples, so that each thread has two tasks and a late one can be made up for. Lists of
/// single pixels can be read for any samples: each thread has as many whole strips as the others, and what is left over is
/// cut among them. It lies where the caller, which comes from the front, meets its helpers (core/base/thread_team.h).
void MinibatchPass::cutFirstLayer()
{
    const PanelLayer& layer = m_layers.front();
    const auto threads = static_cast<std::size_t>(m_settings.threads);
    const std::size_t atOnce = firstLayerPanels(layer);
    const std::size_t count = (layer.panels() + atOnce - 1) / atOnce;
    const PixelReader reader = readerFor(layer.outputs, layer.shared.has_value());
    const bool readsBlocks = reader == PixelReader::Blocks;
    const std::size_t left = readsBlocks ? count : count % threads;
    const std::size_t groups = left == 0 || threads == 1
        ? 1
        : groupCount(m_batch, left, readsBlocks ? 2 * threads : threads);
    m_pixels.resize(sampleTiles(), groups, reader);
    m_strips.clear();
    const auto add = [&](std::size_t strip, std::size_t group, const Range& samples) {
        const std::size_t panel = strip * atOnce;
        m_strips.push_back({ panel, std::min(atOnce, layer.panels() - panel), group, samples });
    };
    const std::size_t whole = count - left;
    const std::size_t ofCaller = whole / threads;
    for (std::size_t strip = 0; strip < ofCaller; ++strip)
        add(strip, 0, { 0, m_batch });
    for (std::size_t strip = whole; strip < count; ++strip) {
        for (std::size_t group = 0; group < groups; ++group)
            add(strip, group, m_pixels.samplesOf(group));
    }
    for (std::size_t strip = ofCaller; strip < whole; ++strip)
        add(strip, 0, { 0, m_batch });
}

/// Rectifiers are off for half of the samples and more. With a single panel to multiply, lists cost more than they save.
void MinibatchPass::resizeLists(std::size_t layer)
{
    m_work[layer].active = {};
    m_work[layer].activeErrors = {};
    if (layer + 1 == m_layers.size() || m_layers[layer].activation != Activation::Relu
        || m_batch < minGroup)
        return;
    const PanelLayer& own = m_layers[layer];
    const PanelLayer& next = m_layers[layer + 1];
    if (!next.shared && next.panels() > 1)
        m_work[layer].active = MinibatchLists(m_batch, own.outputs, sampleTiles());
    if (layer > 0 && !own.shared)
        m_work[layer].activeErrors = MinibatchLists(m_batch, own.outputs, {});
}

Range MinibatchPass::samplesOf(std::size_t shard) const
{
    return { shard * m_batch / m_shards, (shard + 1) * m_batch / m_shards };
}

Range MinibatchPass::samplesOf(Range shards) const
{
    return { samplesOf(shards.begin).begin, samplesOf(shards.end - 1).end };
}

Range MinibatchPass::shardsOf(std::size_t part) const
{
    return { part * m_shards / m_parts, (part + 1) * m_shards / m_parts };
}

void MinibatchPass::drawFactors(std::size_t shard)
{
    if (m_settings.dropout.empty())
        return;
    const Range samples = samplesOf(shard);
    drawDropout(m_shape, m_settings.dropout, { m_settings.seed, m_step, samples.begin },
        samples.end - samples.begin, m_shardWork[shard].dropout);
}

/// What the pixels of \p sample are multiplied by; null without dropout.
const float* MinibatchPass::pixelFactors(std::size_t shard, std::size_t sample) const
{
    if (m_settings.dropout.empty() || m_settings.dropout.front() == 0)
        return nullptr;
    return m_shardWork[shard].dropout.factors.front().data()
        + (sample - samplesOf(shard).begin) * digitPixels;
}

void MinibatchPass::read(std::size_t task)
{
    const Range shards = shardsOf(task);
    for (std::size_t shard = shards.begin; shard < shards.end; ++shard) {
        drawFactors(shard);
        const Range samples = samplesOf(shard);
        for (std::size_t sample = samples.begin; sample < samples.end; ++sample) {
            m_labels[sample] = m_samples->label(sample);
            m_pixels.read(
                sample, m_samples->image(sample, m_scratch[task]), pixelFactors(shard, sample));
        }
    }
    m_pixels.finishReading(samplesOf(shards));
}

kernels::PanelStrip<const float> MinibatchPass::weightsOf(
    std::size_t layer, std::size_t panel, std::size_t count) const
{
    const PanelLayer& weights = m_layers[layer];
    return { weights.parameters.data() + panel * weights.panelSize(), weights.panelSize(), count };
}

kernels::PanelStrip<const float> MinibatchPass::biasesOf(
    std::size_t layer, std::size_t panel, std::size_t count) const
{
    const kernels::PanelStrip<const float> weights = weightsOf(layer, panel, count);
    return { weights.values + m_layers[layer].inputs * panelWidth, weights.stride, count };
}

kernels::PanelStrip<float> MinibatchPass::outputsOf(
    std::size_t layer, std::size_t panel, std::size_t count)
{
    const std::size_t stride = m_batch * panelWidth;
    return { m_work[layer].outputs.data() + panel * stride, stride, count };
}

/// Panels side by side go together unless each has a window of its own.
void MinibatchPass::addBlocks(const Strip& strip, const kernels::PanelStrip<const float>& weights,
    const kernels::PanelStrip<float>& outputs) const
{
    const kernels::PanelStrip<const float> biases = biasesOf(0, strip.panel, outputs.count);
    for (std::size_t i = 0; i < outputs.count; ++i) {
        for (std::size_t sample = strip.samples.begin; sample < strip.samples.end; ++sample)
            std::copy_n(biases.values + i * biases.stride, panelWidth,
                outputs.values + i * outputs.stride + sample * panelWidth);
    }
    const std::size_t together = m_layers.front().shared ? 1 : outputs.count;
    for (std::size_t i = 0; i < outputs.count; i += together) {
        for (const Range& pixels : m_work.front().inputs[strip.panel + i])
            kernels::addBlockProduct(m_pixels.inBlocks()[strip.group], blocksAround(pixels),
                { weights.values + i * weights.stride, weights.stride, together },
                { outputs.values + i * outputs.stride, outputs.stride, together });
    }
}

void MinibatchPass::runFirstLayer(std::size_t task)
{
    const Strip& strip = m_strips[task];
    const kernels::PanelStrip<const float> weights = weightsOf(0, strip.panel, strip.panels);
    const kernels::PanelStrip<float> outputs = outputsOf(0, strip.panel, strip.panels);
    if (!m_pixels.active().isEmpty())
        m_pixels.active().product(
            strip.samples, weights, biasesOf(0, strip.panel, strip.panels), outputs);
    else
        addBlocks(strip, weights, outputs);
    for (std::size_t i = strip.panel; i < strip.panel + strip.panels; ++i)
        activateRows(0, i, strip.samples);
}

void MinibatchPass::activateRows(std::size_t layer, std::size_t panel, Range samples)
{
    float* const rows
        = m_work[layer].outputs.data() + (panel * m_batch + samples.begin) * panelWidth;
    activate(m_layers[layer].activation,
        std::span<float>(rows, (samples.end - samples.begin) * panelWidth));
}

} // namespace inkling
