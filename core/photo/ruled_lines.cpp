// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/photo/ruled_lines.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace inkling {

namespace {

    constexpr float steepest = 0.08F; // rise over run: a notebook held about straight, 4.5 degrees
    constexpr float leastCover = 0.6F; // of the columns that a line runs through
    constexpr float edgeZone
        = 0.06F; // of the length: a line is there at both ends, a digit hardly is
    constexpr float edgeCover = 0.5F; // of the columns of an end
    constexpr float thickest = 0.025F; // of the longer side
    constexpr int drift = 3; // pixels by which paper that is not flat bends a line aside
    constexpr int inkFactor = 2; // where the dark run is thicker than this many lines, ink crosses

    /// The picture as rows along the lines that are looked for; lines that go down are seen turned.
    class View {
    public:
        View(GrayImage& image, bool turned)
            : m_image(image)
            , m_turned(turned)
        {
        }

        int length() const { return m_turned ? m_image.height : m_image.width; }

        int depth() const { return m_turned ? m_image.width : m_image.height; }

        std::uint8_t& at(int along, int across)
        {
            return m_turned ? m_image.at(across, along) : m_image.at(along, across);
        }

    private:
        GrayImage& m_image;
        bool m_turned;
    };

    struct Line {
        float start = 0; ///< where it crosses the first column
        float slope = 0;
        int hits = 0;

        int acrossAt(int along) const
        {
            return static_cast<int>(std::lround(start + slope * static_cast<float>(along)));
        }
    };

    struct Dark {
        int along = 0;
        int across = 0;
    };

    /// The middles of short dark runs across the lines; what is thicker than any line is ink.
    std::vector<Dark> thinPlaces(View& view, int noise, int thickness)
    {
        std::vector<Dark> places;
        for (int along = 0; along < view.length(); ++along) {
            for (int across = 0; across < view.depth(); ++across) {
                const int begin = across;
                while (across < view.depth() && view.at(along, across) > noise)
                    ++across;
                if (across > begin && across - begin <= thickness)
                    places.push_back({ along, (begin + across - 1) / 2 });
            }
        }
        return places;
    }

    /// The lines of one slope that enough places lie on, each at most one pixel off.
    void collectLines(
        const std::vector<Dark>& places, float slope, View& view, std::vector<Line>& lines)
    {
        const int margin
            = static_cast<int>(std::ceil(steepest * static_cast<float>(view.length()))) + 2;
        std::vector<int> counts(static_cast<std::size_t>(view.depth() + 2 * margin));
        for (const Dark& place : places) {
            const float start
                = static_cast<float>(place.across) - slope * static_cast<float>(place.along);
            ++counts[static_cast<std::size_t>(std::lround(start) + margin)];
        }
        const float least = leastCover * static_cast<float>(view.length());
        for (std::size_t bin = 1; bin + 1 < counts.size(); ++bin) {
            const int hits = counts[bin - 1] + counts[bin] + counts[bin + 1];
            if (static_cast<float>(hits) >= least)
                lines.push_back(
                    { static_cast<float>(bin) - static_cast<float>(margin), slope, hits });
        }
    }

    bool crossesNear(const Line& a, const Line& b, int length, int distance)
    {
        return std::abs(a.acrossAt(length / 2) - b.acrossAt(length / 2)) <= distance;
    }

    /// Of lines that lie upon one another, the one with the most places.
    std::vector<Line> bestLines(std::vector<Line> lines, const View& view, int distance)
    {
        std::sort(lines.begin(), lines.end(),
            [](const Line& a, const Line& b) { return a.hits > b.hits; });
        std::vector<Line> best;
        for (const Line& line : lines) {
            const bool known = std::any_of(best.begin(), best.end(), [&](const Line& other) {
                return crossesNear(line, other, view.length(), distance);
            });
            if (!known)
                best.push_back(line);
        }
        return best;
    }

    /// The dark run that a line has in one column; empty when there is none.
    struct Run {
        int begin = 0;
        int end = 0;

        int thickness() const { return end - begin; }
    };

    Run runAt(View& view, int along, int expected, int noise)
    {
        for (int off = 0; off <= drift; ++off) {
            for (const int across : { expected - off, expected + off }) {
                if (across < 0 || across >= view.depth() || view.at(along, across) <= noise)
                    continue;
                Run run { across, across + 1 };
                while (run.begin > 0 && view.at(along, run.begin - 1) > noise)
                    --run.begin;
                while (run.end < view.depth() && view.at(along, run.end) > noise)
                    ++run.end;
                return run;
            }
        }
        return {};
    }

    float coverOf(const std::vector<Run>& runs, std::size_t begin, std::size_t end)
    {
        std::size_t dark = 0;
        for (std::size_t i = begin; i < end; ++i)
            dark += runs[i].thickness() > 0 ? 1U : 0U;
        return static_cast<float>(dark) / static_cast<float>(std::max<std::size_t>(1, end - begin));
    }

    bool reachesBothEnds(const std::vector<Run>& runs)
    {
        const auto zone = static_cast<std::size_t>(edgeZone * static_cast<float>(runs.size())) + 1;
        return coverOf(runs, 0, zone) >= edgeCover
            && coverOf(runs, runs.size() - zone, runs.size()) >= edgeCover;
    }

    int usualThickness(const std::vector<Run>& runs)
    {
        std::vector<int> sizes;
        for (const Run& run : runs) {
            if (run.thickness() > 0)
                sizes.push_back(run.thickness());
        }
        const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
        std::nth_element(sizes.begin(), middle, sizes.end());
        return *middle;
    }

    void eraseLine(View& view, const Line& line, int noise, int thickness)
    {
        std::vector<Run> runs;
        runs.reserve(static_cast<std::size_t>(view.length()));
        for (int along = 0; along < view.length(); ++along)
            runs.push_back(runAt(view, along, line.acrossAt(along), noise));
        if (!reachesBothEnds(runs))
            return;
        const int usual = usualThickness(runs);
        if (usual > thickness)
            return;
        for (int along = 0; along < view.length(); ++along) {
            const Run& run = runs[static_cast<std::size_t>(along)];
            if (run.thickness() > inkFactor * usual + 1)
                continue;
            // Its soft edges go with it.
            for (int across = std::max(0, run.begin - 1);
                 run.thickness() > 0 && across < std::min(view.depth(), run.end + 1); ++across)
                view.at(along, across) = 0;
        }
    }

    void eraseAlong(View view, int noise, int thickness)
    {
        if (view.length() < 2)
            return;
        const std::vector<Dark> places = thinPlaces(view, noise, thickness);
        // Neighboring slopes are one pixel apart at the far end.
        const float step = 1.0F / static_cast<float>(view.length());
        const int most = static_cast<int>(steepest / step);
        std::vector<Line> lines;
        for (int slope = -most; slope <= most; ++slope)
            collectLines(places, static_cast<float>(slope) * step, view, lines);
        for (const Line& line : bestLines(std::move(lines), view, thickness))
            eraseLine(view, line, noise, thickness);
    }

} // namespace

void eraseRuledLines(GrayImage& contrast, int noise)
{
    const int longer = std::max(contrast.width, contrast.height);
    const int thickness
        = std::max(2, static_cast<int>(std::lround(thickest * static_cast<float>(longer))));
    eraseAlong(View(contrast, false), noise, thickness);
    eraseAlong(View(contrast, true), noise, thickness);
}

} // namespace inkling
