// SPDX-License-Identifier: GPL-3.0-or-later
// Why one class and not another: the difference of their evidence, pixel by pixel.
#pragma once

#include "core/explain/evidence.h"

#include <cstddef>
#include <vector>

namespace inkling {

/// One class against another. The sum of all contributions plus the bias is the lead of \p digit over \p rival.
struct Contrast {
    int digit = 0;
    int rival = 0;
    std::vector<float> slopes; ///< [784]: what a full pixel of ink would add to the lead
    std::vector<float> contributions; ///< [784]: what the ink that is there adds to the lead
    float bias = 0;
    float lead = 0; ///< logit of digit - logit of rival
    std::vector<std::size_t>
        deciding; ///< the pixels that contribute most, either way, the strongest first
};

/// Returns the contrast of two classes. At most \p most pixels count as deciding; those without ink never do.
Contrast contrastOf(const EvidenceMaps& maps, int digit, int rival, std::size_t most = 12);

} // namespace inkling
