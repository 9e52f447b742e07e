// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/written_digits.h"

#include <array>
#include <cstddef>

namespace inkling::test {

namespace {

    struct Corner {
        float x;
        float y;
    };

    using Path = std::vector<Corner>;
    using Paths = std::vector<Path>;

    // Closed ends repeat where they began; straight lines have two corners, bends as many as they need.
    const std::array<Paths, 10>& plainHand()
    {
        static const std::array<Paths, 10> digits { {
            { { { .5F, 0 }, { .28F, .1F }, { .18F, .35F }, { .18F, .65F }, { .28F, .9F },
                { .5F, 1 }, { .7F, .9F }, { .8F, .65F }, { .8F, .35F }, { .7F, .1F },
                { .5F, 0 } } },
            { { { .5F, 0 }, { .5F, 1 } } },
            { { { .2F, .22F }, { .3F, .06F }, { .5F, 0 }, { .7F, .07F }, { .76F, .25F },
                { .68F, .45F }, { .45F, .7F }, { .18F, 1 }, { .45F, .99F }, { .82F, 1 } } },
            { { { .22F, .1F }, { .42F, 0 }, { .64F, .05F }, { .72F, .22F }, { .62F, .4F },
                { .42F, .47F }, { .64F, .53F }, { .76F, .72F }, { .66F, .92F }, { .44F, 1 },
                { .2F, .9F } } },
            { { { .6F, 0 }, { .4F, .3F }, { .14F, .66F }, { .5F, .66F }, { .86F, .66F } },
                { { .62F, .36F }, { .62F, .68F }, { .62F, 1 } } },
            { { { .26F, .02F }, { .24F, .24F }, { .22F, .44F }, { .45F, .38F }, { .68F, .47F },
                  { .76F, .68F }, { .66F, .9F }, { .44F, 1 }, { .2F, .93F } },
                { { .26F, .02F }, { .5F, .02F }, { .76F, .01F } } },
            { { { .62F, 0 }, { .4F, .2F }, { .25F, .5F }, { .22F, .75F }, { .34F, .96F },
                { .55F, 1 }, { .74F, .88F }, { .74F, .66F }, { .56F, .54F }, { .36F, .6F },
                { .24F, .76F } } },
            { { { .16F, .02F }, { .5F, .02F }, { .8F, .02F } },
                { { .8F, .02F }, { .6F, .45F }, { .4F, 1 } } },
            { { { .5F, .46F }, { .28F, .36F }, { .26F, .14F }, { .5F, 0 }, { .72F, .13F },
                { .7F, .34F }, { .5F, .46F }, { .26F, .62F }, { .24F, .86F }, { .5F, 1 },
                { .76F, .86F }, { .74F, .62F }, { .5F, .46F } } },
            { { { .74F, .26F }, { .66F, .06F }, { .46F, 0 }, { .27F, .12F }, { .26F, .34F },
                { .44F, .48F }, { .66F, .4F }, { .74F, .24F }, { .73F, .55F }, { .68F, 1 } } },
        } };
        return digits;
    }

    const std::array<Paths, 10>& quickHand()
    {
        static const std::array<Paths, 10> digits = [] {
            std::array<Paths, 10> quick = plainHand();
            quick[1] = { { { .3F, .28F }, { .42F, .16F }, { .55F, 0 } },
                { { .55F, 0 }, { .53F, .5F }, { .5F, 1 } } };
            quick[4]
                = { { { .28F, .02F }, { .22F, .3F }, { .2F, .52F }, { .45F, .54F }, { .76F, .5F } },
                      { { .74F, .04F }, { .7F, .5F }, { .66F, 1 } } };
            return quick;
        }();
        return digits;
    }

    // Between two corners a Catmull-Rom curve goes through as many points as a hand would leave there.
    Corner curveAt(const Path& path, std::size_t from, float t)
    {
        const Corner& before = path[from == 0 ? 0 : from - 1];
        const Corner& a = path[from];
        const Corner& b = path[from + 1];
        const Corner& after = path[from + 2 < path.size() ? from + 2 : from + 1];
        const auto along = [t](float p, float q, float r, float s) {
            return 0.5F
                * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t
                    + (3 * q - p - 3 * r + s) * t * t * t);
        };
        return { along(before.x, a.x, b.x, after.x), along(before.y, a.y, b.y, after.y) };
    }

    Stroke strokeAlong(const Path& path, float slant)
    {
        constexpr int pointsPerPart = 8;
        Stroke stroke;
        for (std::size_t part = 0; part + 1 < path.size(); ++part) {
            for (int i = part == 0 ? 0 : 1; i <= pointsPerPart; ++i) {
                const Corner place = curveAt(path, part, static_cast<float>(i) / pointsPerPart);
                InkPoint point;
                point.x = place.x + slant * (0.5F - place.y);
                point.y = place.y;
                stroke.points.push_back(point);
            }
        }
        return stroke;
    }

} // namespace

std::vector<Stroke> writtenDigit(int digit, Hand hand)
{
    constexpr float quickSlant = 0.15F;
    const Paths& paths
        = (hand == Hand::Plain ? plainHand() : quickHand())[static_cast<std::size_t>(digit)];
    std::vector<Stroke> strokes;
    for (const Path& path : paths)
        strokes.push_back(strokeAlong(path, hand == Hand::Plain ? 0 : quickSlant));
    return strokes;
}

} // namespace inkling::test
