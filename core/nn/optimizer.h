// SPDX-License-Identifier: GPL-3.0-or-later
// How parameters follow their gradient: stochastic gradient descent with momentum and weight decay.
#pragma once

#include "core/nn/backward.h"
#include "core/nn/mlp.h"

#include <vector>

namespace inkling {

/// The constants of one step. Weight decay draws weights toward 0, never biases.
struct MomentumSettings {
    float learningRate = 0;
    float momentum = 0;
    float weightDecay = 0;
};

/// Remembers a velocity for each parameter. A plain value: a copy of it is its whole state.
class MomentumOptimizer {
public:
    /// Starts at rest, for perceptrons shaped like \p mlp.
    explicit MomentumOptimizer(const Mlp& mlp);

    /// Moves \p mlp one step: v = μ v + g + λ w, then w = w - η v.
    void step(const MomentumSettings& settings, const Gradients& gradients, Mlp& mlp);

private:
    std::vector<BasicDenseGradient<float>> m_velocity;
};

} // namespace inkling
