// SPDX-License-Identifier: GPL-3.0-or-later
// The catalog that is built into the programs.
#pragma once

#include "core/base/result.h"
#include "core/data/catalog.h"

namespace inkling {

/// Reads the catalog of the program. *Errors*: those of parseCatalog; a test makes sure that there are none.
Result<Catalog> knownDataSets();

} // namespace inkling
