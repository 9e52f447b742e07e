// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/finished_model.h"

#include "core/train/training_provenance.h"

#include <QCoreApplication>

namespace inkling {

std::optional<Model> finishedModel(const TrainingView& view)
{
    if (!view.now || !view.now->snapshot.parameters || !view.now->data)
        return std::nullopt;
    TrainingOutcome outcome;
    outcome.mlp = *view.now->snapshot.parameters;
    outcome.validation = view.now->snapshot.validation;
    outcome.last = view.now->snapshot;
    Provenance provenance = provenanceOf(view.recipe, *view.now->data, outcome);
    provenance.createdBy = "Inkling " + QCoreApplication::applicationVersion().toStdString();
    Model model = modelOf(view.recipe, outcome);
    model.provenance = toJson(provenance);
    return model;
}

} // namespace inkling
