// SPDX-License-Identifier: GPL-3.0-or-later
// The ways in which people write a 7.
#include "core/ink/synthetic_glyph.h"

namespace inkling {

const std::vector<Glyph>& formsOf7()
{
    static const std::vector<Glyph> forms {
        { "plain", 8, { { { 2, 4 }, { 28, 3 }, corner(56, 2), { 40, 40 }, { 24, 100 } } } },
        { "bar", 6,
            { { { 2, 4 }, { 28, 3 }, corner(56, 2), { 40, 44 }, { 26, 100 } },
                { { 12, 54 }, { 32, 51 }, { 54, 48 } } } },
        { "serif", 3,
            { { { 4, 16 }, corner(5, 3), { 32, 3 }, corner(60, 2), { 40, 46 }, { 24, 100 } } } },
        { "serif and bar", 4,
            { { { 3, 17 }, corner(5, 3), { 32, 4 }, corner(60, 2), { 42, 44 }, { 28, 100 } },
                { { 14, 54 }, { 34, 52 }, { 56, 50 } } } },
        { "curved stem", 3,
            { { { 2, 5 }, { 30, 3 }, corner(58, 3), { 38, 36 }, { 28, 68 }, { 27, 100 } } } },
        { "wavy top", 3,
            { { { 0, 14 }, { 12, 3 }, { 30, 8 }, corner(56, 2), { 38, 44 }, { 26, 100 } } } },
        { "wavy top and bar", 2,
            { { { 0, 16 }, { 10, 3 }, { 30, 8 }, corner(58, 1), { 40, 44 }, { 30, 100 } },
                { { 14, 52 }, { 34, 51 }, { 58, 47 } } } },
        { "round corner", 3,
            { { { 2, 6 }, { 30, 3 }, { 50, 6 }, { 54, 18 }, { 40, 50 }, { 28, 100 } } } },
        { "rising top", 2, { { { 0, 13 }, { 30, 7 }, corner(58, 0), { 40, 46 }, { 28, 100 } } } },
        { "steep", 2, { { { 2, 4 }, { 26, 3 }, corner(46, 3), { 42, 50 }, { 40, 100 } } } }
    };
    return forms;
}

} // namespace inkling
