// SPDX-License-Identifier: GPL-3.0-or-later
// Images as plain values: rows from top to bottom, pixels from left to right, one channel.
// In a GrayImage of ink 0 is bare paper and 255 full ink, as in MNIST.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace inkling {

/// A one-channel image. *Shape*: pixels.size() == width * height, row-major.
template <typename T> struct Image {
    int width = 0;
    int height = 0;
    std::vector<T> pixels;

    Image() = default;

    Image(int imageWidth, int imageHeight, T fill = T {})
        : width(imageWidth)
        , height(imageHeight)
        , pixels(static_cast<std::size_t>(imageWidth) * static_cast<std::size_t>(imageHeight), fill)
    {
    }

    T& at(int x, int y) { return pixels[index(x, y)]; }

    const T& at(int x, int y) const { return pixels[index(x, y)]; }

    bool operator==(const Image&) const = default;

private:
    std::size_t index(int x, int y) const
    {
        assert(x >= 0 && x < width && y >= 0 && y < height);
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width)
            + static_cast<std::size_t>(x);
    }
};

/// Gray levels 0 (paper) to 255 (ink).
using GrayImage = Image<std::uint8_t>;

/// Coverage by ink, 0 to 1.
using CoverageImage = Image<float>;

} // namespace inkling
