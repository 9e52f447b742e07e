// SPDX-License-Identifier: GPL-3.0-or-later
// Measures what a model is worth on other hands: pens of writers who were left out, their ink as bitmaps of many sizes and
// brushes, and how well it tells digits from what is none. MNIST itself is measured by inkling-cli evaluate.
#include "core/data/data_spec.h"
#include "core/data/split.h"
#include "core/digit/normalize.h"
#include "core/ink/rasterizer.h"
#include "core/model/model_file.h"
#include "core/model/predict.h"
#include "core/train/metrics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

using namespace inkling;

namespace {

constexpr std::array penFiles { "pen:pendigits-orig-tra.jsonl", "pen:ujipenchars2-digits.jsonl" };
constexpr std::array drawingSides { 30, 60, 125, 250, 500 }; // pixels
constexpr std::array brushes { 2, 4, 8, 15, 30, 60 }; // pixels
// From a brush of a sixth of the drawing on, loops of digits fill up.
constexpr double thickestShare = 1.0 / 6;
constexpr const char* testSpec = "mnist:test";
constexpr const char* othersSpec = "synthetic-not:4000:2026"; // a world that no recipe names

/// Returns the samples of writers who are never trained on.
std::optional<DataSet> leftOut(const std::string& specification, const std::string& folder)
{
    const Result<DataSet> data = loadLabeledDataSet(specification, folder);
    if (!data)
        return std::nullopt;
    const Result<Split> split = splitDataSet(*data);
    return split ? std::optional(data->subset(split->validation)) : std::nullopt;
}

/// Returns \p strokes in a bitmap, \p side pixels long and drawn with a round brush of \p brush pixels.
GrayImage bitmapOf(const std::vector<Stroke>& strokes, int side, int brush)
{
    const Bounds bounds = *boundsOf(strokes);
    const float length
        = std::max({ bounds.right - bounds.left, bounds.bottom - bounds.top, 1e-3F });
    const float scale = static_cast<float>(side) / length;
    const int margin = brush + 2;
    CoverageImage coverage(side + 2 * margin, side + 2 * margin);
    for (const Stroke& stroke : strokes) {
        std::vector<PenPoint> path;
        for (const InkPoint& point : stroke.points)
            path.push_back({ (point.x - bounds.left) * scale + static_cast<float>(margin),
                (point.y - bounds.top) * scale + static_cast<float>(margin),
                static_cast<float>(brush) / 2 });
        rasterizeStroke(path, coverage);
    }
    GrayImage image(coverage.width, coverage.height);
    std::transform(coverage.pixels.begin(), coverage.pixels.end(), image.pixels.begin(),
        [](float share) { return static_cast<std::uint8_t>(std::lround(share * 255)); });
    return image;
}

double bitmapsRight(const Model& model, const DataSet& data, int side, int brush)
{
    std::size_t right = 0;
    for (std::size_t i = 0; i < data.size(); ++i) {
        Drawing drawing;
        drawing.underlay = Underlay::Bitmap;
        drawing.picture = bitmapOf(data.strokes(i), side, brush);
        drawing.width = static_cast<float>(drawing.picture.width);
        drawing.height = static_cast<float>(drawing.picture.height);
        const std::optional<NormalizationStages> stages = normalize(drawing);
        if (stages && predict(model, stages->image).digit == data.label(i))
            ++right;
    }
    return 100.0 * static_cast<double>(right) / static_cast<double>(data.size());
}

void printPens(const Model& model, const std::string& name, const DataSet& data)
{
    const Evaluation ink = evaluate(model, data);
    std::printf(
        "%s, writers left out: %zu of %zu wrong, %.2f %% right, calibration error %.2f %%\n",
        name.c_str(), ink.errors, ink.samples, 100 - ink.errorPercent(),
        ink.calibrationErrorPercent);
    std::printf("  as bitmaps, points lost:");
    for (const int brush : brushes)
        std::printf(" %6d px", brush);
    for (const int side : drawingSides) {
        std::printf("\n  drawing of %3d px       ", side);
        for (const int brush : brushes) {
            if (brush > thickestShare * side)
                std::printf("         -");
            else
                std::printf(
                    " %9.2f", 100 - ink.errorPercent() - bitmapsRight(model, data, side, brush));
        }
    }
    std::printf("\n");
}

/// Scores of what is a digit and of what is none. Without a score of its own a model is judged by its greatest probability.
float scoreOf(const Model& model, const GrayImage& image)
{
    const Prediction prediction = predict(model, image);
    return prediction.isDigit.value_or(
        prediction.probabilities.at(static_cast<std::size_t>(prediction.digit)));
}

std::vector<float> scoresOf(const Model& model, const DataSet& data)
{
    std::vector<float> scores;
    for (std::size_t i = 0; i < data.size(); ++i) {
        GrayImage image(digitSide, digitSide);
        if (renderSample(data, i, standardPenWidth, image.pixels))
            scores.push_back(scoreOf(model, image));
    }
    return scores;
}

/// Area under the ROC curve: how often a digit scores more than what is none.
double areaUnderCurve(std::vector<float> digits, const std::vector<float>& others)
{
    std::sort(digits.begin(), digits.end());
    double wins = 0;
    for (const float other : others) {
        const auto [below, above] = std::equal_range(digits.begin(), digits.end(), other);
        wins += static_cast<double>(digits.end() - above) + static_cast<double>(above - below) / 2;
    }
    return wins / (static_cast<double>(digits.size()) * static_cast<double>(others.size()));
}

double shareBelowHalf(const std::vector<float>& scores)
{
    const auto below
        = std::count_if(scores.begin(), scores.end(), [](float score) { return score < 0.5F; });
    return 100.0 * static_cast<double>(below) / static_cast<double>(scores.size());
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc != 3) {
        std::fputs("usage: accuracy_bench MODEL DATA_FOLDER\n", stderr);
        return 2;
    }
    const Result<Model> model = loadModel(argv[1]);
    if (!model) {
        std::fputs("accuracy_bench: the model cannot be read\n", stderr);
        return 1;
    }
    std::vector<float> digits;
    for (const std::string file : penFiles) {
        const std::optional<DataSet> data = leftOut(file, argv[2]);
        if (!data) {
            std::fprintf(stderr, "accuracy_bench: %s cannot be read\n", file.c_str());
            return 1;
        }
        printPens(*model, file, *data);
        const std::vector<float> scores = scoresOf(*model, *data);
        digits.insert(digits.end(), scores.begin(), scores.end());
    }
    const Result<DataSet> others = loadDataSet(othersSpec, argv[2]);
    const std::vector<float> otherScores = scoresOf(*model, *others);
    std::printf("digits of these pens taken for none: %.2f %%\n", shareBelowHalf(digits));
    const Result<DataSet> images = loadLabeledDataSet(testSpec, argv[2]);
    if (!images) {
        std::fprintf(stderr, "accuracy_bench: %s cannot be read\n", testSpec);
        return 1;
    }
    std::printf("digits of %s taken for none: %.2f %%\n", testSpec,
        shareBelowHalf(scoresOf(*model, *images)));
    std::printf("%s taken for digits: %.2f %%, area under the ROC curve %.4f\n", othersSpec,
        100 - shareBelowHalf(otherScores), areaUnderCurve(digits, otherScores));
    return 0;
}
