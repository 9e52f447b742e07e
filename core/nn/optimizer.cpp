// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/optimizer.h"

#include "core/kernels/update.h"

#include <cassert>

namespace inkling {

MomentumOptimizer::MomentumOptimizer(const Mlp& mlp)
{
    for (const DenseLayer& layer : mlp.layers)
        m_velocity.push_back(
            { std::vector<float>(layer.weights.size()), std::vector<float>(layer.bias.size()) });
}

void MomentumOptimizer::step(const MomentumSettings& settings, const Gradients& gradients, Mlp& mlp)
{
    assert(m_velocity.size() == mlp.layers.size() && gradients.layers.size() == mlp.layers.size());
    const kernels::MomentumStep<float> forWeights { settings.learningRate, settings.momentum,
        settings.weightDecay };
    const kernels::MomentumStep<float> forBiases { settings.learningRate, settings.momentum, 0 };
    for (std::size_t i = 0; i < mlp.layers.size(); ++i) {
        DenseLayer& layer = mlp.layers[i];
        const BasicDenseGradient<float>& gradient = gradients.layers[i];
        kernels::momentumUpdate(layer.weights.size(), forWeights, gradient.weights.data(),
            m_velocity[i].weights.data(), layer.weights.data());
        kernels::momentumUpdate(layer.bias.size(), forBiases, gradient.bias.data(),
            m_velocity[i].bias.data(), layer.bias.data());
    }
}

} // namespace inkling
