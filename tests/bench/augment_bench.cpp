// SPDX-License-Identifier: GPL-3.0-or-later
// Measures what distorting one sample costs, on one thread: images and ink, kind by kind and all together.
#include "core/kernels/variant.h"
#include "core/train/augment.h"
#include "tests/bench/bench_ink.h"
#include "tests/bench/figures.h"

#include <array>
#include <cstdio>
#include <vector>

using namespace inkling;

namespace {

constexpr int warmUps = 20;
constexpr int repetitions = 200;
constexpr std::uint32_t samples = 500; // one repetition; a single sample is too short for the clock

using Digit = std::array<std::uint8_t, digitPixels>;

/// Prints what one sample costs, in microseconds. Returns a sum over what came out.
template <typename Measure> double measure(const char* what, Measure distort)
{
    std::vector<double> each;
    double sum = 0;
    Digit result {};
    for (int repetition = -warmUps; repetition < repetitions; ++repetition) {
        const double seconds = bench::seconds([&] {
            for (std::uint32_t i = 0; i < samples; ++i) {
                distort(Random(1, static_cast<std::uint64_t>(repetition + warmUps), i), result);
                sum += result[400];
            }
        });
        if (repetition >= 0)
            each.push_back(seconds * 1e6 / samples);
    }
    bench::print(what, each, "us");
    return sum;
}

} // namespace

int main()
{
    Augmentation affine;
    affine.rotation = 10;
    affine.shear = 0.2;
    affine.scale = 0.15;
    affine.shift = 1;
    Augmentation elastic = affine;
    elastic.elastic = 1.2;
    Augmentation all = elastic;
    all.noise = 0.1;
    all.pen = { 1.6, 3.2 };

    const InkPath ink = toInkPath(bench::seven().strokes);
    Digit image {};
    Augmenter(elastic).distort(ink, 0, Random(1), image);
    const auto images = [&image](const Augmentation& limits) {
        return [&image, augmenter = Augmenter(limits)](const Random& random,
                   Digit& result) mutable { augmenter.distort(image, random, result); };
    };
    const auto inks = [&ink](const Augmentation& limits) {
        return [&ink, augmenter = Augmenter(limits)](const Random& random, Digit& result) mutable {
            augmenter.distort(ink, 0, random, result);
        };
    };
    std::printf("variant %s, ink of %zu points\n", kernels::variantName(), ink.x.size());
    double sum = measure("image, affine", images(affine));
    sum += measure("image, affine and elastic", images(elastic));
    sum += measure("image, affine, elastic and noise", images(all));
    sum += measure("ink, affine", inks(affine));
    sum += measure("ink, affine and elastic", inks(elastic));
    sum += measure("ink, affine, elastic, pen and noise", inks(all));
    std::printf("sum %.0f\n", sum); // so that nothing is optimized away
    return 0;
}
