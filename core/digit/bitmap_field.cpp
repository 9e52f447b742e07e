// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digit/field.h"

#include <algorithm>
#include <array>
#include <span>

namespace inkling {

namespace {

    constexpr int smallestSquare = 10; // pixels: a speck is not blown up to a digit
    constexpr float fullInk = 255;

    /// A rectangle of pixels; it may reach beyond the bitmap, where there is no ink.
    struct Crop {
        int x = 0;
        int y = 0;
        int width = 0;
        int height = 0;
    };

    std::optional<Crop> boxOfInk(const GrayImage& bitmap)
    {
        int left = bitmap.width;
        int right = -1;
        int top = -1;
        int bottom = -1;
        for (int y = 0; y < bitmap.height; ++y) {
            const auto row = bitmap.pixels.begin() + static_cast<std::ptrdiff_t>(y) * bitmap.width;
            const auto end = row + bitmap.width;
            const auto isInk = [](std::uint8_t gray) { return gray > 0; };
            const auto first = std::find_if(row, end, isInk);
            if (first == end)
                continue;
            const auto last = std::find_if(
                std::make_reverse_iterator(end), std::make_reverse_iterator(first), isInk);
            left = std::min(left, static_cast<int>(first - row));
            right = std::max(right, static_cast<int>(last.base() - row) - 1);
            top = top < 0 ? y : top;
            bottom = y;
        }
        if (right < 0)
            return std::nullopt;
        return Crop { left, top, right - left + 1, bottom - top + 1 };
    }

    /// Where a side of \p length that begins at \p start begins once it is widened to \p wanted
    /// pixels: the margin is cut off toward zero and the square is pushed back into the bitmap
    /// where it fits there.
    int widenedStart(int start, int length, int wanted, int limit)
    {
        const int moved = start - (wanted - length) / 2;
        return wanted <= limit ? std::clamp(moved, 0, limit - wanted) : moved;
    }

    Crop squareAround(const Crop& box, int side, const GrayImage& bitmap)
    {
        return { widenedStart(box.x, box.width, side, bitmap.width),
            widenedStart(box.y, box.height, side, bitmap.height), side, side };
    }

    Crop cropFor(const Crop& box, const GrayImage& bitmap, const NormalizationOptions& options)
    {
        if (!options.fitField) {
            const Crop all { 0, 0, bitmap.width, bitmap.height };
            return options.keepAspect ? squareAround(all, std::max(all.width, all.height), bitmap)
                                      : all;
        }
        return options.keepAspect
            ? squareAround(box, std::max({ box.width, box.height, smallestSquare }), bitmap)
            : box;
    }

    /// Adds \p value to the cells of \p targets that the source cell [\p begin, \p end), in target
    /// pixels, overlaps, in proportion to the overlap.
    void deposit(float value, float begin, float end, std::span<float> targets)
    {
        const auto count = static_cast<int>(targets.size());
        for (int cell = static_cast<int>(begin); cell < count && static_cast<float>(cell) < end;
             ++cell) {
            const float overlap = std::min(end, static_cast<float>(cell) + 1)
                - std::max(begin, static_cast<float>(cell));
            targets[static_cast<std::size_t>(cell)] += value * overlap;
        }
    }

    /// Every source pixel deposits its ink on the target pixels that it overlaps. Doubling a small
    /// box by replication first, as the makers of MNIST did, would change nothing in exact
    /// overlaps.
    CoverageImage resampleByArea(const GrayImage& bitmap, const Crop& crop, int side)
    {
        CoverageImage field(side, side);
        const float scaleX = static_cast<float>(side) / static_cast<float>(crop.width);
        const float scaleY = static_cast<float>(side) / static_cast<float>(crop.height);
        std::vector<float> line(static_cast<std::size_t>(side));
        std::vector<float> column(static_cast<std::size_t>(side));
        const int firstX = std::max(crop.x, 0);
        const int lastX = std::min(crop.x + crop.width, bitmap.width);
        for (int y = std::max(crop.y, 0); y < std::min(crop.y + crop.height, bitmap.height); ++y) {
            std::fill(line.begin(), line.end(), 0.0F);
            for (int x = firstX; x < lastX; ++x) {
                if (const std::uint8_t gray = bitmap.at(x, y); gray > 0) {
                    const auto from = static_cast<float>(x - crop.x);
                    deposit(static_cast<float>(gray) / fullInk, from * scaleX, (from + 1) * scaleX,
                        line);
                }
            }
            std::fill(column.begin(), column.end(), 0.0F);
            const auto from = static_cast<float>(y - crop.y);
            deposit(1, from * scaleY, (from + 1) * scaleY, column);
            for (int ty = 0; ty < side; ++ty) {
                const float share = column[static_cast<std::size_t>(ty)];
                for (int tx = 0; share > 0 && tx < side; ++tx)
                    field.at(tx, ty) += line[static_cast<std::size_t>(tx)] * share;
            }
        }
        return field;
    }

    /// Takes the source pixel under the middle of each target pixel, black or white.
    CoverageImage resampleByPoint(const GrayImage& bitmap, const Crop& crop, int side)
    {
        CoverageImage field(side, side);
        constexpr std::uint8_t half = 128;
        for (int ty = 0; ty < side; ++ty) {
            for (int tx = 0; tx < side; ++tx) {
                const int x = crop.x + (2 * tx + 1) * crop.width / (2 * side);
                const int y = crop.y + (2 * ty + 1) * crop.height / (2 * side);
                const bool inside = x >= 0 && y >= 0 && x < bitmap.width && y < bitmap.height;
                field.at(tx, ty) = inside && bitmap.at(x, y) >= half ? 1.0F : 0.0F;
            }
        }
        return field;
    }

} // namespace

std::optional<Field> bitmapField(const GrayImage& bitmap, const NormalizationOptions& options)
{
    const std::optional<Crop> box = boxOfInk(bitmap);
    if (!box)
        return std::nullopt;
    const Crop crop = cropFor(*box, bitmap, options);
    const int side = sideOf(options);
    Field field;
    field.box = { static_cast<float>(box->x), static_cast<float>(box->y),
        static_cast<float>(box->x + box->width), static_cast<float>(box->y + box->height) };
    field.coverage = options.antiAlias ? resampleByArea(bitmap, crop, side)
                                       : resampleByPoint(bitmap, crop, side);
    field.toField.scaleX = static_cast<float>(side) / static_cast<float>(crop.width);
    field.toField.scaleY = static_cast<float>(side) / static_cast<float>(crop.height);
    field.toField.offsetX = -static_cast<float>(crop.x) * field.toField.scaleX;
    field.toField.offsetY = -static_cast<float>(crop.y) * field.toField.scaleY;
    return field;
}

} // namespace inkling
