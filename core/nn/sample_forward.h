// SPDX-License-Identifier: GPL-3.0-or-later
// The forward pass for one sample after another, as when somebody draws.
#pragma once

#include "core/nn/forward.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace inkling {

/// A perceptron laid out anew: what an input is multiplied by lies side by side. So the weights of an input that is 0, a
/// dark pixel or a rectifier that is off, are not even read, and reading them is what a sample costs: of 784-1500-1000-500
/// about a quarter is left. Of a layer that sees its inputs through windows only what the windows see is kept.
/// It takes no more memory than the perceptron. *Threading*: any number of threads may ask at once.
class SampleForward {
public:
    explicit SampleForward(const Mlp& mlp);

    /// Returns the logits that the perceptron gives \p input; they and what all layers put out lie in \p activations.
    /// They are those of forward but for rounding. *Shapes*: \p input [inputs], result [outputs].
    std::span<const float> run(std::span<const float> input, Activations& activations) const;

private:
    /// Neighboring outputs with all the inputs that any of them depends on.
    struct Panel {
        std::size_t first = 0; ///< output
        std::size_t outputs = 0;
        std::vector<std::uint32_t> inputs; ///< in ascending order
        std::vector<float> byInput; ///< [inputs × outputs]
    };

    struct Layer {
        std::size_t inputs = 0;
        Activation activation = Activation::Identity;
        std::vector<Panel> panels;
        std::vector<float> bias; ///< [outputs]
    };

    static Panel panelOf(const DenseLayer& layer, std::size_t first, std::size_t outputs,
        std::vector<std::uint32_t> inputs);
    static std::vector<Panel> panelsOf(const DenseLayer& layer);

    std::vector<Layer> m_layers;
};

} // namespace inkling
