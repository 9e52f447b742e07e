// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/epoch_trail.h"

#include <algorithm>
#include <utility>

namespace inkling {

void EpochTrail::append(const EpochParameters& parameters)
{
    std::vector<EpochParameters> epochs = *m_list;
    // The newest before this one was kept for being the newest.
    if (!epochs.empty() && epochs.back().epoch % m_stride != 0)
        epochs.pop_back();
    epochs.push_back(parameters);
    const std::size_t each = parameters.mlp->parameterCount() * sizeof(float);
    while (epochs.size() > 2 && epochs.size() * each > m_budget) {
        m_stride *= 2;
        const int newest = epochs.back().epoch;
        const auto isForgotten = [this, newest](const EpochParameters& one) {
            return one.epoch != newest && one.epoch % m_stride != 0;
        };
        epochs.erase(std::remove_if(epochs.begin(), epochs.end(), isForgotten), epochs.end());
    }
    m_list = std::make_shared<const std::vector<EpochParameters>>(std::move(epochs));
}

} // namespace inkling
