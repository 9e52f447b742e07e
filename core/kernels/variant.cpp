// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/variant.h"

namespace inkling::kernels {

const char* variantName() { return INKLING_KERNELS_VARIANT; }

} // namespace inkling::kernels
