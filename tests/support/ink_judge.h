// SPDX-License-Identifier: GPL-3.0-or-later
// A model that knows exactly what it takes for a digit: whatever has enough ink.
#pragma once

#include "core/model/model.h"

#include <utility>
#include <vector>

namespace inkling::test {

/// Returns a model with one hidden unit, the sum of the 784 grays from 0 to 1. Its score is sigmoid(ink - \p least):
/// from \p least white pixels on an image is a digit. It reads a 7 in everything, with a 4 behind it.
inline Model inkJudge(float least)
{
    Model model;
    model.mlp.layers.push_back(
        { 784, 1, Activation::Relu, std::vector<float>(784, 1), std::vector<float>(1) });
    model.mlp.layers.push_back({ 1, classCount, Activation::Identity,
        std::vector<float>(classCount), { 0, 0, 0, 0, 1, 0, 0, 2, 0, 0 } });
    model.digitScore = DigitScore { { 1 }, -least };
    return model;
}

} // namespace inkling::test
