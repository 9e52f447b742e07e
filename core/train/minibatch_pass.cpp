// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/minibatch_pass.h"

#include "core/kernels/loss.h"
#include "core/kernels/panel_product.h"

#include <algorithm>
#include <cassert>

namespace inkling {

using kernels::panelCount;
using kernels::panelIndex;
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
    m_strips = (layers.front().panels() + firstLayerPanels - 1) / firstLayerPanels;
    m_inputTiles = tileCount(layers.front());
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
    m_labels.resize(batch);
    m_pixels.resize(batch, groupCount(batch, m_strips, m_settings.threads));
    m_shardWork.resize(m_shards);
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const std::size_t size = panelMatrixSize(batch, m_layers[i].outputs);
        m_work[i].outputs.assign(size, 0.0F);
        m_work[i].errors.assign(size, 0.0F);
        const bool isThinned = i + 1 < m_layers.size() && !m_settings.dropout.empty()
            && m_settings.dropout[i + 1] > 0;
        m_work[i].thinned.assign(isThinned ? size : 0, 0.0F);
    }
}

Range MinibatchPass::samplesOf(std::size_t shard) const
{
    return { shard * m_batch / m_shards, (shard + 1) * m_batch / m_shards };
}

void MinibatchPass::drawFactors(std::size_t shard)
{
    if (m_settings.dropout.empty())
        return;
    const Range samples = samplesOf(shard);
    drawDropout(m_shape, m_settings.dropout, { m_settings.seed, m_step, samples.begin },
        samples.end - samples.begin, m_shardWork[shard].dropout);
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

void MinibatchPass::list(std::size_t task)
{
    constexpr std::size_t tileBlocks = tileRows / kernels::blockPixels;
    const std::size_t group = task / m_inputTiles;
    const std::size_t first = task % m_inputTiles * tileBlocks;
    const Range blocks { first, std::min(PixelLists::blocks, first + tileBlocks) };
    m_pixels.list(group, blocks);
    thinPixels(m_pixels.lists()[group], blocks);
}

void MinibatchPass::thinPixels(const kernels::BlockLists& lists, Range blocks) const
{
    if (m_settings.dropout.empty() || m_settings.dropout.front() == 0)
        return;
    for (std::size_t block = blocks.begin; block < blocks.end; ++block) {
        std::size_t shard = 0;
        for (std::size_t i = 0; i < lists.counts[block]; ++i) {
            kernels::LitBlock& entry = lists.entries[block * lists.pitch + i];
            while (entry.sample >= samplesOf(shard).end)
                ++shard;
            const float* const factors = m_shardWork[shard].dropout.factors.front().data()
                + (entry.sample - samplesOf(shard).begin) * digitPixels
                + block * kernels::blockPixels;
            for (std::size_t pixel = 0; pixel < kernels::blockPixels; ++pixel)
                entry.values[pixel] *= factors[pixel];
        }
    }
}

void MinibatchPass::runFirstLayer(std::size_t task)
{
    const PanelLayer& layer = m_layers.front();
    const std::size_t groups = m_pixels.lists().size();
    const std::size_t panel = task / groups * firstLayerPanels;
    const std::size_t count = std::min(firstLayerPanels, layer.panels() - panel);
    const Range samples = m_pixels.samplesOf(task % groups);
    const std::size_t stride = m_batch * panelWidth;
    const float* const weights = layer.parameters.data() + panel * layer.panelSize();
    float* const outputs = m_work.front().outputs.data() + panel * stride;
    for (std::size_t i = 0; i < count; ++i) {
        const float* const biases = weights + i * layer.panelSize() + layer.inputs * panelWidth;
        for (std::size_t sample = samples.begin; sample < samples.end; ++sample)
            std::copy_n(biases, panelWidth, outputs + i * stride + sample * panelWidth);
    }
    const kernels::BlockLists& lists = m_pixels.lists()[task % groups];
    // Panels side by side go together unless each has a window of its own.
    const std::size_t together = layer.shared ? 1 : count;
    for (std::size_t i = 0; i < count; i += together) {
        for (const Range& pixels : m_work.front().inputs[panel + i])
            kernels::addBlockProduct(lists, blocksAround(pixels),
                { weights + i * layer.panelSize(), layer.panelSize(), together },
                { outputs + i * stride, stride, together });
    }
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

void MinibatchPass::thinOutputs(std::size_t shard, std::size_t layer)
{
    if (m_work[layer].thinned.empty())
        return;
    const Range samples = samplesOf(shard);
    const std::vector<float>& factors = m_shardWork[shard].dropout.factors[layer + 1];
    const std::size_t width = m_layers[layer].outputs;
    for (std::size_t sample = samples.begin; sample < samples.end; ++sample) {
        for (std::size_t unit = 0; unit < width; ++unit) {
            const std::size_t place = panelIndex(m_batch, sample, unit);
            m_work[layer].thinned[place]
                = m_work[layer].outputs[place] * factors[(sample - samples.begin) * width + unit];
        }
    }
}

void MinibatchPass::forwardLayer(std::size_t layer, Range samples)
{
    const PanelLayer& weights = m_layers[layer];
    const float* const before = m_work[layer - 1].passedOn().data();
    for (std::size_t panel = 0; panel < weights.panels(); ++panel) {
        const kernels::PanelMatrix inputs { before, m_batch, m_work[layer].inputs[panel] };
        const float* const right = weights.parameters.data() + panel * weights.panelSize();
        kernels::panelProduct(samples, inputs, right, right + weights.inputs * panelWidth,
            m_work[layer].outputs.data() + panel * m_batch * panelWidth);
        activateRows(layer, panel, samples);
    }
}

void MinibatchPass::measureLoss(std::size_t shard)
{
    const Range samples = samplesOf(shard);
    const std::size_t classes = m_layers.back().outputs;
    const kernels::LossShape shape { samples.end - samples.begin, classes, m_batch };
    Shard& work = m_shardWork[shard];
    work.logits.resize(shape.batch * classes);
    work.probabilities.resize(shape.batch * classes);
    work.result = {};
    for (std::size_t i = 0; i < shape.batch; ++i) {
        float* const row = work.logits.data() + i * classes;
        for (std::size_t k = 0; k < classes; ++k)
            row[k] = m_work.back().outputs[panelIndex(m_batch, samples.begin + i, k)];
        const auto winner = static_cast<std::size_t>(std::max_element(row, row + classes) - row);
        work.result.correct += winner == m_labels[samples.begin + i] ? std::size_t { 1 } : 0;
    }
    const std::uint8_t* const labels = m_labels.data() + samples.begin;
    const kernels::LossTerms<float> terms { m_settings.loss.kind,
        static_cast<float>(m_settings.loss.labelSmoothing) };
    work.result.lossSum = kernels::lossSum(shape, terms, work.logits.data(), labels);
    kernels::softmax(shape.batch, classes, work.logits.data(), work.probabilities.data());
    kernels::lossBackward(shape, terms, labels, work.probabilities.data());
    for (std::size_t i = 0; i < shape.batch; ++i) {
        for (std::size_t k = 0; k < classes; ++k)
            m_work.back().errors[panelIndex(m_batch, samples.begin + i, k)]
                = work.probabilities[i * classes + k];
    }
}

void MinibatchPass::backwardLayer(std::size_t shard, std::size_t layer)
{
    const Range samples = samplesOf(shard);
    const PanelLayer& weights = m_layers[layer];
    LayerWork& before = m_work[layer - 1];
    for (std::size_t panel = 0; panel < panelCount(weights.inputs); ++panel) {
        const kernels::PanelMatrix errors { m_work[layer].errors.data(), m_batch,
            m_work[layer].readers[panel] };
        kernels::panelProduct(samples, errors,
            weights.transposed.data() + panel * weights.outputs * panelWidth, nullptr,
            before.errors.data() + panel * m_batch * panelWidth);
    }
    if (!before.thinned.empty()) {
        const std::vector<float>& factors = m_shardWork[shard].dropout.factors[layer];
        for (std::size_t sample = samples.begin; sample < samples.end; ++sample) {
            for (std::size_t unit = 0; unit < weights.inputs; ++unit)
                before.errors[panelIndex(m_batch, sample, unit)]
                    *= factors[(sample - samples.begin) * weights.inputs + unit];
        }
    }
    for (std::size_t panel = 0; panel < panelCount(weights.inputs); ++panel) {
        const std::size_t begin = (panel * m_batch + samples.begin) * panelWidth;
        const std::size_t size = (samples.end - samples.begin) * panelWidth;
        multiplyByDerivative(m_layers[layer - 1].activation,
            std::span<const float>(before.outputs.data() + begin, size),
            std::span<float>(before.errors.data() + begin, size));
    }
}

void MinibatchPass::runErrors(std::size_t task)
{
    const Range samples = samplesOf(task);
    for (std::size_t layer = 1; layer < m_layers.size(); ++layer) {
        thinOutputs(task, layer - 1);
        forwardLayer(layer, samples);
    }
    measureLoss(task);
    for (std::size_t layer = m_layers.size() - 1; layer > 0; --layer)
        backwardLayer(task, layer);
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
