// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/minibatch_pass.h"

#include <algorithm>
#include <cassert>

namespace inkling {

using kernels::panelMatrixSize;
using kernels::panelWidth;
using kernels::Range;

namespace {

    // With fewer samples a list is so short that reading it costs more than the multiply-adds.
    constexpr std::size_t minGroup = 16;

    /// Groups of samples that give each thread two tasks of the first layer, so that a late one can be made up for.
    std::size_t groupCount(std::size_t batch, std::size_t strips, int threads)
    {
        if (threads == 1)
            return 1;
        const std::size_t wanted = (2 * static_cast<std::size_t>(threads) + strips - 1) / strips;
        return std::clamp(wanted, std::size_t { 1 }, std::max(std::size_t { 1 }, batch / minGroup));
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
    const std::size_t atOnce = firstLayerPanels(layers.front());
    m_strips = (layers.front().panels() + atOnce - 1) / atOnce;
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
    m_parts = std::min(m_shards, static_cast<std::size_t>(m_settings.threads));
    m_labels.resize(batch);
    const bool thinsPixels = !m_settings.dropout.empty() && m_settings.dropout.front() > 0;
    m_pixelFactors.assign(thinsPixels ? batch : 0, nullptr);
    m_pixels.resize(batch, groupCount(batch, m_strips, m_settings.threads),
        readerFor(m_layers.front().outputs, m_layers.front().shared.has_value()));
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

/// Rectifiers are off for half of the samples and more. With a single panel to multiply, lists cost more than they save.
void MinibatchPass::resizeLists(std::size_t layer)
{
    m_work[layer].active = {};
    m_work[layer].activeErrors = {};
    if (layer + 1 == m_layers.size() || m_layers[layer].activation != Activation::Relu
        || m_batch < m_parts * minGroup)
        return;
    std::vector<Range> tiles;
    for (std::size_t part = 0; part < m_parts; ++part) {
        for (const Range& tile : cutSamples(samplesOf(shardsOf(part))))
            tiles.push_back(tile);
    }
    const PanelLayer& own = m_layers[layer];
    const PanelLayer& next = m_layers[layer + 1];
    if (!next.shared && next.panels() > 1)
        m_work[layer].active = MinibatchLists(m_batch, own.outputs, tiles);
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
    for (std::size_t sample = samples.begin; sample < samples.end && !m_pixelFactors.empty();
         ++sample)
        m_pixelFactors[sample] = m_shardWork[shard].dropout.factors.front().data()
            + (sample - samples.begin) * digitPixels;
}

void MinibatchPass::read(std::size_t task)
{
    const Range samples = samplesOf(task);
    for (std::size_t sample = samples.begin; sample < samples.end; ++sample) {
        m_labels[sample] = m_samples->label(sample);
        const DigitView image = m_samples->image(sample, m_shardWork[task].scratch);
        std::copy(image.begin(), image.end(), m_pixels.image(sample).begin());
    }
    drawFactors(task);
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
void MinibatchPass::addBlocks(std::size_t group, std::size_t panel,
    const kernels::PanelStrip<const float>& weights,
    const kernels::PanelStrip<float>& outputs) const
{
    const kernels::PanelStrip<const float> biases = biasesOf(0, panel, outputs.count);
    const Range samples = m_pixels.samplesOf(group);
    for (std::size_t i = 0; i < outputs.count; ++i) {
        for (std::size_t sample = samples.begin; sample < samples.end; ++sample)
            std::copy_n(biases.values + i * biases.stride, panelWidth,
                outputs.values + i * outputs.stride + sample * panelWidth);
    }
    const std::size_t together = m_layers.front().shared ? 1 : outputs.count;
    for (std::size_t i = 0; i < outputs.count; i += together) {
        for (const Range& pixels : m_work.front().inputs[panel + i])
            kernels::addBlockProduct(m_pixels.inBlocks()[group], blocksAround(pixels),
                { weights.values + i * weights.stride, weights.stride, together },
                { outputs.values + i * outputs.stride, outputs.stride, together });
    }
}

void MinibatchPass::runFirstLayer(std::size_t task)
{
    const PanelLayer& layer = m_layers.front();
    const std::size_t group = task % m_pixels.groups();
    const std::size_t panel = task / m_pixels.groups() * firstLayerPanels(layer);
    const std::size_t count = std::min(firstLayerPanels(layer), layer.panels() - panel);
    const Range samples = m_pixels.samplesOf(group);
    const kernels::PanelStrip<const float> weights = weightsOf(0, panel, count);
    const kernels::PanelStrip<float> outputs = outputsOf(0, panel, count);
    if (!m_pixels.active().isEmpty())
        m_pixels.active().product(samples, weights, biasesOf(0, panel, count), outputs);
    else
        addBlocks(group, panel, weights, outputs);
    for (std::size_t i = panel; i < panel + count; ++i)
        activateRows(0, i, samples);
}

void MinibatchPass::activateRows(std::size_t layer, std::size_t panel, Range samples)
{
    float* const rows
        = m_work[layer].outputs.data() + (panel * m_batch + samples.begin) * panelWidth;
    activate(m_layers[layer].activation,
        std::span<float>(rows, (samples.end - samples.begin) * panelWidth));
}

StepResult MinibatchPass::result() const
{
    StepResult sum;
    for (const Shard& shard : m_shardWork) {
        sum.lossSum += shard.result.lossSum;
        sum.correct += shard.result.correct;
    }
    return sum;
}

} // namespace inkling
