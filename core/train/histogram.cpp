// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/histogram.h"

#include <algorithm>
#include <cmath>

namespace inkling {

Histogram histogramOf(std::span<const float> values)
{
    Histogram result;
    std::size_t count = 0;
    double sum = 0;
    double squares = 0;
    for (const float value : values) {
        if (!std::isfinite(value))
            continue;
        ++count;
        sum += static_cast<double>(value);
        squares += static_cast<double>(value) * static_cast<double>(value);
        result.limit = std::max(result.limit, std::abs(value));
    }
    if (count == 0)
        return result;
    result.mean = sum / static_cast<double>(count);
    result.deviation = std::sqrt(
        std::max(0.0, squares / static_cast<double>(count) - result.mean * result.mean));
    constexpr double half = static_cast<double>(histogramBins) / 2;
    const double scale = result.limit > 0 ? half / static_cast<double>(result.limit) : 0;
    for (const float value : values) {
        if (!std::isfinite(value))
            continue;
        const double place = std::floor(static_cast<double>(value) * scale + half);
        ++result.counts[static_cast<std::size_t>(
            std::clamp(place, 0.0, static_cast<double>(histogramBins - 1)))];
    }
    return result;
}

} // namespace inkling
