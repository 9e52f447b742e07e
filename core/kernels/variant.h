// SPDX-License-Identifier: GPL-3.0-or-later
// Names the build of inkling-kernels that the dynamic loader took for this processor.
#pragma once

#include "core/kernels/export.h"

namespace inkling::kernels {

/// Returns the processor level that the loaded library was compiled for: "x86-64-v4", "x86-64-v3" or "baseline".
INKLING_KERNELS_EXPORT const char* variantName();

} // namespace inkling::kernels
