// SPDX-License-Identifier: GPL-3.0-or-later
// A small made-up data set that any network learns within seconds, and a recipe for it.
#pragma once

#include "core/base/random.h"
#include "core/train/recipe.h"
#include "core/train/training_data.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace inkling::test {

/// Ten classes that differ in where a bright bar lies, under noise.
inline DataSet barsDataSet(std::size_t count, std::uint64_t seed)
{
    DataSet data;
    const int source = data.sourceIndex("bars");
    Random random(seed);
    for (std::size_t i = 0; i < count; ++i) {
        std::array<std::uint8_t, digitPixels> image {};
        for (std::uint8_t& pixel : image)
            pixel = static_cast<std::uint8_t>(random.below(100));
        const auto label = static_cast<std::size_t>(random.below(10));
        const std::size_t top = (2 * label + 4) * digitSide;
        for (std::size_t column = 4; column < 24; ++column)
            image[top + column] = 255;
        data.appendImage(image,
            { static_cast<int>(label), unknownWriter, source, static_cast<std::uint32_t>(i) });
    }
    return data;
}

inline Recipe barsRecipe()
{
    Recipe recipe;
    recipe.name = "bars";
    recipe.data = { { "bars", 1, {}, false } };
    recipe.hidden = { { 24, Activation::Relu, 0 } };
    recipe.batch = 32;
    recipe.epochs = 4;
    return recipe;
}

/// 1000 samples to train on, which make 31 minibatches of 32 and one of 8, and 200 held out.
inline TrainingData barsData() { return { { barsDataSet(1000, 1) }, { barsDataSet(200, 2) } }; }

} // namespace inkling::test
