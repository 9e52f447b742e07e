// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/trainer.h"

#include "core/train/training_memory.h"
#include "core/train/training_run.h"

#include <cassert>

namespace inkling {

Result<TrainingOutcome> train(const TrainingRequest& request, const SnapshotSink& sink)
{
    if (Result<void> valid = validateRecipe(request.recipe, request.recipe.name); !valid)
        return valid.error();
    if (Result<void> fits = checkMemory(request.recipe); !fits)
        return fits.error();
    assert(request.data.training.size() == request.recipe.data.size());
    return TrainingRun(request, sink).run();
}

} // namespace inkling
