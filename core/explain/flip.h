// SPDX-License-Identifier: GPL-3.0-or-later
// The smallest change of a drawing that turns its answer into another: ink to add and ink to remove.
#pragma once

#include "core/base/image.h"
#include "core/model/predict.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace inkling {

/// A change of the image after which the network reads \p to.
struct FlipProposal {
    int from = 0;
    int to = 0;
    GrayImage changed; ///< 28×28: the image after the change
    std::vector<float>
        change; ///< [784]: ink added (up to 1) and removed (down to -1), in full pixels
    float added = 0; ///< ink, in full pixels
    float removed = 0; ///< ink, in full pixels
    Prediction after; ///< what the network says of the changed image
};

/// Proposes how to change \p image so that \p model reads \p to. Little ink is changed, not the least possible: pixel
/// by pixel the one that moves the lead most for its ink, and in the end all is taken back that was not needed. Where that
/// leads nowhere, as often in deep networks, only pixels are moved that come closer to a digit as people write it, one of the
/// three nearest of the synthetic pen's, and those that move the lead most come first. Where the network can read none of
/// them, slopes are tried again in shorter steps.
/// The changed image has whole gray levels, and the model was asked about exactly it, by SampleForward as the window asks.
/// Returns nothing when no way was found within the patience of a reader, or when \p stop asks to stop before one is.
/// *Shapes*: \p image 28×28. *Range*: \p to another digit than the answer.
/// *Source*: Moosavi-Dezfooli, Fawzi and Frossard, "DeepFool", 2016, section 3, with the amount of ink (the L1 norm) in
/// the place of the Euclidean distance, and grays kept between paper and ink.
std::optional<FlipProposal> proposeFlip(
    const Model& model, const GrayImage& image, int to, const std::stop_token& stop = {});

} // namespace inkling
