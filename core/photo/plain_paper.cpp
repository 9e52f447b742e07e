// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/photo/plain_paper.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace inkling {

namespace {

    constexpr std::size_t grayLevels = 256;
    constexpr int full = static_cast<int>(grayLevels) - 1;
    constexpr int lightFrom
        = static_cast<int>(grayLevels) / 2; // a border of this or above is paper
    constexpr int paperNoise = 24; // gray levels by which gray paper may be darker than its middle
    constexpr int oneColor = 1; // gray levels that rounding makes of one color
    constexpr std::size_t leastShare = 3; // of four parts of the border
    constexpr std::size_t faintShare = 4; // one in so many that are not paper: the edges of strokes

    using Counts = std::array<std::size_t, grayLevels>;

    Counts countsOfBorder(const GrayImage& image)
    {
        Counts counts {};
        for (int y = 0; y < image.height; ++y) {
            const bool wholeRow = y == 0 || y == image.height - 1;
            for (int x = 0; x < image.width; x += wholeRow ? 1 : std::max(1, image.width - 1))
                ++counts[image.at(x, y)];
        }
        return counts;
    }

    std::size_t totalBetween(const Counts& counts, int low, int high)
    {
        std::size_t total = 0;
        for (int level = std::max(0, low); level <= std::min(full, high); ++level)
            total += counts[static_cast<std::size_t>(level)];
        return total;
    }

    /// The median, and not the mean, because a stroke may well run over the border.
    int medianOf(const Counts& counts)
    {
        const std::size_t total = totalBetween(counts, 0, full);
        std::size_t below = 0;
        std::size_t level = 0;
        while (level + 1 < grayLevels && (below += counts[level]) * 2 <= total)
            ++level;
        return static_cast<int>(level);
    }

    /// Makes \p level and all below it 0 and spreads what is above it up to full ink.
    void removePaper(GrayImage& image, int level)
    {
        const int brightest = *std::max_element(image.pixels.begin(), image.pixels.end());
        if (brightest <= level) {
            std::fill(image.pixels.begin(), image.pixels.end(), std::uint8_t { 0 });
            return;
        }
        for (std::uint8_t& gray : image.pixels)
            gray
                = static_cast<std::uint8_t>(std::max(0, gray - level) * full / (brightest - level));
    }

} // namespace

bool isPlain(const GrayImage& picture)
{
    const Counts border = countsOfBorder(picture);
    const int paper = medianOf(border);
    const std::size_t ofPaper = totalBetween(border, paper - oneColor, paper + oneColor);
    if (ofPaper * 4 < totalBetween(border, 0, full) * leastShare)
        return false;
    Counts counts {};
    for (const std::uint8_t gray : picture.pixels)
        ++counts[gray];
    const std::size_t different
        = picture.pixels.size() - totalBetween(counts, paper - oneColor, paper + oneColor);
    const std::size_t faint = totalBetween(counts, paper - paperNoise, paper + paperNoise)
        - totalBetween(counts, paper - oneColor, paper + oneColor);
    return faint * faintShare <= different;
}

PlainInk plainInkOf(GrayImage picture)
{
    PlainInk plain { std::move(picture), false };
    if (plain.ink.pixels.empty())
        return plain;
    int paper = medianOf(countsOfBorder(plain.ink));
    plain.darkInk = paper >= lightFrom;
    if (plain.darkInk) {
        for (std::uint8_t& gray : plain.ink.pixels)
            gray = static_cast<std::uint8_t>(full - gray);
        paper = full - paper;
    }
    // White paper and black ground are of one color; gray paper is seldom quite so, and its specks would count as ink.
    if (paper > 0)
        removePaper(plain.ink, paper + paperNoise);
    return plain;
}

} // namespace inkling
