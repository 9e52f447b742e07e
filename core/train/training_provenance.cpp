// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_provenance.h"

namespace inkling {

ProvenanceFigures provenanceFigures(const std::string& data, const Evaluation& evaluation)
{
    return { data, evaluation.samples, evaluation.errors, evaluation.errorPercent() };
}

Provenance provenanceOf(
    const Recipe& recipe, const TrainingData& data, const TrainingOutcome& outcome)
{
    Provenance provenance;
    provenance.recipe = toJson(recipe);
    for (std::size_t i = 0; i < recipe.data.size(); ++i)
        provenance.data.push_back(
            { recipe.data[i].set, data.training[i].size(), data.validation[i].size() });
    provenance.seed = recipe.seed;
    const ChunkedCurve<TrainingChange>& changes = outcome.last.curves.changes;
    for (std::size_t i = 0; i < changes.size(); ++i)
        provenance.changes.push_back(
            { changes[i].step, std::string(nameOf(changes[i].field)), changes[i].value });
    if (outcome.validation.samples > 0)
        provenance.validation = provenanceFigures({}, outcome.validation);
    return provenance;
}

Model modelOf(const Recipe& recipe, const TrainingOutcome& outcome)
{
    Model model;
    model.mlp = outcome.mlp;
    model.temperature = static_cast<float>(recipe.temperature);
    model.digitScore = outcome.last.digitScore;
    return model;
}

} // namespace inkling
