// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/hand_made_model.h"

#include "core/digit/normalize.h"

#include <cstddef>

namespace inkling::test {

Model handMadeModel()
{
    constexpr std::size_t side = digitSide;
    DenseLayer layer { static_cast<int>(side * side), classCount, Activation::Identity, {}, {} };
    layer.weights.assign(side * side * classCount, 0.0F);
    layer.bias.assign(classCount, 0.0F);
    for (std::size_t y = 0; y < side; ++y) {
        for (std::size_t x = 0; x < side; ++x) {
            // The ink of a 7 is mostly above, so that its center of mass pulls it down: its top is in these rows.
            if (y >= 4 && y <= 9)
                layer.weights[7 * side * side + y * side + x] = 1.0F;
            if (x >= 12 && x <= 15)
                layer.weights[1 * side * side + y * side + x] = 0.5F;
        }
    }
    Model model;
    model.mlp.layers.push_back(layer);
    model.provenance = R"({"test": {"error_percent": 42.0}})";
    return model;
}

} // namespace inkling::test
