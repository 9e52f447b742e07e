// SPDX-License-Identifier: GPL-3.0-or-later
// The state of a training run between two minibatches, as a value and as a file: with it the run goes on as if it had
// never been interrupted.
#pragma once

#include "core/base/result.h"
#include "core/train/minibatch_engine.h"
#include "core/train/recipe.h"
#include "core/train/training_data.h"
#include "core/train/training_snapshot.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace inkling {

/// Where a run is. All random numbers follow from it and the recipe, so that no generator needs to be kept.
struct RunPosition {
    std::uint64_t step = 0; ///< minibatches done
    int epoch = 0; ///< epochs done and measured
    std::uint64_t samples = 0; ///< done of the epoch under way
    double lossSum = 0; ///< over these samples
    std::uint64_t correct = 0; ///< of these samples

    bool operator==(const RunPosition&) const = default;
};

/// The epoch that did best on what is held out; kept with early stopping alone.
struct BestEpoch {
    int epoch = 0; ///< from 1; 0: none yet
    std::vector<float> parameters; ///< as in EngineState

    bool operator==(const BestEpoch&) const = default;
};

/// Tells data sets apart.
struct DataFingerprint {
    std::string set; ///< as the recipe names it
    std::uint64_t samples = 0; ///< trained on and held out
    std::uint32_t checksum = 0; ///< of their labels, pixels and points

    bool operator==(const DataFingerprint&) const = default;
};

/// Returns the fingerprints of \p data, in the order of \p recipe.
std::vector<DataFingerprint> fingerprintsOf(const Recipe& recipe, const TrainingData& data);

/// All that a run needs to go on.
struct Checkpoint {
    Recipe recipe;
    std::vector<DataFingerprint> data;
    RunPosition position;
    EngineState engine;
    BestEpoch best;
    std::vector<TrainingChange> changes; ///< in order; the newest of each field holds
    MinibatchCurveBuilder::State minibatches;
    std::vector<EpochPoint> epochs; ///< one for each epoch done
    std::vector<Evaluation> validationBySet; ///< of the newest of them

    bool operator==(const Checkpoint&) const = default;
};

constexpr std::uint32_t checkpointVersion = 1;
constexpr std::size_t checkpointFileLimit = std::size_t { 2 } << 30U; ///< bytes

/// Returns \p checkpoint as the bytes of a file: "INKLCKPT", version, checksum and length of the rest, the rest.
std::vector<std::byte> toBytes(const Checkpoint& checkpoint);

/// Reads what toBytes wrote, which came from \p path. Every size is checked against the recipe that is in it.
/// *Errors*: CheckpointWrongFormat, CheckpointWrongVersion, CheckpointDamaged.
Result<Checkpoint> parseCheckpoint(std::span<const std::byte> bytes, const std::string& path);

/// Reads the checkpoint at \p path. *Errors*: those of readFile and parseCheckpoint.
Result<Checkpoint> loadCheckpoint(const std::string& path);

/// Replaces the file at \p path atomically. *Errors*: those of writeFile; FileTooLarge beyond checkpointFileLimit.
Result<void> saveCheckpoint(const std::string& path, const Checkpoint& checkpoint);

/// Makes sure that \p checkpoint, which came from \p path, is one of \p recipe and \p data.
/// *Errors*: CheckpointOtherRecipe names the first field that differs; CheckpointOtherData the first data set.
Result<void> checkBelongs(const Checkpoint& checkpoint, const Recipe& recipe,
    const std::vector<DataFingerprint>& data, const std::string& path);

} // namespace inkling
