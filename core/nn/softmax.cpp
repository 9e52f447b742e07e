// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/softmax.h"

#include "core/kernels/loss.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace inkling {

void softmax(std::span<const float> logits, float temperature, std::span<float> probabilities)
{
    assert(!logits.empty() && logits.size() == probabilities.size() && temperature > 0);
    std::transform(logits.begin(), logits.end(), probabilities.begin(),
        [temperature](float logit) { return logit / temperature; });
    kernels::softmax(1, probabilities.size(), probabilities.data(), probabilities.data());
}

double crossEntropy(std::span<const float> logits, float temperature, std::uint8_t label)
{
    assert(label < logits.size() && temperature > 0);
    const double greatest = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const float logit : logits)
        sum += std::exp((static_cast<double>(logit) - greatest) / static_cast<double>(temperature));
    return std::log(sum)
        + (greatest - static_cast<double>(logits[label])) / static_cast<double>(temperature);
}

} // namespace inkling
