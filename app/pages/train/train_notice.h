// SPDX-License-Identifier: GPL-3.0-or-later
// Which notice the Train page needs: what keeps a run from beginning comes first, then what can be resumed, then what
// went wrong.
#pragma once

#include "app/pages/train/notice_bar.h"

namespace inkling {

class DataSession;
class TrainCommands;
class TrainingSession;
struct Recipe;

/// Returns the notice for \p recipe and the state of the sessions.
Notice trainNotice(const Recipe& recipe, const DataSession& data, const TrainingSession& training,
    const TrainCommands& commands);

} // namespace inkling
