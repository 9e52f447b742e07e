// SPDX-License-Identifier: GPL-3.0-or-later
// What a model file tells of the run that the model came from.
#pragma once

#include "core/model/provenance.h"
#include "core/train/trainer.h"

#include <string>

namespace inkling {

/// Returns \p evaluation on \p data as provenance; an empty name stands for what the recipe held out.
ProvenanceFigures provenanceFigures(const std::string& data, const Evaluation& evaluation);

/// Returns the provenance of what a run ended in. Who made it and how it does on a test set, the caller adds.
Provenance provenanceOf(
    const Recipe& recipe, const TrainingData& data, const TrainingOutcome& outcome);

/// Returns what a run ended in as a model, still without its provenance.
Model modelOf(const Recipe& recipe, const TrainingOutcome& outcome);

} // namespace inkling
