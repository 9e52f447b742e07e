// SPDX-License-Identifier: GPL-3.0-or-later
// The ways in which people write a 1.
#include "core/ink/synthetic_glyph.h"

namespace inkling {

const std::vector<Glyph>& formsOf1()
{
    static const std::vector<Glyph> forms { { "bar", 8,
                                                { { { 10, 0 }, { 10, 50 }, { 10, 100 } } } },
        { "leaning bar", 4, { { { 30, 0 }, { 16, 50 }, { 0, 100 } } } },
        { "short flag", 5, { { { 8, 16 }, corner(24, 0), { 24, 50 }, { 23, 100 } } } },
        { "long flag", 5, { { { 0, 42 }, { 18, 22 }, corner(36, 0), { 36, 50 }, { 35, 100 } } } },
        { "flag and foot", 5,
            { { { 8, 22 }, corner(26, 0), { 26, 50 }, { 26, 99 } }, { { 2, 100 }, { 50, 99 } } } },
        { "long flag and foot", 3,
            { { { 0, 38 }, { 18, 18 }, corner(32, 0), { 32, 50 }, { 32, 99 } },
                { { 8, 100 }, { 58, 99 } } } },
        { "flag and foot, one stroke", 2,
            { { { 6, 22 }, corner(26, 0), { 26, 50 }, corner(26, 99), corner(4, 100),
                { 50, 99 } } } },
        { "foot", 1, { { { 24, 0 }, { 24, 98 } }, { { 2, 100 }, { 48, 100 } } } },
        { "round flag", 3, { { { 2, 24 }, { 16, 16 }, corner(28, 0), { 27, 50 }, { 26, 100 } } } },
        { "upward foot", 1,
            { { { 4, 22 }, corner(24, 0), { 24, 60 }, { 28, 94 }, { 40, 98 }, { 50, 90 } } } } };
    return forms;
}

} // namespace inkling
