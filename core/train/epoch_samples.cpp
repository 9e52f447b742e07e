// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/epoch_samples.h"

#include "core/train/augment.h"
#include "core/train/streams.h"

namespace inkling {

namespace {

    // Images that are under way from memory while one is read, and the same with what is known of samples.
    constexpr std::size_t imagesAhead = 4;
    constexpr std::size_t entriesAhead = 8;

} // namespace

RunPools makePools(const Recipe& recipe, const TrainingData& data, const std::stop_token& stop)
{
    RunPools pools;
    for (std::size_t i = 0; i < recipe.data.size(); ++i) {
        const RecipeData& entry = recipe.data[i];
        const std::vector<float> pens(entry.penWidths.begin(), entry.penWidths.end());
        const Augmentation& augmentation = augmentationOf(recipe, entry);
        const InkUse use = augmentation.isOff() ? InkUse::Rendered : InkUse::Distorted;
        pools.training.push_back({ SamplePool(data.training[i], pens, stop, use,
                                       entry.noDigits ? Labels::NoDigits : Labels::OfSamples),
            entry.weight, entry.balanceClasses, augmentation });
        // Of what is no digit nobody can say whether it was read rightly.
        static const DataSet nothing;
        pools.validation.emplace_back(
            entry.noDigits ? nothing : data.validation[i], std::span(&standardPenWidth, 1), stop);
    }
    return pools;
}

EpochSamples::EpochSamples(
    const Recipe& recipe, std::span<const MixtureSet> sets, int epoch, std::span<const Draw> draws)
    : m_recipe(recipe)
    , m_sets(sets)
    , m_epoch(epoch)
    , m_draws(draws)
{
}

std::uint8_t EpochSamples::label(std::size_t i) const
{
    const Draw& draw = m_draws[i];
    return m_sets[draw.set].pool.label(draw.sample);
}

void EpochSamples::fetchAhead(std::size_t i) const
{
    if (i + entriesAhead < m_draws.size()) {
        const Draw& draw = m_draws[i + entriesAhead];
        m_sets[draw.set].pool.fetchEntry(draw.sample);
    }
    if (i + imagesAhead < m_draws.size()) {
        const Draw& draw = m_draws[i + imagesAhead];
        m_sets[draw.set].pool.fetchImage(draw.sample, draw.image);
    }
}

DigitView EpochSamples::image(std::size_t i, Scratch& scratch) const
{
    const Draw& draw = m_draws[i];
    const auto& [pool, weight, balance, augmentation] = m_sets[draw.set];
    fetchAhead(i);
    if (augmentation.isOff())
        return pool.image(draw.sample, draw.image);
    scratch.augmenters.resize(m_sets.size());
    std::optional<Augmenter>& augmenter = scratch.augmenters[draw.set];
    if (!augmenter)
        augmenter.emplace(augmentation);
    pool.show(draw.sample, draw.image, *augmenter,
        openStream(m_recipe.seed, RandomPurpose::Augmentation, m_epoch, draw.number),
        scratch.pixels);
    return scratch.pixels;
}

} // namespace inkling
