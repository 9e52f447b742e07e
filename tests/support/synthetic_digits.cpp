// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/synthetic_digits.h"

#include "core/base/random.h"
#include "core/data/idx_file.h"
#include "core/data/split.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

namespace inkling::test {

namespace {

    constexpr std::size_t heldOutShare = 5;

    std::array<std::uint8_t, digitPixels> image(int label, Random& random)
    {
        std::array<std::uint8_t, digitPixels> pixels {};
        const auto top = static_cast<std::size_t>(4 + 2 * label);
        for (std::size_t i = 0; i < digitPixels; ++i) {
            const std::size_t y = i / digitSide;
            const std::size_t x = i % digitSide;
            const bool isBar = y >= top && y < top + 2 && x >= 4 && x < 24;
            const auto noise = static_cast<std::uint8_t>(random.uniform(0, 60));
            pixels.at(i) = isBar ? static_cast<std::uint8_t>(250 - noise) : noise;
        }
        return pixels;
    }

    void write(const std::string& prefix, const DataSet& set)
    {
        std::vector<std::uint8_t> pixels;
        std::vector<std::uint8_t> labels;
        for (std::size_t i = 0; i < set.size(); ++i) {
            const DigitView view = set.pixels(i);
            pixels.insert(pixels.end(), view.begin(), view.end());
            labels.push_back(static_cast<std::uint8_t>(set.label(i)));
        }
        const bool isWritten = writeIdxImages(prefix + "-images-idx3-ubyte", pixels)
            && writeIdxLabels(prefix + "-labels-idx1-ubyte", labels);
        if (!isWritten) {
            std::fprintf(stderr, "cannot write %s\n", prefix.c_str());
            std::abort();
        }
    }

} // namespace

DataSet syntheticDigits(std::size_t count, std::uint64_t seed)
{
    DataSet set;
    const int source = set.sourceIndex("mnist:train");
    for (std::size_t i = 0; i < count; ++i) {
        Random random(seed, i);
        const int label = static_cast<int>(i % 10);
        const auto pixels = image(label, random);
        set.appendImage(
            DigitView(pixels), { label, unknownWriter, source, static_cast<std::uint32_t>(i) });
    }
    return set;
}

void writeSyntheticMnist(const std::string& dataFolder, std::size_t count)
{
    const std::string folder = dataFolder + "/mnist";
    std::filesystem::create_directories(folder);
    write(folder + "/train", syntheticDigits(count));
    write(folder + "/t10k", syntheticDigits(count / 10, 2));
}

Recipe syntheticRecipe(std::size_t count, int epochs)
{
    Recipe recipe;
    recipe.name = "synthetic";
    recipe.data = { RecipeData { "mnist:train", 1, {} } };
    recipe.validation.samples = static_cast<int>(count / heldOutShare);
    recipe.hidden = { RecipeLayer { 16 } };
    recipe.batch = 16;
    recipe.epochs = epochs;
    return recipe;
}

TrainingData syntheticTrainingData(std::size_t count)
{
    const DataSet set = syntheticDigits(count);
    const Result<Split> split = splitDataSet(set, { count / heldOutShare, 0 });
    TrainingData data;
    data.training.push_back(set.subset(split->training));
    data.validation.push_back(set.subset(split->validation));
    return data;
}

} // namespace inkling::test
