// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/photo/photo.h"

#include "core/photo/ink_components.h"
#include "core/photo/paper.h"
#include "core/photo/plain_paper.h"
#include "core/photo/ruled_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace inkling {

namespace {

    constexpr int full = 255;
    constexpr float sigmasPerMad = 1.4826F; // of a normal distribution
    constexpr float clearlyInk = 5; // sigmas; noise alone does not come that far
    constexpr float clearlyPaper = 3; // sigmas
    constexpr float leastThreshold = 10; // gray levels; paper has stains
    constexpr int mostThreshold = 250;
    constexpr double inkiest = 0.002; // of the pixels: even a small digit covers that much
    constexpr float halfOfInk = 0.45F; // a little below half, so that faint ends are kept

    /// Levels from -255 to 255 with how often they occur.
    class Histogram {
    public:
        void add(int level)
        {
            ++m_counts[indexOf(level)];
            ++m_total;
        }

        /// Returns the level that \p share of all lie above.
        int levelAbove(double share) const
        {
            const auto wanted = static_cast<double>(m_total) * share;
            double above = 0;
            int level = full;
            while (level > -full && (above += count(level)) <= wanted)
                --level;
            return level;
        }

        double count(int level) const { return static_cast<double>(m_counts[indexOf(level)]); }

    private:
        static std::size_t indexOf(int level)
        {
            const int fromLowest = level + full;
            return static_cast<std::size_t>(fromLowest);
        }

        std::array<long, 2 * full + 1> m_counts {};
        long m_total = 0;
    };

    /// How much lighter than its paper each pixel is, as if the light were the same everywhere.
    Image<std::int16_t> evenlyLit(const GrayImage& photo, const Image<float>& paper)
    {
        float sum = 0;
        for (const float gray : paper.pixels)
            sum += gray / static_cast<float>(paper.pixels.size());
        Image<std::int16_t> difference(photo.width, photo.height);
        for (std::size_t i = 0; i < photo.pixels.size(); ++i) {
            const float off = static_cast<float>(photo.pixels[i]) - paper.pixels[i];
            const float lit = std::clamp(
                off * sum / paper.pixels[i], -static_cast<float>(full), static_cast<float>(full));
            difference.pixels[i] = static_cast<std::int16_t>(std::lround(lit));
        }
        return difference;
    }

    float noiseOf(const Image<std::int16_t>& difference)
    {
        Histogram sizes;
        for (const std::int16_t off : difference.pixels)
            sizes.add(std::abs(static_cast<int>(off)));
        constexpr double half = 0.5;
        return std::max(1.0F, sigmasPerMad * static_cast<float>(sizes.levelAbove(half)));
    }

    /// Whether more stands out below the paper than above it; squares, because ink is far from paper and grain is not.
    bool isInkDark(const Image<std::int16_t>& difference, float noise)
    {
        double darker = 0;
        double lighter = 0;
        for (const std::int16_t off : difference.pixels) {
            if (std::abs(static_cast<float>(off)) > clearlyInk * noise)
                (off < 0 ? darker : lighter) += static_cast<double>(off) * off;
        }
        return darker >= lighter;
    }

    GrayImage contrastOf(const Image<std::int16_t>& difference, bool darkInk)
    {
        GrayImage contrast(difference.width, difference.height);
        std::transform(difference.pixels.begin(), difference.pixels.end(), contrast.pixels.begin(),
            [&](int off) {
                return static_cast<std::uint8_t>(std::clamp(darkInk ? -off : off, 0, full));
            });
        return contrast;
    }

    /// The mean of the nine pixels around each, so that single pixels of noise do not count as ink.
    Histogram smoothedLevels(const GrayImage& contrast)
    {
        Histogram levels;
        for (int y = 1; y + 1 < contrast.height; ++y) {
            for (int x = 1; x + 1 < contrast.width; ++x) {
                int sum = 0;
                for (int v = y - 1; v <= y + 1; ++v)
                    sum += contrast.at(x - 1, v) + contrast.at(x, v) + contrast.at(x + 1, v);
                constexpr int pixels = 9;
                levels.add(sum / pixels);
            }
        }
        return levels;
    }

    int thresholdFor(const GrayImage& contrast, float noise)
    {
        const auto ink = static_cast<float>(smoothedLevels(contrast).levelAbove(inkiest));
        const float wanted = std::max({ leastThreshold, clearlyInk * noise, halfOfInk * ink });
        return std::min(mostThreshold, static_cast<int>(std::lround(wanted)));
    }

    bool touches(const Image<std::uint8_t>& pieces, int x, int y)
    {
        for (int v = std::max(0, y - 1); v <= std::min(pieces.height - 1, y + 1); ++v) {
            for (int u = std::max(0, x - 1); u <= std::min(pieces.width - 1, x + 1); ++u) {
                if (pieces.at(u, v) != 0)
                    return true;
            }
        }
        return false;
    }

} // namespace

MeasuredPicture measurePaper(GrayImage picture)
{
    MeasuredPicture measured;
    if (isPlain(picture)) {
        PlainInk plain = plainInkOf(std::move(picture));
        measured.darkInk = plain.darkInk;
        measured.contrast = std::move(plain.ink);
        return measured;
    }
    const Image<std::int16_t> difference = evenlyLit(picture, paperOf(picture));
    const float noise = noiseOf(difference);
    measured.paper = PaperKind::Photo;
    measured.darkInk = isInkDark(difference, noise);
    measured.contrast = contrastOf(difference, measured.darkInk);
    eraseRuledLines(measured.contrast,
        static_cast<int>(std::lround(std::max(leastThreshold / 2, clearlyPaper * noise))));
    measured.threshold = thresholdFor(measured.contrast, noise);
    return measured;
}

GrayImage inkAbove(const MeasuredPicture& measured, int threshold)
{
    if (measured.paper == PaperKind::Plain)
        return measured.contrast;
    const int middle = std::clamp(threshold, 1, full);
    const Image<std::uint8_t> pieces = digitPieces(measured.contrast, middle);
    GrayImage ink(pieces.width, pieces.height);
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            // From half to one and a half times the threshold the ink goes from none to full.
            const int contrast = measured.contrast.at(x, y);
            if (2 * contrast > middle && touches(pieces, x, y))
                ink.at(x, y) = static_cast<std::uint8_t>(
                    std::min(full, (2 * contrast - middle) * full / (2 * middle)));
        }
    }
    return ink;
}

} // namespace inkling
