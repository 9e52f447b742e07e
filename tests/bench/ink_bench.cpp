// SPDX-License-Identifier: GPL-3.0-or-later
// Measures ink to probabilities: preparing a drawing and reading it with a model, on one thread.
#include "core/digit/normalize.h"
#include "core/model/model_file.h"
#include "core/model/predict.h"
#include "tests/bench/bench_ink.h"
#include "tests/bench/figures.h"

#include <cstdio>
#include <vector>

using namespace inkling;

namespace {

constexpr int warmUps = 200;
constexpr int repetitions = 5000;

} // namespace

int main(int argc, char* argv[])
{
    if (argc != 2) {
        std::fputs("usage: ink_bench MODEL\n", stderr);
        return 2;
    }
    const Result<Model> model = loadModel(argv[1]);
    if (!model) {
        std::fputs("ink_bench: the model cannot be read\n", stderr);
        return 1;
    }
    const Drawing drawing = bench::seven();
    const SampleForward forward(model->mlp); // as the window reads
    std::vector<double> preparing;
    std::vector<double> reading;
    std::vector<double> both;
    int answers = 0; // printed, so that nothing is optimized away
    for (int repetition = -warmUps; repetition < repetitions; ++repetition) {
        std::optional<NormalizationStages> stages;
        const double first = bench::seconds([&] { stages = normalize(drawing); }) * 1e6;
        const double second = bench::seconds([&] {
            answers += predict(*model, stages->image, &forward).digit;
        }) * 1e6;
        if (repetition < 0)
            continue;
        preparing.push_back(first);
        reading.push_back(second);
        both.push_back(first + second);
    }
    bench::print("ink to 28x28", preparing, "us");
    bench::print("28x28 to probabilities", reading, "us");
    bench::print("ink to probabilities", both, "us");
    std::printf("mean answer %.2f\n", answers / static_cast<double>(repetitions + warmUps));
    return 0;
}
