// SPDX-License-Identifier: GPL-3.0-or-later
// What a run trains on and what it is measured on, and the samples of one minibatch after the other.
#pragma once

#include "core/train/minibatch_engine.h"
#include "core/train/mixture.h"
#include "core/train/recipe.h"
#include "core/train/sample_pool.h"
#include "core/train/training_data.h"

#include <span>
#include <stop_token>
#include <vector>

namespace inkling {

/// The pools of a run, both in the order of Recipe::data. The data must outlive them.
struct RunPools {
    std::vector<MixtureSet> training;
    std::vector<SamplePool> validation;
};

/// Makes the pools of \p data, ink with the pens of \p recipe. When \p stop is asked for, they stay incomplete.
RunPools makePools(const Recipe& recipe, const TrainingData& data, const std::stop_token& stop);

/// Some of the draws of an epoch, distorted as the recipe says: a pure function of recipe, epoch and draws.
class EpochSamples : public MinibatchSamples {
public:
    /// The references must outlive the samples. \p epoch counts from 0.
    EpochSamples(const Recipe& recipe, std::span<const MixtureSet> sets, int epoch,
        std::span<const Draw> draws);

    std::size_t size() const override { return m_draws.size(); }

    std::uint8_t label(std::size_t i) const override;
    DigitView image(std::size_t i, Scratch& scratch) const override;

private:
    /// Asks for images that lie anywhere in memory while sample \p i is read: for one that comes soon, and for where one
    /// is that comes later.
    void fetchAhead(std::size_t i) const;

    const Recipe& m_recipe;
    std::span<const MixtureSet> m_sets;
    int m_epoch;
    std::span<const Draw> m_draws;
};

} // namespace inkling
