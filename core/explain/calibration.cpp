// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/calibration.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace inkling {

namespace {

    constexpr double coldest = 1.0 / 20;
    constexpr double hottest = 20;
    constexpr int halvings = 50; // of the range of 20: below what a float can tell apart

    /// The slope of the cross-entropy by \p inverse, one over the temperature: Σ p z - z[label]. It never falls.
    double slopeAt(double inverse, std::span<const LabeledLogits> samples)
    {
        double slope = 0;
        for (const LabeledLogits& sample : samples) {
            const double greatest = *std::max_element(sample.logits.begin(), sample.logits.end());
            double sum = 0;
            double weighted = 0;
            for (const float logit : sample.logits) {
                const double share = std::exp((static_cast<double>(logit) - greatest) * inverse);
                sum += share;
                weighted += share * static_cast<double>(logit);
            }
            slope += weighted / sum
                - static_cast<double>(sample.logits.at(static_cast<std::size_t>(sample.label)));
        }
        return slope;
    }

} // namespace

float bestTemperature(std::span<const LabeledLogits> samples)
{
    if (samples.empty())
        return 1;
    double low = 1 / hottest;
    double high = 1 / coldest;
    for (int i = 0; i < halvings; ++i) {
        const double middle = (low + high) / 2;
        (slopeAt(middle, samples) < 0 ? low : high) = middle;
    }
    return static_cast<float>(2 / (low + high));
}

} // namespace inkling
