// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/learning_step.h"

#include "core/explain/evidence.h"
#include "core/nn/backward.h"
#include "core/nn/softmax.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace inkling {

namespace {

    /// Moves \p values against \p gradient and returns the gradient's squared length.
    double descend(std::vector<float>& values, const std::vector<float>& gradient, float rate)
    {
        double squares = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] -= rate * gradient[i];
            squares += double { gradient[i] } * double { gradient[i] };
        }
        return squares;
    }

} // namespace

LearningStep learnOnce(const Model& model, const GrayImage& image, const Lesson& lesson)
{
    LearningStep step;
    step.lesson = lesson;
    const auto label = static_cast<std::uint8_t>(lesson.label);
    const std::vector<float> grays = graysOf(image);
    Activations activations;
    Gradients gradients;
    step.lossBefore
        = lossAndGradient<float>(model.mlp, { grays, { &label, 1 } }, activations, gradients);

    auto learned = std::make_shared<Model>(model);
    double squares = 0;
    for (std::size_t l = 0; l < model.mlp.layers.size(); ++l) {
        DenseLayer& layer = learned->mlp.layers[l];
        squares += descend(layer.weights, gradients.layers[l].weights, lesson.learningRate);
        squares += descend(layer.bias, gradients.layers[l].bias, lesson.learningRate);
    }
    step.gradientNorm = std::sqrt(squares);

    EvidenceFinder finder;
    const EvidenceMaps mapsBefore = finder.find(model, image);
    const EvidenceMaps mapsAfter = finder.find(*learned, image);
    step.logitsBefore = mapsBefore.logits;
    step.logitsAfter = mapsAfter.logits;
    softmax(step.logitsBefore, 1, step.before);
    softmax(step.logitsAfter, 1, step.after);
    step.lossAfter = crossEntropy(step.logitsAfter, 1, label);
    step.oneHot.at(label) = 1;
    std::transform(step.before.begin(), step.before.end(), step.oneHot.begin(), step.error.begin(),
        [](float p, float y) { return p - y; });
    step.mapChange.resize(mapsBefore.slopes.size());
    std::transform(mapsAfter.slopes.begin(), mapsAfter.slopes.end(), mapsBefore.slopes.begin(),
        step.mapChange.begin(), [](float after, float before) { return after - before; });
    step.model = std::move(learned);
    return step;
}

} // namespace inkling
