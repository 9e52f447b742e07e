// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of a run at the ends of its epochs, so that it can be watched again. Memory is bounded: when it is used
// up, every second epoch is forgotten.
#pragma once

#include "core/nn/mlp.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace inkling {

/// The parameters at the end of an epoch.
struct EpochParameters {
    int epoch = 0; ///< epochs done; 0 is before the first
    std::shared_ptr<const Mlp> mlp;
};

/// An immutable list in the order of the epochs.
using EpochList = std::shared_ptr<const std::vector<EpochParameters>>;

/// Grows a list. *Threading*: one thread at a time; what list() returned may be read by any.
class EpochTrail {
public:
    static constexpr std::size_t usualBudget = std::size_t { 256 } << 20U; ///< bytes

    explicit EpochTrail(std::size_t budget = usualBudget)
        : m_budget(budget)
    {
    }

    /// Appends \p parameters, which are of a later epoch than those before.
    void append(const EpochParameters& parameters);

    EpochList list() const { return m_list; }

private:
    std::size_t m_budget;
    int m_stride = 1; ///< only epochs that it divides are kept, and the newest
    EpochList m_list = std::make_shared<const std::vector<EpochParameters>>();
};

} // namespace inkling
