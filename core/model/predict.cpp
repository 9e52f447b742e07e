// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/predict.h"

#include "core/digit/normalize.h"
#include "core/nn/sample_forward.h"
#include "core/nn/softmax.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace inkling {

namespace {

    constexpr float brightest = 255.0F;

    /// From here on there is doubt: one drawing in ten that look like this would be another digit, which
    /// is more than a reader would call certain.
    constexpr float doubt = 0.1F;

    /// Both branches are the same function; the exponential of a negative number never overflows.
    double sigmoid(double z)
    {
        const double small = std::exp(-std::abs(z));
        return z >= 0 ? 1 / (1 + small) : small / (1 + small);
    }

    /// Returns the class of the greatest logit that is not \p excluded; the lower digit wins a tie.
    int greatest(const std::array<float, classCount>& logits, int excluded)
    {
        int best = excluded == 0 ? 1 : 0;
        for (int digit = best + 1; digit < classCount; ++digit) {
            if (digit != excluded
                && logits[static_cast<std::size_t>(digit)] > logits[static_cast<std::size_t>(best)])
                best = digit;
        }
        return best;
    }

} // namespace

double digitLogit(const DigitScore& score, std::span<const float> units)
{
    assert(score.weights.size() == units.size());
    auto z = static_cast<double>(score.bias);
    for (std::size_t i = 0; i < units.size(); ++i)
        z += static_cast<double>(score.weights[i]) * static_cast<double>(units[i]);
    return z;
}

Prediction predict(const Model& model, const GrayImage& image, const SampleForward* forward)
{
    assert(image.width == digitSide && image.height == digitSide);
    assert(model.mlp.inputs() == digitSide * digitSide && model.mlp.outputs() == classCount);
    std::vector<float> input(image.pixels.size());
    std::transform(image.pixels.begin(), image.pixels.end(), input.begin(),
        [](std::uint8_t gray) { return static_cast<float>(gray) / brightest; });
    Activations activations;
    const std::span<const float> logits = forward != nullptr
        ? forward->run(input, activations)
        : logitsOf(model.mlp, input, activations);

    Prediction prediction;
    std::copy(logits.begin(), logits.end(), prediction.logits.begin());
    softmax(prediction.logits, model.temperature, prediction.probabilities);
    constexpr int nothing = -1;
    prediction.digit = greatest(prediction.logits, nothing);
    prediction.runnerUp = greatest(prediction.logits, prediction.digit);
    if (model.digitScore) {
        assert(activations.outputs.size() > 1);
        const std::vector<float>& lastHidden = activations.outputs[activations.outputs.size() - 2];
        prediction.isDigit = static_cast<float>(sigmoid(digitLogit(*model.digitScore, lastHidden)));
    }
    return prediction;
}

Certainty certaintyOf(const Prediction& prediction)
{
    if (prediction.isDigit && *prediction.isDigit < digitFrom)
        return Certainty::NotADigit;
    const auto probabilityOf = [&prediction](int digit) {
        return prediction.probabilities.at(static_cast<std::size_t>(digit));
    };
    if (probabilityOf(prediction.runnerUp) >= doubt)
        return Certainty::RunnerUpClose;
    return probabilityOf(prediction.digit) > 1 - doubt ? Certainty::Certain : Certainty::Doubtful;
}

} // namespace inkling
