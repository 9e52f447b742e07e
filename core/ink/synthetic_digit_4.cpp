// SPDX-License-Identifier: GPL-3.0-or-later
// The ways in which people write a 4.
#include "core/ink/synthetic_glyph.h"

namespace inkling {

const std::vector<Glyph>& formsOf4()
{
    static const std::vector<Glyph> forms {
        { "open, two strokes", 8,
            { { { 12, 0 }, { 8, 30 }, corner(2, 58), { 30, 58 }, { 62, 57 } },
                { { 46, 12 }, { 44, 50 }, { 42, 100 } } } },
        { "closed, two strokes", 5,
            { { { 42, 0 }, { 22, 34 }, corner(0, 66), { 34, 66 }, { 66, 66 } },
                { { 42, 2 }, { 42, 50 }, { 42, 100 } } } },
        { "open, corner soft", 3,
            { { { 12, 2 }, { 4, 36 }, { 10, 54 }, { 32, 56 }, { 62, 50 } },
                { { 50, 6 }, { 46, 50 }, { 42, 100 } } } },
        { "one stroke, open", 5,
            { { { 10, 2 }, { 4, 30 }, corner(6, 50), { 28, 54 }, corner(50, 44), corner(54, 2),
                { 50, 50 }, { 46, 100 } } } },
        { "one stroke, closed", 4,
            { { { 48, 6 }, { 24, 34 }, corner(2, 60), { 26, 62 }, corner(66, 60), corner(48, 2),
                { 46, 50 }, { 44, 100 } } } },
        { "one stroke, loop", 3,
            { { { 40, 0 }, { 20, 30 }, corner(0, 62), { 34, 63 }, { 62, 58 }, { 66, 40 },
                { 54, 32 }, { 46, 56 }, { 40, 100 } } } },
        { "short stem", 3,
            { { { 40, 0 }, { 20, 34 }, corner(0, 66), { 32, 66 }, { 62, 65 } },
                { { 40, 42 }, { 38, 72 }, { 36, 100 } } } },
        { "bar last", 2,
            { { { 14, 0 }, { 8, 34 }, corner(4, 56), { 30, 56 }, { 60, 56 } },
                { { 44, 0 }, { 44, 50 }, { 44, 100 } } } },
        { "leaning", 2,
            { { { 26, 0 }, { 14, 30 }, corner(0, 60), { 30, 60 }, { 60, 58 } },
                { { 56, 18 }, { 44, 60 }, { 34, 100 } } } }
    };
    return forms;
}

} // namespace inkling
