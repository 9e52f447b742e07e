// SPDX-License-Identifier: GPL-3.0-or-later
// The figures that every benchmark prints: median and 99th percentile of many measurements of the same thing.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <vector>

namespace inkling::bench {

/// Returns the value below which the share \p share of \p values lies. *Range*: 0 to 1; \p values not empty.
inline double quantile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(std::lround(share * last))];
}

/// Prints one line: what was measured, how often, and the figures. *Units*: as \p unit says.
inline void print(const char* what, const std::vector<double>& values, const char* unit)
{
    std::printf("%-44s n %5zu   median %8.3f %s   99 %% %8.3f %s   most %8.3f %s\n", what,
        values.size(), quantile(values, 0.5), unit, quantile(values, 0.99), unit,
        quantile(values, 1), unit);
    std::fflush(stdout);
}

/// Returns how many seconds \p work takes.
template <typename Work> double seconds(const Work& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace inkling::bench
