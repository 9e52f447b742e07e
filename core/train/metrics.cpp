// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/metrics.h"

#include "core/base/thread_team.h"
#include "core/digit/normalize.h"
#include "core/nn/forward.h"
#include "core/nn/softmax.h"
#include "core/train/minibatch_buffer.h"
#include "core/train/sample_pool.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace inkling {

namespace {

    constexpr std::size_t evaluationBatch
        = 256; // enough for the matrix product to run at its speed

    /// A network and what it is asked.
    struct Questions {
        const Mlp& mlp;
        float temperature;
        const SamplePool& pool;
    };

    /// Tallies the batch that begins with sample \p start.
    Tally tallyBatch(const Questions& questions, std::size_t start)
    {
        Tally result;
        Activations activations;
        MinibatchBuffer buffer;
        std::vector<float> probabilities(classCount);
        const std::size_t end = std::min(questions.pool.size(), start + evaluationBatch);
        for (std::size_t i = start; i < end; ++i)
            buffer.append(questions.pool.image(i), questions.pool.label(i));
        const Minibatch batch = buffer.minibatch();
        const std::span<const float> logits
            = forward(questions.mlp, batch.inputs, batch.labels.size(), activations);
        for (std::size_t i = 0; i < batch.labels.size(); ++i) {
            const auto row = logits.subspan(i * classCount, classCount);
            softmax(row, questions.temperature, probabilities);
            result.add(probabilities, batch.labels[i],
                crossEntropy(row, questions.temperature, batch.labels[i]));
        }
        return result;
    }

} // namespace

void Tally::add(std::span<const float> probabilities, std::uint8_t label, double crossEntropy)
{
    assert(probabilities.size() == classCount && label < classCount);
    const auto winner = std::max_element(probabilities.begin(), probabilities.end());
    const auto prediction = static_cast<std::size_t>(winner - probabilities.begin());
    const bool isCorrect = prediction == label;
    ++m_sums.samples;
    m_sums.errors += isCorrect ? 0 : 1;
    m_sums.crossEntropy += crossEntropy;
    ++m_sums.confusion[label][prediction];

    // Bin k holds confidences in (k / 15, (k + 1) / 15].
    const double place
        = std::ceil(static_cast<double>(*winner) * static_cast<double>(binCount)) - 1;
    Bin& bin = m_bins[static_cast<std::size_t>(
        std::clamp(place, 0.0, static_cast<double>(binCount - 1)))];
    ++bin.samples;
    bin.correct += isCorrect ? 1 : 0;
    bin.confidence += static_cast<double>(*winner);
}

void Tally::add(const Tally& other)
{
    m_sums.samples += other.m_sums.samples;
    m_sums.errors += other.m_sums.errors;
    m_sums.crossEntropy += other.m_sums.crossEntropy;
    for (std::size_t label = 0; label < classCount; ++label) {
        for (std::size_t prediction = 0; prediction < classCount; ++prediction)
            m_sums.confusion[label][prediction] += other.m_sums.confusion[label][prediction];
    }
    for (std::size_t i = 0; i < binCount; ++i) {
        m_bins[i].samples += other.m_bins[i].samples;
        m_bins[i].correct += other.m_bins[i].correct;
        m_bins[i].confidence += other.m_bins[i].confidence;
    }
}

Evaluation Tally::evaluation() const
{
    Evaluation result = m_sums;
    if (result.samples == 0)
        return result;
    const auto samples = static_cast<double>(result.samples);
    result.crossEntropy /= samples;
    double gap = 0;
    for (const Bin& bin : m_bins)
        gap += std::abs(static_cast<double>(bin.correct) - bin.confidence);
    result.calibrationErrorPercent = 100.0 * gap / samples;
    return result;
}

Tally tally(const Mlp& mlp, float temperature, const SamplePool& pool, ThreadTeam& team,
    const std::stop_token& stop)
{
    std::vector<Tally> parts((pool.size() + evaluationBatch - 1) / evaluationBatch);
    team.forEach(parts.size(), [&](std::size_t part) {
        if (!stop.stop_requested())
            parts[part] = tallyBatch({ mlp, temperature, pool }, part * evaluationBatch);
    });
    // Added in their order, the sums have the same bits on any number of threads.
    Tally result;
    for (const Tally& part : parts)
        result.add(part);
    return result;
}

Evaluation evaluate(const Model& model, const DataSet& data, int threads)
{
    const std::array<float, 1> pens { standardPenWidth };
    ThreadTeam team(threadsOrCores(threads));
    return tally(model.mlp, model.temperature, SamplePool(data, pens), team).evaluation();
}

} // namespace inkling
