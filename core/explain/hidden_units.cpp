// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/hidden_units.h"

#include "core/kernels/dense.h"

#include <algorithm>

namespace inkling {

HiddenUnits hiddenUnits(const Model& model, std::span<const float> grays, int digit)
{
    const Mlp& mlp = model.mlp;
    HiddenUnits result;
    result.digit = digit;
    if (mlp.layers.size() < 2)
        return result;
    const auto answer = static_cast<std::size_t>(digit);
    Activations activations;
    const std::span<const float> logits = logitsOf(mlp, grays, activations);
    const float logit = logits[answer];
    Backpropagation back;
    UnitSlopes slopes;
    unitSlopes(mlp, activations, slopes);
    back.run(mlp, slopes, everyClass(logits.size()), BackTo::FirstLayer);
    const DenseLayer& first = mlp.layers.front();
    const auto count = static_cast<std::size_t>(first.outputs);
    std::vector<float> z(count);
    kernels::denseForward({ 1, grays.size(), count }, grays.data(), first.weights.data(),
        first.bias.data(), z.data());

    double sum = 0;
    result.units.resize(count);
    for (std::size_t unit = 0; unit < count; ++unit) {
        HiddenUnit& shown = result.units[unit];
        shown.index = static_cast<int>(unit);
        shown.preActivation = z[unit];
        shown.activation = activations.outputs.front()[unit];
        shown.bias = first.bias[unit];
        for (std::size_t c = 0; c < shown.outgoing.size(); ++c)
            shown.outgoing.at(c) = back.byOutputs(0)[c * count + unit];
        shown.contribution = shown.activation * shown.outgoing.at(answer);
        sum += double { shown.contribution };
    }
    result.rest = static_cast<float>(double { logit } - sum);
    result.direct = mlp.layers.size() == 2;
    std::stable_sort(result.units.begin(), result.units.end(),
        [](const HiddenUnit& a, const HiddenUnit& b) { return a.contribution > b.contribution; });
    return result;
}

} // namespace inkling
