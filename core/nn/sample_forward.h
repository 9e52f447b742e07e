// SPDX-License-Identifier: GPL-3.0-or-later
// The forward pass for one sample after another, as when somebody draws.
#pragma once

#include "core/nn/forward.h"

#include <cstddef>
#include <span>
#include <vector>

namespace inkling {

/// A perceptron laid out anew: what an input is multiplied by lies side by side. So the weights of an input that is 0, a
/// dark pixel or a rectifier that is off, are not even read, and reading them is what a sample costs: of 784-1500-1000-500
/// about a quarter is left. It takes as much memory as the perceptron. *Threading*: any number of threads may ask at once.
class SampleForward {
public:
    explicit SampleForward(const Mlp& mlp);

    /// Returns the logits that the perceptron gives \p input; they and what all layers put out lie in \p activations.
    /// They are those of forward but for rounding. *Shapes*: \p input [inputs], result [outputs].
    std::span<const float> run(std::span<const float> input, Activations& activations) const;

private:
    struct Layer {
        std::size_t inputs = 0;
        Activation activation = Activation::Identity;
        std::vector<float> byInput; ///< [inputs × outputs]
        std::vector<float> bias; ///< [outputs]
    };

    std::vector<Layer> m_layers;
};

} // namespace inkling
