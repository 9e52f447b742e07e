// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/validation_digits.h"

#include "core/model/model.h"
#include "core/nn/forward.h"
#include "core/nn/softmax.h"
#include "core/train/sample_pool.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace inkling {

namespace {

    constexpr std::size_t blockSize = 256; // samples that go through a network at once
    constexpr float grayScale = 1.0F / 255.0F;

    struct Answer {
        std::uint8_t digit = 0;
        float probability = 0;
    };

    Answer answerOf(std::span<const float> logits)
    {
        std::array<float, classCount> probabilities {};
        softmax(logits, 1, probabilities);
        const auto* const most = std::max_element(probabilities.begin(), probabilities.end());
        return { static_cast<std::uint8_t>(most - probabilities.begin()), *most };
    }

    /// Returns what \p mlp reads in the first image of each sample of \p pool.
    std::vector<Answer> answersOf(const Mlp& mlp, const SamplePool& pool)
    {
        std::vector<Answer> answers;
        std::vector<float> inputs;
        Activations activations;
        for (std::size_t begin = 0; begin < pool.size(); begin += blockSize) {
            const std::size_t count = std::min(blockSize, pool.size() - begin);
            inputs.clear();
            for (std::size_t i = begin; i < begin + count; ++i)
                for (const std::uint8_t gray : pool.image(i))
                    inputs.push_back(static_cast<float>(gray) * grayScale);
            const std::span<const float> logits
                = forward(mlp, std::span<const float>(inputs), count, activations);
            for (std::size_t i = 0; i < count; ++i)
                answers.push_back(answerOf(logits.subspan(i * classCount, classCount)));
        }
        return answers;
    }

    GrayImage imageOf(const SamplePool& pool, std::size_t i)
    {
        GrayImage image(digitSide, digitSide);
        const DigitView view = pool.image(i);
        image.pixels.assign(view.begin(), view.end());
        return image;
    }

    std::vector<SamplePool> poolsOf(const TrainingData& data)
    {
        std::vector<SamplePool> pools;
        for (const DataSet& set : data.validation)
            pools.emplace_back(set, std::span(&standardPenWidth, 1));
        return pools;
    }

} // namespace

std::vector<ValidationDigit> digitsInCell(const Mlp& mlp, const TrainingData& data,
    const std::pair<int, int>& labelAndPrediction, std::size_t limit)
{
    std::vector<ValidationDigit> digits;
    for (const SamplePool& pool : poolsOf(data)) {
        const std::vector<Answer> answers = answersOf(mlp, pool);
        for (std::size_t i = 0; i < pool.size(); ++i) {
            if (pool.label(i) != labelAndPrediction.first
                || answers[i].digit != labelAndPrediction.second)
                continue;
            digits.push_back(
                { imageOf(pool, i), pool.label(i), answers[i].digit, answers[i].probability });
        }
    }
    std::stable_sort(
        digits.begin(), digits.end(), [](const ValidationDigit& a, const ValidationDigit& b) {
            return a.probability > b.probability;
        });
    digits.resize(std::min(digits.size(), limit));
    return digits;
}

Dispute disputeOf(const Mlp& first, const Mlp& second, const TrainingData& data, std::size_t limit)
{
    Dispute dispute;
    std::vector<DisputedDigit> bothWrong;
    for (const SamplePool& pool : poolsOf(data)) {
        const std::vector<Answer> one = answersOf(first, pool);
        const std::vector<Answer> other = answersOf(second, pool);
        dispute.samples += pool.size();
        for (std::size_t i = 0; i < pool.size(); ++i) {
            if (one[i].digit == other[i].digit)
                continue;
            const std::uint8_t label = pool.label(i);
            const bool isSettled = one[i].digit == label || other[i].digit == label;
            dispute.firstRight += one[i].digit == label ? 1U : 0U;
            dispute.secondRight += other[i].digit == label ? 1U : 0U;
            ++dispute.count;
            std::vector<DisputedDigit>& list = isSettled ? dispute.digits : bothWrong;
            if (list.size() < limit)
                list.push_back({ imageOf(pool, i), label, one[i].digit, other[i].digit });
        }
    }
    for (DisputedDigit& digit : bothWrong)
        if (dispute.digits.size() < limit)
            dispute.digits.push_back(std::move(digit));
    return dispute;
}

} // namespace inkling
