// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/written_digit.h"

#include "core/digit/normalize.h"
#include "core/ink/synthetic_pen.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace inkling {

namespace {

    constexpr std::uint64_t world = 1; // any; it only has to stay the same
    constexpr std::uint32_t hands = 48;

    /// Ink to add and to remove between two images, in gray levels.
    int distance(const GrayImage& a, const GrayImage& b)
    {
        int sum = 0;
        for (std::size_t i = 0; i < a.pixels.size(); ++i)
            sum += std::abs(int { a.pixels[i] } - int { b.pixels[i] });
        return sum;
    }

} // namespace

std::vector<GrayImage> writtenDigits(int digit, const GrayImage& image, std::size_t count)
{
    std::vector<std::pair<int, GrayImage>> written;
    for (std::uint32_t hand = 0; hand < hands; ++hand) {
        Drawing drawing;
        drawing.strokes = SyntheticHand(world, hand).writeDigit(digit, 0).strokes;
        std::optional<NormalizationStages> stages = normalize(drawing);
        assert(stages); // a hand leaves ink
        const int way = distance(stages->image, image);
        written.emplace_back(way, std::move(stages->image));
    }
    std::stable_sort(written.begin(), written.end(),
        [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<GrayImage> nearest;
    for (std::size_t i = 0; i < std::min(count, written.size()); ++i)
        nearest.push_back(std::move(written[i].second));
    return nearest;
}

} // namespace inkling
