// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/flip.h"

#include "core/explain/flip_walk.h"
#include "core/explain/written_digit.h"

#include <array>
#include <cassert>
#include <span>
#include <utility>

namespace inkling {

namespace {

    constexpr int fullInk = 255;

    /// How to go along the slopes.
    struct Stride {
        int ink = 0; ///< in gray levels, after which the slopes are asked for again
        int mostRounds = 0; ///< before it is taken for going round in circles
    };

    // The slopes hold for the image as it is. Thirty long strides are 90 full pixels, a whole digit's ink.
    constexpr Stride longStride { 3 * fullInk, 30 };
    // Where long ones go round in circles, shorter ones may still arrive.
    constexpr std::array shorterStrides { Stride { fullInk, 60 }, Stride { fullInk / 4, 60 } };
    // The nearest written digit is not always the one that takes the least ink, nor one that the network can read.
    constexpr std::size_t goals = 3;

    /// Goes where the slopes lead. Returns whether it arrived.
    bool follow(FlipWalk& walk, const Stride& stride, const std::stop_token& stop)
    {
        for (int round = 0; round < stride.mostRounds && !stop.stop_requested(); ++round) {
            const double gap = walk.gap();
            if (gap < 0)
                return true;
            if (!walk.step(gap, stride.ink))
                return false;
        }
        return false;
    }

    /// Goes toward \p goal as long as it takes less ink than \p most. Returns whether it arrived at the answer.
    bool goToward(
        FlipWalk& walk, const GrayImage& goal, std::optional<int> most, const std::stop_token& stop)
    {
        while (!stop.stop_requested() && (!most || walk.inkChanged() < *most)) {
            const double gap = walk.gap();
            if (gap < 0)
                return true;
            if (!walk.stepToward(goal, gap, longStride.ink))
                return false;
        }
        return false;
    }

    /// Goes from \p start toward each of \p written; returns where the least ink leads to the answer.
    std::optional<FlipWalk> cheapestToward(
        std::span<const GrayImage> written, const FlipWalk& start, const std::stop_token& stop)
    {
        std::optional<FlipWalk> best;
        std::optional<int> least;
        for (const GrayImage& goal : written) {
            FlipWalk walk = start;
            if (!goToward(walk, goal, least, stop))
                continue;
            if (least && walk.inkChanged() >= *least)
                continue;
            least = walk.inkChanged();
            best.emplace(std::move(walk));
        }
        return best;
    }

    FlipProposal proposed(FlipWalk& walk)
    {
        walk.takeBack();
        return walk.proposal();
    }

} // namespace

std::optional<FlipProposal> proposeFlip(
    const Model& model, const GrayImage& image, int to, const std::stop_token& stop)
{
    assert(to >= 0 && to < classCount);
    const SampleForward forward(model.mlp); // it will be asked some hundred times
    const FlipWalk start(model, forward, image, to);
    FlipWalk walk = start;
    if (follow(walk, longStride, stop))
        return proposed(walk);
    if (stop.stop_requested())
        return std::nullopt;
    if (std::optional<FlipWalk> toward
        = cheapestToward(writtenDigits(to, image, goals), start, stop))
        return proposed(*toward);
    for (const Stride& stride : shorterStrides) {
        FlipWalk shorter = start;
        if (follow(shorter, stride, stop))
            return proposed(shorter);
    }
    return std::nullopt;
}

} // namespace inkling
