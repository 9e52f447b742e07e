// SPDX-License-Identifier: GPL-3.0-or-later
// The last phase of a minibatch: the layers after the first, the loss, and the errors back to the first layer.
#include "core/kernels/loss.h"
#include "core/kernels/panel_product.h"
#include "core/train/minibatch_pass.h"

#include <algorithm>

namespace inkling {

using kernels::listedPanels;
using kernels::panelCount;
using kernels::panelIndex;
using kernels::panelWidth;
using kernels::Range;

/// Calls \p function with the place and the dropout factor of each output of \p layer in a shard.
template <typename Function>
void MinibatchPass::forEachFactor(std::size_t shard, std::size_t layer, const Function& function)
{
    if (m_work[layer].thinned.empty())
        return;
    const Range samples = samplesOf(shard);
    const std::vector<float>& factors = m_shardWork[shard].dropout.factors[layer + 1];
    const std::size_t width = m_layers[layer].outputs;
    for (std::size_t sample = samples.begin; sample < samples.end; ++sample) {
        for (std::size_t unit = 0; unit < width; ++unit)
            function(panelIndex(m_batch, sample, unit),
                factors[(sample - samples.begin) * width + unit]);
    }
}

void MinibatchPass::thinOutputs(std::size_t shard, std::size_t layer)
{
    LayerWork& work = m_work[layer];
    forEachFactor(shard, layer, [&work](std::size_t place, float factor) {
        work.thinned[place] = work.outputs[place] * factor;
    });
}

void MinibatchPass::thinErrors(std::size_t shard, std::size_t layer)
{
    LayerWork& work = m_work[layer];
    forEachFactor(
        shard, layer, [&work](std::size_t place, float factor) { work.errors[place] *= factor; });
}

void MinibatchPass::forwardListed(std::size_t layer, Range samples)
{
    m_work[layer - 1].active.listPanels(m_work[layer - 1].passedOn().data(), samples);
    const std::size_t panels = m_layers[layer].panels();
    for (std::size_t panel = 0; panel < panels; panel += listedPanels) {
        const std::size_t count = std::min(listedPanels, panels - panel);
        m_work[layer - 1].active.product(samples, weightsOf(layer, panel, count),
            biasesOf(layer, panel, count), outputsOf(layer, panel, count));
        for (std::size_t i = panel; i < panel + count; ++i)
            activateRows(layer, i, samples);
    }
}

void MinibatchPass::forwardLayer(std::size_t layer, Range samples)
{
    if (!m_work[layer - 1].active.isEmpty()) {
        forwardListed(layer, samples);
        return;
    }
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

void MinibatchPass::backwardListed(std::size_t layer, Range samples)
{
    m_work[layer].activeErrors.listPanels(m_work[layer].errors.data(), samples);
    const PanelLayer& weights = m_layers[layer];
    const std::size_t stride = m_batch * panelWidth;
    const std::size_t panels = panelCount(weights.inputs);
    for (std::size_t panel = 0; panel < panels; panel += listedPanels) {
        const std::size_t count = std::min(listedPanels, panels - panel);
        const kernels::PanelStrip<float> errors { m_work[layer - 1].errors.data() + panel * stride,
            stride, count };
        const std::size_t size = weights.outputs * panelWidth;
        m_work[layer].activeErrors.product(samples,
            { weights.transposed.data() + panel * size, size, count }, zeroRow(count), errors);
    }
}

void MinibatchPass::backwardLayer(std::size_t layer, Range samples)
{
    if (!m_work[layer].activeErrors.isEmpty()) {
        backwardListed(layer, samples);
        return;
    }
    const PanelLayer& weights = m_layers[layer];
    for (std::size_t panel = 0; panel < panelCount(weights.inputs); ++panel) {
        const kernels::PanelMatrix errors { m_work[layer].errors.data(), m_batch,
            m_work[layer].readers[panel] };
        kernels::panelProduct(samples, errors,
            weights.transposed.data() + panel * weights.outputs * panelWidth, nullptr,
            m_work[layer - 1].errors.data() + panel * m_batch * panelWidth);
    }
}

/// Errors go back through the activation.
void MinibatchPass::differentiate(std::size_t layer, Range samples)
{
    LayerWork& work = m_work[layer];
    for (std::size_t panel = 0; panel < m_layers[layer].panels(); ++panel) {
        const std::size_t begin = (panel * m_batch + samples.begin) * panelWidth;
        const std::size_t size = samples.size() * panelWidth;
        multiplyByDerivative(m_layers[layer].activation,
            std::span<const float>(work.outputs.data() + begin, size),
            std::span<float>(work.errors.data() + begin, size));
    }
}

void MinibatchPass::runErrors(std::size_t task)
{
    const Range shards = shardsOf(task);
    const Range samples = samplesOf(shards);
    for (std::size_t layer = 1; layer < m_layers.size(); ++layer) {
        for (std::size_t shard = shards.begin; shard < shards.end; ++shard)
            thinOutputs(shard, layer - 1);
        forwardLayer(layer, samples);
    }
    for (std::size_t shard = shards.begin; shard < shards.end; ++shard)
        measureLoss(shard);
    for (std::size_t layer = m_layers.size() - 1; layer > 0; --layer) {
        backwardLayer(layer, samples);
        for (std::size_t shard = shards.begin; shard < shards.end; ++shard)
            thinErrors(shard, layer - 1);
        differentiate(layer - 1, samples);
    }
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
