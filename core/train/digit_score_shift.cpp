// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/digit_score_shift.h"

#include "core/base/thread_team.h"
#include "core/model/predict.h"
#include "core/nn/forward.h"
#include "core/train/minibatch_buffer.h"

#include <algorithm>
#include <cstddef>

namespace inkling {

namespace {

    constexpr std::size_t samplesAtOnce = 256; // enough for the matrix product to run at its speed
    constexpr double rounding = 1e-3; // of sums of some hundred products, and plenty
    // Where fewer may be missed, one odd digit would decide: the second oddest of 240 let thrice as much pass that is none.
    constexpr std::size_t leastMissed = 3;

    std::size_t mostMissed(double share, std::size_t digits)
    {
        return static_cast<std::size_t>(share * static_cast<double>(digits));
    }

    /// The margin of one set in which at least one digit may be missed.
    double marginOf(std::vector<double> scores, std::size_t missed)
    {
        std::sort(scores.begin(), scores.end());
        // A little towards the best that is let go, so that no rounding takes the last one that stays across.
        return std::max((scores[missed - 1] + scores[missed]) / 2, scores[missed] - rounding);
    }

} // namespace

std::vector<double> digitLogits(
    const Mlp& mlp, const DigitScore& score, const SamplePool& pool, ThreadTeam& team)
{
    std::vector<double> result(pool.size());
    team.forEach((pool.size() + samplesAtOnce - 1) / samplesAtOnce, [&](std::size_t part) {
        const std::size_t first = part * samplesAtOnce;
        const std::size_t count = std::min(samplesAtOnce, pool.size() - first);
        MinibatchBuffer buffer;
        for (std::size_t i = first; i < first + count; ++i)
            buffer.append(pool.image(i), pool.label(i));
        Activations activations;
        forward(mlp, buffer.minibatch().inputs, count, activations);
        const std::span<const float> hidden = activations.outputs[mlp.layers.size() - 2];
        const std::size_t width = score.weights.size();
        for (std::size_t i = 0; i < count; ++i)
            result[first + i] = digitLogit(score, hidden.subspan(i * width, width));
    });
    return result;
}

// The union of all sets would ask less, but it is as kind to one hand as the others are many: synthetic digits, of which
// there are as many as one likes, and whose hands the network knows, would pay for those of real people. With
// 784-1500-1000-500 a missed share of 0.5 % of the union (10,000 images of MNIST, 1,740 pens, 12,000 synthetic) was 0.98 %
// of MNIST; no more than 0.5 % of each let 1.20 % of what is no digit pass, in place of 0.89 %.
std::optional<double> digitMargin(double missed, std::span<const std::vector<double>> scoresBySet)
{
    std::optional<double> margin;
    const auto heed = [&](const std::vector<double>& scores) {
        const double one = marginOf(scores, mostMissed(missed, scores.size()));
        margin = std::min(margin.value_or(one), one);
    };
    std::vector<double> small;
    for (const std::vector<double>& scores : scoresBySet) {
        if (mostMissed(missed, scores.size()) >= leastMissed)
            heed(scores);
        else
            small.insert(small.end(), scores.begin(), scores.end());
    }
    const std::size_t least = margin ? leastMissed : 1;
    if (mostMissed(missed, small.size()) >= least)
        heed(small);
    return margin;
}

} // namespace inkling
