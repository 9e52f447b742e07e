// SPDX-License-Identifier: GPL-3.0-or-later
// How good a model is on labeled samples.
#pragma once

#include "core/model/model.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>

namespace inkling {

class DataSet;
class SamplePool;
class ThreadTeam;

/// Figures over a data set. confusion[label][prediction] counts samples.
struct Evaluation {
    std::size_t samples = 0;
    std::size_t errors = 0;
    double crossEntropy = 0; ///< mean, in nats
    double calibrationErrorPercent = 0; ///< expected calibration error over 15 bins of equal width
    std::array<std::array<std::size_t, classCount>, classCount> confusion {};

    double errorPercent() const
    {
        return samples == 0 ? 0.0
                            : 100.0 * static_cast<double>(errors) / static_cast<double>(samples);
    }

    bool operator==(const Evaluation&) const = default;
};

/// Adds up an Evaluation sample by sample.
class Tally {
public:
    /// Counts one sample. *Shapes*: \p probabilities [10]; \p label 0 to 9; \p crossEntropy in nats.
    void add(std::span<const float> probabilities, std::uint8_t label, double crossEntropy);

    /// Counts all that \p other has counted.
    void add(const Tally& other);

    Evaluation evaluation() const;

private:
    static constexpr std::size_t binCount = 15;

    /// The samples whose highest probability lies in one interval.
    struct Bin {
        std::size_t samples = 0;
        std::size_t correct = 0;
        double confidence = 0; ///< sum of the highest probabilities
    };

    Evaluation m_sums; ///< crossEntropy holds the sum until it is asked for
    std::array<Bin, binCount> m_bins {};
};

/// Tallies \p mlp on the first image of every sample of \p pool; with \p stop asked for, on some of them.
/// The number of threads in \p team changes no bit of it.
Tally tally(const Mlp& mlp, float temperature, const SamplePool& pool, ThreadTeam& team,
    const std::stop_token& stop = {});

/// Measures \p model on all samples of \p data that have a label; ink is rendered with the standard pen.
/// *Source* of the calibration error: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", 2017, section 2.
/// *Units and range*: \p threads 0, one for each core, or more.
Evaluation evaluate(const Model& model, const DataSet& data, int threads = 0);

} // namespace inkling
