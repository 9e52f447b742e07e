// SPDX-License-Identifier: GPL-3.0-or-later
// What the units of the first hidden layer see in a drawing, and what they say to the classes.
#pragma once

#include "core/explain/evidence.h"

#include <array>
#include <vector>

namespace inkling {

/// One unit of the first hidden layer.
struct HiddenUnit {
    int index = 0;
    float preActivation = 0; ///< z = w · x + b
    float activation = 0; ///< a
    float bias = 0; ///< b
    std::array<float, classCount>
        outgoing {}; ///< what one unit of activation more adds to each logit
    float contribution = 0; ///< a × outgoing weight to the class in question
};

/// The first hidden layer under one image.
struct HiddenUnits {
    int digit = 0; ///< the class that the contributions belong to
    std::vector<HiddenUnit>
        units; ///< the greatest contribution first; empty without a hidden layer
    float rest = 0; ///< what is left of the logit: biases behind the units, and what is curved
    /// The outgoing weights are the weights of the last layer, so that contributions and its bias are the logit.
    /// Else they are slopes at this image, through all layers that follow.
    bool direct = false;
};

/// Returns the first hidden layer as it is for \p grays, with the contributions to \p digit.
/// *Shapes*: \p grays [784]. *Source*: contributions as in Springenberg et al., "Striving for Simplicity", 2015, section
/// 3 (gradient times activation); exact for rectifiers and for one hidden layer.
HiddenUnits hiddenUnits(const Model& model, std::span<const float> grays, int digit);

} // namespace inkling
