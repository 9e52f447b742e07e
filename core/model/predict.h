// SPDX-License-Identifier: GPL-3.0-or-later
// From an image of a digit to ten probabilities: the one way in which window, command line and
// tests ask a model.
#pragma once

#include "core/base/image.h"
#include "core/model/model.h"
#include "core/nn/sample_forward.h"

#include <array>
#include <optional>
#include <span>

namespace inkling {

/// What a model says of one image.
struct Prediction {
    std::array<float, classCount>
        logits {}; ///< evidence for each class, before softmax and temperature
    std::array<float, classCount> probabilities {}; ///< sum to 1
    int digit = 0; ///< the class with the highest probability
    int runnerUp = 0; ///< the second
    std::optional<float>
        isDigit; ///< 0 to 1, a digit from digitFrom on; nothing while the model has no such score
};

/// Reads \p image with \p model. *Shapes*: \p image 28×28, grays 0 to 255 with ink bright; the
/// model has 784 inputs and 10 outputs, as loadModel assures. Who reads again and again hands in \p forward, made from
/// model.mlp, which is faster.
Prediction predict(
    const Model& model, const GrayImage& image, const SampleForward* forward = nullptr);

/// Returns what \p score says before its sigmoid: 0 stands for a score of 0.5.
/// *Shapes*: \p units [outputs of the last hidden layer].
double digitLogit(const DigitScore& score, std::span<const float> units);

/// How much an answer deserves to be believed.
enum class Certainty {
    Certain,
    RunnerUpClose, ///< the second most probable digit deserves to be named ("9, perhaps a 4")
    Doubtful, ///< no other digit comes close, but all of them together do
    NotADigit, ///< whatever the probabilities say: they only share out the drawing among ten digits
};

/// Returns how certain \p prediction is.
Certainty certaintyOf(const Prediction& prediction);

} // namespace inkling
