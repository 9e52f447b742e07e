// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/contrast.h"

#include <algorithm>
#include <cmath>

namespace inkling {

Contrast contrastOf(const EvidenceMaps& maps, int digit, int rival, std::size_t most)
{
    const auto one = static_cast<std::size_t>(digit);
    const auto other = static_cast<std::size_t>(rival);
    Contrast contrast;
    contrast.digit = digit;
    contrast.rival = rival;
    contrast.bias = maps.bias.at(one) - maps.bias.at(other);
    contrast.lead = maps.logits.at(one) - maps.logits.at(other);
    const std::span<const float> speaksFor = maps.slopesOf(digit);
    const std::span<const float> against = maps.slopesOf(rival);
    for (std::size_t pixel = 0; pixel < maps.pixels(); ++pixel) {
        contrast.slopes.push_back(speaksFor[pixel] - against[pixel]);
        contrast.contributions.push_back(contrast.slopes.back() * maps.grays[pixel]);
        if (contrast.contributions.back() != 0)
            contrast.deciding.push_back(pixel);
    }
    const auto strength
        = [&](std::size_t pixel) { return std::abs(contrast.contributions[pixel]); };
    const auto end = contrast.deciding.begin()
        + std::min(std::ssize(contrast.deciding), static_cast<std::ptrdiff_t>(most));
    std::partial_sort(contrast.deciding.begin(), end, contrast.deciding.end(),
        [&](std::size_t a, std::size_t b) { return strength(a) > strength(b); });
    contrast.deciding.erase(end, contrast.deciding.end());
    return contrast;
}

} // namespace inkling
