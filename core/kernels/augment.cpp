// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/augment.h"

#include "core/kernels/count_up.h"
#include "core/kernels/eigen_config.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace inkling::kernels {

namespace {

    constexpr std::size_t padding = 1; // bare paper on each side of an image
    constexpr std::size_t patchSide = augmentSide + 2 * padding;
    constexpr std::size_t paperStride = 40; // bytes; a row reads a little beyond its end

    template <typename T> using Row = std::array<T, augmentStride>;

    /// Four neighbors in one word: whichever way a place falls, it takes one load. \p paper has a row more.
    using Patches = std::array<std::uint32_t, patchSide * augmentStride>;

    float clamped(float value, float low, float high)
    {
        const float raised = value < low ? low : value;
        return raised > high ? high : raised;
    }

    void makePatches(const std::uint8_t* image, Patches& patches)
    {
        std::array<std::uint8_t, (patchSide + 1) * paperStride> paper {};
        for (std::size_t y = 0; y < augmentSide; ++y) {
            std::copy(image + y * augmentSide, image + (y + 1) * augmentSide,
                paper.data() + (y + padding) * paperStride + padding);
        }
        for (std::size_t y = 0; y < patchSide; ++y) {
            const std::uint8_t* upper = paper.data() + y * paperStride;
            const std::uint8_t* lower = upper + paperStride;
            for (std::size_t x = 0; x < augmentStride; ++x) {
                patches[y * augmentStride + x] = std::uint32_t { upper[x] }
                    | std::uint32_t { upper[x + 1] } << 8U | std::uint32_t { lower[x] } << 16U
                    | std::uint32_t { lower[x + 1] } << 24U;
            }
        }
    }

    // g++ 12 sees control flow in loops that cut floats off at both ends; Eigen's arrays keep to registers.
    using Floats = Eigen::Array<float, int { augmentStride }, 1>;
    using Places = Eigen::Array<std::int32_t, int { augmentStride }, 1>;

    /// Where each pixel of a row comes from: a patch, and how far into it.
    struct Sources {
        Places patch;
        Floats shareX;
        Floats shareY;
    };

    void findSources(std::size_t y, const AffineMap& map, const BendField& bend, Sources& sources)
    {
        constexpr auto last = static_cast<float>(patchSide - 1);
        const auto row = static_cast<float>(y);
        static constexpr Row<float> numbers = countUp<augmentStride>();
        const Eigen::Map<const Floats> columns(numbers.data());
        Floats fromX = map.xx * columns + (map.xy * row + map.x0 + padding);
        Floats fromY = map.yx * columns + (map.yy * row + map.y0 + padding);
        if (bend.x != nullptr) {
            fromX += Eigen::Map<const Floats>(bend.x + y * augmentStride);
            fromY += Eigen::Map<const Floats>(bend.y + y * augmentStride);
        }
        fromX = fromX.max(0.0F).min(last);
        fromY = fromY.max(0.0F).min(last);
        const Places left = fromX.cast<std::int32_t>();
        const Places top = fromY.cast<std::int32_t>();
        sources.patch = top * static_cast<std::int32_t>(augmentStride) + left;
        sources.shareX = fromX - left.cast<float>();
        sources.shareY = fromY - top.cast<float>();
    }

    float byteOf(std::uint32_t word, unsigned shift)
    {
        return static_cast<float>(static_cast<std::int32_t>(word >> shift & 255U));
    }

    void blend(const Row<std::uint32_t>& found, const Sources& sources, std::uint8_t* result)
    {
        constexpr float half = 0.5F; // cutting off what is raised by a half rounds
        const float* shareX = sources.shareX.data();
        const float* shareY = sources.shareY.data();
        Row<std::uint8_t> grays;
        for (std::size_t x = 0; x < augmentStride; ++x) {
            const std::uint32_t patch = found[x];
            const float left = byteOf(patch, 0);
            const float lowerLeft = byteOf(patch, 16);
            const float upper = left + shareX[x] * (byteOf(patch, 8) - left);
            const float lower = lowerLeft + shareX[x] * (byteOf(patch, 24) - lowerLeft);
            const float gray = upper + shareY[x] * (lower - upper) + half;
            grays[x] = static_cast<std::uint8_t>(static_cast<std::int32_t>(gray));
        }
        std::copy(grays.begin(), grays.begin() + augmentSide, result);
    }

} // namespace

void splineField(const SplineTable& table, const float* knots, float* field)
{
    std::array<float, augmentStride * augmentStride> rows; // NOLINT: [knots × 32], filled below
    for (std::size_t knot = 0; knot < table.knots; ++knot) {
        const float* values = knots + knot * table.knots;
        float* row = rows.data() + knot * augmentStride;
        for (std::size_t x = 0; x < augmentSide; ++x) {
            const float* near = values + table.first[x];
            const float* weights = table.weights + x * splineTaps;
            row[x] = weights[0] * near[0] + weights[1] * near[1] + weights[2] * near[2]
                + weights[3] * near[3];
        }
        std::fill(row + augmentSide, row + augmentStride, 0.0F);
    }
    for (std::size_t y = 0; y < augmentSide; ++y) {
        const float* row = rows.data() + table.first[y] * augmentStride;
        const float* weights = table.weights + y * splineTaps;
        const float w0 = weights[0];
        const float w1 = weights[1];
        const float w2 = weights[2];
        const float w3 = weights[3];
        for (std::size_t x = 0; x < augmentStride; ++x)
            field[y * augmentStride + x] = w0 * row[x] + w1 * row[augmentStride + x]
                + w2 * row[2 * augmentStride + x] + w3 * row[3 * augmentStride + x];
    }
}

void warpImage(
    const std::uint8_t* image, const AffineMap& map, const BendField& bend, std::uint8_t* result)
{
    Patches patches; // NOLINT: filled by the next line
    makePatches(image, patches);
    Sources sources; // NOLINT: filled row by row
    Row<std::uint32_t> found; // NOLINT: likewise
    for (std::size_t y = 0; y < augmentSide; ++y) {
        findSources(y, map, bend, sources);
        for (std::size_t x = 0; x < augmentStride; ++x)
            found[x] = patches[static_cast<std::size_t>(sources.patch.data()[x])];
        blend(found, sources, result + y * augmentSide);
    }
}

void addNoise(float deviation, std::uint32_t seed, std::uint8_t* image)
{
    constexpr float byteDeviation = 147.80F; // of the sum of four bytes: sqrt(4 (256² - 1) / 12)
    constexpr float byteMean = 4 * 127.5F;
    const float factor = deviation / byteDeviation;
    for (std::size_t i = 0; i < augmentSide * augmentSide; ++i) {
        // Mixing rounds of Ellis, "lowbias32", 2018: every bit of the place reaches every bit of the word.
        std::uint32_t word = static_cast<std::uint32_t>(i) * 0x9E3779B9U + seed;
        word = (word ^ word >> 16U) * 0x7FEB352DU;
        word = (word ^ word >> 15U) * 0x846CA68BU;
        word ^= word >> 16U;
        const std::uint32_t sum
            = (word & 255U) + (word >> 8U & 255U) + (word >> 16U & 255U) + (word >> 24U);
        const float noise
            = factor * (static_cast<float>(static_cast<std::int32_t>(sum)) - byteMean);
        const auto gray = static_cast<float>(std::int32_t { image[i] });
        image[i] = static_cast<std::uint8_t>(
            static_cast<std::int32_t>(clamped(gray + noise + 0.5F, 0, 255)));
    }
}

} // namespace inkling::kernels
