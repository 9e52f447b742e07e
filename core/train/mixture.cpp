// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/mixture.h"

#include "core/model/model.h"
#include "core/train/streams.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace inkling {

namespace {

    std::size_t shownCount(const MixtureSet& set)
    {
        return static_cast<std::size_t>(
            std::llround(set.weight * static_cast<double>(set.pool.size())));
    }

    /// Appends \p shown of \p members to \p samples: whole rounds in order, then a random part of one more.
    void appendRounds(std::span<const std::uint32_t> members, std::size_t shown, Random random,
        std::vector<std::uint32_t>& samples)
    {
        const std::size_t rounded = members.empty() ? 0 : shown - shown % members.size();
        for (std::size_t i = 0; i < rounded; ++i)
            samples.push_back(members[i % members.size()]);
        if (rounded == shown)
            return;
        const std::vector<std::uint32_t> order = randomPermutation(members.size(), random);
        for (std::size_t i = rounded; i < shown; ++i)
            samples.push_back(members[order[i - rounded]]);
    }

    std::array<std::vector<std::uint32_t>, classCount> membersByClass(const SamplePool& pool)
    {
        std::array<std::vector<std::uint32_t>, classCount> members;
        for (std::size_t i = 0; i < pool.size(); ++i)
            members[pool.label(i)].push_back(static_cast<std::uint32_t>(i));
        return members;
    }

    /// Where the random numbers of a set come from.
    struct SetStream {
        std::uint64_t seed = 0;
        int epoch = 0;
        std::uint32_t set = 0;

        Random open(std::uint32_t part) const
        {
            constexpr unsigned partShift = 16; // above any number of sets
            return openStream(seed, RandomPurpose::Selection, epoch, set + (part << partShift));
        }
    };

    /// Which samples are shown of a set whose classes are balanced. What does not divide evenly goes to the first ones.
    std::vector<std::uint32_t> selectBalanced(const MixtureSet& set, const SetStream& stream)
    {
        const auto members = membersByClass(set.pool);
        const auto isThere = [](const std::vector<std::uint32_t>& one) { return !one.empty(); };
        const auto classes
            = static_cast<std::size_t>(std::count_if(members.begin(), members.end(), isThere));
        const std::size_t shown = shownCount(set);
        std::vector<std::uint32_t> samples;
        std::size_t position = 0;
        for (std::uint32_t label = 0; label < members.size(); ++label) {
            if (members[label].empty())
                continue;
            const std::size_t share = shown / classes + (position < shown % classes ? 1 : 0);
            appendRounds(members[label], share, stream.open(label + 1), samples);
            ++position;
        }
        return samples;
    }

    std::vector<std::uint32_t> selectSamples(const MixtureSet& set, const SetStream& stream)
    {
        if (set.balanceClasses)
            return selectBalanced(set, stream);
        std::vector<std::uint32_t> all(set.pool.size());
        std::iota(all.begin(), all.end(), 0U);
        std::vector<std::uint32_t> samples;
        samples.reserve(shownCount(set));
        appendRounds(all, shownCount(set), stream.open(0), samples);
        return samples;
    }

} // namespace

std::vector<Draw> drawEpoch(std::span<const MixtureSet> sets, std::uint64_t seed, int epoch)
{
    std::vector<Draw> inOrder;
    inOrder.reserve(epochSize(sets));
    for (std::uint32_t set = 0; set < sets.size(); ++set) {
        const SamplePool& pool = sets[set].pool;
        for (const std::uint32_t sample : selectSamples(sets[set], { seed, epoch, set })) {
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
