// SPDX-License-Identifier: GPL-3.0-or-later
// What a run learned, as a model that can be saved and used.
#pragma once

#include "app/session/training/training_view.h"
#include "core/model/model.h"

#include <optional>

namespace inkling {

/// Returns the newest parameters of \p view as a model that knows where it came from; nothing when there are none yet.
std::optional<Model> finishedModel(const TrainingView& view);

} // namespace inkling
