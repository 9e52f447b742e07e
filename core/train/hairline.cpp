// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/hairline.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace inkling {

namespace {

    constexpr float fullInk = 255;
    constexpr int pieces = 8; // of two neighboring points' line: an eighth of a pixel is told apart
    constexpr int strands
        = 4; // that a line is made of, side by side: likewise an eighth of a pixel
    constexpr float capLength = 0.392699F; // π/8: half a round cap covers that many widths of line

    void addShare(float x, float y, float share, FieldShares& shares)
    {
        const auto column = static_cast<int>(std::floor(x));
        const auto row = static_cast<int>(std::floor(y));
        if (column >= 0 && row >= 0 && column < fieldSide && row < fieldSide)
            shares[static_cast<std::size_t>(row) * fieldSide + static_cast<std::size_t>(column)]
                += share;
    }

} // namespace

void addHairline(
    std::span<const float> x, std::span<const float> y, float width, FieldShares& shares)
{
    assert(x.size() == y.size());
    if (x.empty())
        return;
    const float cap = capLength * width * width;
    addShare(x.front(), y.front(), cap, shares);
    addShare(x.back(), y.back(), cap, shares);
    for (std::size_t i = 1; i < x.size(); ++i) {
        const float dx = (x[i] - x[i - 1]) / pieces;
        const float dy = (y[i] - y[i - 1]) / pieces;
        const float length = std::sqrt(dx * dx + dy * dy);
        if (length <= 0)
            continue;
        for (int strand = 0; strand < strands; ++strand) {
            const float aside = (static_cast<float>(strand) + 0.5F) / strands - 0.5F;
            const float startX = x[i - 1] - aside * width * dy / length;
            const float startY = y[i - 1] + aside * width * dx / length;
            for (int piece = 0; piece < pieces; ++piece) {
                const float along = static_cast<float>(piece) + 0.5F;
                addShare(
                    startX + along * dx, startY + along * dy, length * width / strands, shares);
            }
        }
    }
}

FieldGrays hairlineGrays(const FieldShares& shares)
{
    const auto covered = [](float share) { return 1 - std::exp(-share); };
    const float full = covered(*std::max_element(shares.begin(), shares.end()));
    FieldGrays grays {};
    if (full <= 0)
        return grays;
    std::transform(shares.begin(), shares.end(), grays.begin(), [&](float share) {
        return static_cast<std::uint8_t>(std::lround(fullInk * covered(share) / full));
    });
    return grays;
}

} // namespace inkling
