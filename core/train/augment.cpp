// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/augment.h"

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr auto side = static_cast<std::size_t>(digitSide);
    constexpr float center = static_cast<float>(digitSide) / 2 - 0.5F; // in pixel indices

    // A cubic B-spline with knots 7 pixels apart smooths like a Gaussian of σ = 7 / √3 = 4 pixels.
    constexpr std::size_t knotSpacing = 7;
    constexpr std::size_t taps = 4;
    constexpr std::size_t knots = side / knotSpacing + taps - 1;
    // Root mean square of such a spline over an image, its knots having variance 1: Σ b² averages 0.479 for each axis.
    constexpr float splineSpread = 0.479F;

    using Field = std::array<float, digitPixels>;
    using TapWeights = std::array<float, taps>;

    /// The four basis functions of a uniform cubic B-spline at \p t in [0, 1).
    TapWeights splineWeights(float t)
    {
        const float s = 1 - t;
        return { s * s * s / 6, (3 * t * t * t - 6 * t * t + 4) / 6,
            (3 * s * s * s - 6 * s * s + 4) / 6, t * t * t / 6 };
    }

    /// Weights for each place between two knots.
    std::array<TapWeights, knotSpacing> placeWeights()
    {
        std::array<TapWeights, knotSpacing> weights {};
        for (std::size_t place = 0; place < knotSpacing; ++place)
            weights[place] = splineWeights(
                (static_cast<float>(place) + 0.5F) / static_cast<float>(knotSpacing));
        return weights;
    }

    /// A smooth random field with root mean square \p strength.
    void smoothField(float strength, Random& random, Field& field)
    {
        static const std::array<TapWeights, knotSpacing> weights = placeWeights();
        const float limit
            = std::sqrt(3.0F) * strength / splineSpread; // uniform in ±√3 has variance 1
        std::array<float, knots * side> rows {};
        for (std::size_t knot = 0; knot < knots; ++knot) {
            std::array<float, knots> values {};
            for (float& value : values)
                value = random.uniform(-limit, limit);
            for (std::size_t x = 0; x < side; ++x) {
                for (std::size_t tap = 0; tap < taps; ++tap)
                    rows[knot * side + x]
                        += weights[x % knotSpacing][tap] * values[x / knotSpacing + tap];
            }
        }
        field.fill(0);
        for (std::size_t y = 0; y < side; ++y) {
            for (std::size_t tap = 0; tap < taps; ++tap) {
                const float weight = weights[y % knotSpacing][tap];
                const float* row = rows.data() + (y / knotSpacing + tap) * side;
                for (std::size_t x = 0; x < side; ++x)
                    field[y * side + x] += weight * row[x];
            }
        }
    }

    /// Maps a pixel of the result to where it comes from: x' = xx x + xy y + x0, and likewise y.
    struct Affine {
        float xx = 1;
        float xy = 0;
        float x0 = 0;
        float yx = 0;
        float yy = 1;
        float y0 = 0;
    };

    float draw(double limit, Random& random)
    {
        const auto extent = static_cast<float>(limit);
        return random.uniform(-extent, extent);
    }

    Affine drawAffine(const Augmentation& limits, Random& random)
    {
        constexpr double radiansPerDegree = 3.14159265358979323846 / 180;
        const double angle = static_cast<double>(draw(limits.rotation, random)) * radiansPerDegree;
        const auto cosine = static_cast<float>(std::cos(angle));
        const auto sine = static_cast<float>(std::sin(angle));
        const float slant = draw(limits.shear, random);
        const float scaleX = 1 / (1 + draw(limits.scale, random));
        const float scaleY = 1 / (1 + draw(limits.scale, random));
        const float shiftX = draw(limits.shift, random);
        const float shiftY = draw(limits.shift, random);

        // Scale, then slant, then turn, all about the center.
        Affine map;
        map.xx = scaleX * (cosine + slant * sine);
        map.xy = scaleX * (slant * cosine - sine);
        map.yx = scaleY * sine;
        map.yy = scaleY * cosine;
        map.x0 = center + shiftX - (map.xx + map.xy) * center;
        map.y0 = center + shiftY - (map.yx + map.yy) * center;
        return map;
    }

    constexpr std::size_t paddedSide
        = side + 3; // one pixel of paper before, two after: no place needs a check

    using Padded = std::array<float, paddedSide * paddedSide>;

    Padded pad(DigitView image)
    {
        Padded padded {};
        for (std::size_t y = 0; y < side; ++y) {
            for (std::size_t x = 0; x < side; ++x)
                padded[(y + 1) * paddedSide + x + 1] = static_cast<float>(image[y * side + x]);
        }
        return padded;
    }

    float sample(const Padded& padded, float x, float y)
    {
        constexpr auto last = static_cast<float>(side + 1);
        const float column = std::clamp(x + 1, 0.0F, last);
        const float row = std::clamp(y + 1, 0.0F, last);
        const auto left = static_cast<std::size_t>(column);
        const auto top = static_cast<std::size_t>(row);
        const float shareX = column - static_cast<float>(left);
        const float shareY = row - static_cast<float>(top);
        const float* pixel = padded.data() + top * paddedSide + left;
        const float upper = pixel[0] + shareX * (pixel[1] - pixel[0]);
        const float lower
            = pixel[paddedSide] + shareX * (pixel[paddedSide + 1] - pixel[paddedSide]);
        return upper + shareY * (lower - upper);
    }

} // namespace

std::array<std::uint8_t, digitPixels> augment(
    const Augmentation& limits, DigitView image, Random random)
{
    const Affine map = drawAffine(limits, random);
    Field bendX {};
    Field bendY {};
    if (limits.elastic > 0) {
        smoothField(static_cast<float>(limits.elastic), random, bendX);
        smoothField(static_cast<float>(limits.elastic), random, bendY);
    }
    const Padded padded = pad(image);
    constexpr float half
        = 0.5F; // grays are not negative: cutting off what is raised by a half rounds
    std::array<std::uint8_t, digitPixels> result {};
    for (std::size_t y = 0; y < side; ++y) {
        for (std::size_t x = 0; x < side; ++x) {
            const std::size_t i = y * side + x;
            const auto column = static_cast<float>(x);
            const auto row = static_cast<float>(y);
            const float fromX = map.xx * column + map.xy * row + map.x0 + bendX[i];
            const float fromY = map.yx * column + map.yy * row + map.y0 + bendY[i];
            const float raised = sample(padded, fromX, fromY) + half;
            result[i] = static_cast<std::uint8_t>(raised);
        }
    }
    return result;
}

} // namespace inkling
