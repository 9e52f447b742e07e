// SPDX-License-Identifier: GPL-3.0-or-later
// The data set that is always there, because it is made when it is wanted: what the synthetic pen writes.
#pragma once

#include "app/session/data/data_state.h"

namespace inkling {

/// Returns the synthetic digits that a recipe can name without anything on the disk.
KnownData syntheticChoice();

} // namespace inkling
