// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/augment.h"
#include "core/kernels/count_up.h"
#include "core/kernels/eigen_config.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace inkling::kernels {

namespace {

    constexpr int lanes = 8; // pixels that are inked at once; most paths reach no farther
    constexpr float farAway = 1e6F; // squared pixels

    float clamped(float value, float low, float high)
    {
        const float raised = value < low ? low : value;
        return raised > high ? high : raised;
    }

    /// Cuts off what is behind the point. Processors turn floats into signed words of 32 bits at once, into others not.
    std::size_t wholeOf(float value)
    {
        return static_cast<std::size_t>(static_cast<std::int32_t>(value));
    }

    struct PixelRange {
        std::size_t begin;
        std::size_t end;
    };

    PixelRange touched(float a, float b, float reach)
    {
        constexpr auto side = static_cast<float>(inkSide);
        const float low = clamped(std::min(a, b) - reach, 0, side);
        const float high
            = clamped(std::max(a, b) + reach + 1, 0, side); // cut off below: rounded up
        return { wholeOf(low), wholeOf(high) };
    }

    struct Segment {
        float x;
        float y;
        float dx;
        float dy;
        float perSquaredLength;
    };

    using Lanes = Eigen::Array<float, lanes, 1>;

    /// Lowers eight squares of the row through \p py (from the segment's begin), the first at \p px.
    void inkLanes(const Segment& segment, float px, float py, float* squares)
    {
        static constexpr std::array<float, lanes> numbers = countUp<lanes>();
        const Lanes x = Eigen::Map<const Lanes>(numbers.data()) + px;
        const Lanes along
            = ((x * segment.dx + py * segment.dy) * segment.perSquaredLength).max(0.0F).min(1.0F);
        const Lanes ex = x - along * segment.dx;
        const Lanes ey = py - along * segment.dy;
        Eigen::Map<Lanes> nearest(squares);
        nearest = nearest.min(ex.square() + ey.square());
    }

    void inkSegment(const Segment& segment, float reach, float* squares)
    {
        const PixelRange columns = touched(segment.x, segment.x + segment.dx, reach);
        const PixelRange rows = touched(segment.y, segment.y + segment.dy, reach);
        for (std::size_t row = rows.begin; row < rows.end; ++row) {
            const float py = static_cast<float>(row) + 0.5F - segment.y;
            for (std::size_t column = columns.begin; column < columns.end; column += lanes) {
                const float px = static_cast<float>(column) + 0.5F - segment.x;
                inkLanes(segment, px, py, squares + row * inkStride + column);
            }
        }
    }

    /// The displacement at a place between pixels, whose nearest pixel to the top left is \p corner.
    float between(const float* corner, float shareX, float shareY)
    {
        const float upper = corner[0] + shareX * (corner[1] - corner[0]);
        const float lower
            = corner[augmentStride] + shareX * (corner[augmentStride + 1] - corner[augmentStride]);
        return upper + shareY * (lower - upper);
    }

} // namespace

void warpPoints(std::size_t count, const AffineMap& map, const BendField& bend, float* x, float* y)
{
    constexpr auto last = static_cast<float>(augmentSide - 1) - 1.0F / 256; // has a neighbor
    for (std::size_t i = 0; bend.x != nullptr && i < count; ++i) {
        const float column = clamped(x[i], 0, last);
        const float row = clamped(y[i], 0, last);
        const std::size_t left = wholeOf(column);
        const std::size_t top = wholeOf(row);
        const float shareX = column - static_cast<float>(left);
        const float shareY = row - static_cast<float>(top);
        const std::size_t corner = top * augmentStride + left;
        x[i] += between(bend.x + corner, shareX, shareY);
        y[i] += between(bend.y + corner, shareX, shareY);
    }
    for (std::size_t i = 0; i < count; ++i) {
        const float fromX = x[i];
        const float fromY = y[i];
        x[i] = map.xx * fromX + map.xy * fromY + map.x0;
        y[i] = map.yx * fromX + map.yy * fromY + map.y0;
    }
}

void clearInk(float* squares) { std::fill(squares, squares + inkSide * inkStride, farAway); }

void inkPath(std::size_t count, const float* x, const float* y, float reach, float* squares)
{
    if (count == 1)
        inkSegment({ x[0], y[0], 0, 0, 0 }, reach, squares);
    for (std::size_t i = 1; i < count; ++i) {
        const float dx = x[i] - x[i - 1];
        const float dy = y[i] - y[i - 1];
        const float squaredLength = dx * dx + dy * dy;
        inkSegment({ x[i - 1], y[i - 1], dx, dy, squaredLength > 0 ? 1 / squaredLength : 0 }, reach,
            squares);
    }
}

void inkGrays(float radius, float* squares, std::uint8_t* grays)
{
    constexpr std::size_t count = inkSide * inkStride;
    const float most = std::min(1.0F, 2 * radius);
    for (std::size_t i = 0; i < count; ++i)
        squares[i] = clamped(radius - std::sqrt(squares[i]) + 0.5F, 0, most);
    float darkest = 0;
    for (std::size_t row = 0; row < inkSide; ++row) {
        for (std::size_t column = 0; column < inkSide; ++column)
            darkest = std::max(darkest, squares[row * inkStride + column]);
    }
    constexpr float half = 0.5F; // cutting off what is raised by a half rounds
    for (std::size_t row = 0; row < inkSide; ++row) {
        for (std::size_t column = 0; column < inkSide; ++column) {
            // Dividing last gives the darkest pixel exactly 255.
            const float gray = darkest > 0 ? 255 * squares[row * inkStride + column] / darkest : 0;
            grays[row * inkSide + column] = static_cast<std::uint8_t>(wholeOf(gray + half));
        }
    }
}

} // namespace inkling::kernels
