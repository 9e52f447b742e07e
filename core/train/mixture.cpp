// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/mixture.h"

#include "core/train/streams.h"

#include <cmath>

namespace inkling {

namespace {

    std::size_t shownCount(const MixtureSet& set)
    {
        return static_cast<std::size_t>(
            std::llround(set.weight * static_cast<double>(set.pool.size())));
    }

    /// Which samples of a set are shown: whole rounds in order, then a random part of one more.
    std::vector<std::uint32_t> selectSamples(const MixtureSet& set, Random random)
    {
        const std::size_t shown = shownCount(set);
        const std::size_t rounded = set.pool.size() == 0 ? 0 : shown - shown % set.pool.size();
        std::vector<std::uint32_t> samples(shown);
        for (std::size_t i = 0; i < rounded; ++i)
            samples[i] = static_cast<std::uint32_t>(i % set.pool.size());
        if (rounded == shown)
            return samples;
        const std::vector<std::uint32_t> order = randomPermutation(set.pool.size(), random);
        for (std::size_t i = rounded; i < shown; ++i)
            samples[i] = order[i - rounded];
        return samples;
    }

} // namespace

std::vector<Draw> drawEpoch(std::span<const MixtureSet> sets, std::uint64_t seed, int epoch)
{
    std::vector<Draw> inOrder;
    inOrder.reserve(epochSize(sets));
    for (std::uint32_t set = 0; set < sets.size(); ++set) {
        const SamplePool& pool = sets[set].pool;
        for (const std::uint32_t sample :
            selectSamples(sets[set], openStream(seed, RandomPurpose::Selection, epoch, set))) {
            const auto number = static_cast<std::uint32_t>(inOrder.size());
            const std::uint32_t images = pool.imageCount(sample);
            const std::uint32_t image = images == 1
                ? 0
                : openStream(seed, RandomPurpose::Pen, epoch, number).below(images);
            inOrder.push_back({ set, sample, image, number });
        }
    }
    std::vector<Draw> shuffled;
    shuffled.reserve(inOrder.size());
    for (const std::uint32_t index :
        randomPermutation(inOrder.size(), openStream(seed, RandomPurpose::Order, epoch)))
        shuffled.push_back(inOrder[index]);
    return shuffled;
}

std::size_t epochSize(std::span<const MixtureSet> sets)
{
    std::size_t size = 0;
    for (const MixtureSet& set : sets)
        size += shownCount(set);
    return size;
}

} // namespace inkling
