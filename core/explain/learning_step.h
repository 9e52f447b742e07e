// SPDX-License-Identifier: GPL-3.0-or-later
// One step of learning on one drawing, with everything that happens in it.
#pragma once

#include "core/base/image.h"
#include "core/model/model.h"

#include <array>
#include <memory>
#include <vector>

namespace inkling {

/// What to learn, and how fast.
struct Lesson {
    int label = 0; ///< what the drawing is, 0 to 9
    float learningRate = 0.1F; ///< above 0
};

/// One step of gradient descent on one image. Training looks at the logits as they are (temperature 1).
struct LearningStep {
    Lesson lesson;
    std::array<float, classCount> before {}; ///< p = softmax(logits)
    std::array<float, classCount> oneHot {}; ///< y
    std::array<float, classCount>
        error {}; ///< p - y, the gradient of the cross-entropy by the logits
    std::array<float, classCount> after {}; ///< p of the network after the step
    std::array<float, classCount> logitsBefore {};
    std::array<float, classCount> logitsAfter {};
    double lossBefore = 0; ///< cross-entropy, nats
    double lossAfter = 0;
    double gradientNorm = 0; ///< over all weights and biases
    std::vector<float> mapChange; ///< [10 × 784]: how the evidence maps of this image change
    std::shared_ptr<const Model> model; ///< the network after the step

    bool improved() const { return lossAfter < lossBefore; }
};

/// Takes one step: every weight and bias moves by -learning rate × its gradient. \p model stays as it is. Without a
/// hidden layer the change of the maps is the change of the weights, -learning rate × (p - y) × gray, exactly.
/// *Shapes*: \p image 28×28. *Source*: Bishop, "Pattern Recognition and Machine Learning", 2006, section 4.3.4.
LearningStep learnOnce(const Model& model, const GrayImage& image, const Lesson& lesson);

} // namespace inkling
