// SPDX-License-Identifier: GPL-3.0-or-later
// What a small change anywhere inside a network would do to its logits, for one sample. Evidence, flips, hidden units
// and paths all go back through the layers with this.
#pragma once

#include "core/nn/forward.h"
#include "core/nn/mlp.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace inkling {

/// How far back to go.
enum class BackTo { FirstLayer, Input };

/// How much more each unit puts out for a little more pre-activation: per layer, [outputs of the layer].
using UnitSlopes = std::vector<std::vector<float>>;

/// Writes the derivatives of all activations for a batch of one to \p slopes; \p activations is as forward left it.
void unitSlopes(const Mlp& mlp, const Activations& activations, UnitSlopes& slopes);

/// Goes back from the logits. Used again it allocates nothing. *Threading*: one thread at a time.
class Backpropagation {
public:
    /// Computes the slopes of rows × logits, where the units pass on \p units. Those whose slope is 0 in every row
    /// (switched-off rectifiers) cost nothing further down.
    /// *Shapes*: \p rows [rows × mlp.outputs()], row-major.
    void run(const Mlp& mlp, const UnitSlopes& units, std::span<const float> rows, BackTo end);

    /// Returns the slopes by the outputs of \p layer, after its activation. *Shapes*: [rows × outputs of the layer].
    std::span<const float> byOutputs(std::size_t layer) const { return m_byOutputs[layer]; }

    /// Returns the slopes by the pre-activations of \p layer. *Shapes*: [rows × outputs of the layer].
    std::span<const float> byPreActivations(std::size_t layer) const { return m_byInner[layer]; }

    /// Returns the slopes by the inputs, after a run to the input. *Shapes*: [rows × mlp.inputs()].
    std::span<const float> byInputs() const { return m_byInputs; }

    /// Multiplies \p slopes by the weights of \p layer into \p product, leaving out units whose slopes are all 0.
    /// *Shapes*: \p slopes [rows × outputs], \p product [rows × inputs].
    void multiply(std::size_t rows, std::span<const float> slopes, const DenseLayer& layer,
        std::vector<float>& product);

private:
    std::vector<std::vector<float>> m_byOutputs; ///< per layer
    std::vector<std::vector<float>> m_byInner; ///< per layer
    std::vector<float> m_byInputs;
    std::vector<std::uint32_t> m_active;
    std::vector<float> m_activeSlopes; ///< [active units × rows]
};

/// Returns the matrix that picks each class by itself. *Shapes*: [classes × classes].
std::vector<float> everyClass(std::size_t classes);

} // namespace inkling
