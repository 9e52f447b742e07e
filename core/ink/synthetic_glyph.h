// SPDX-License-Identifier: GPL-3.0-or-later
// Forms that people write, before any hand has written them: strokes as curves through few points.
// A file for each digit and one for what is none. Only core/ink includes it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace inkling {

/// How a curve goes through a point.
enum class Turn : std::uint8_t { Smooth, Corner };

/// A point of a form, in hundredths of its height: x to the right from 0 to about 60, y down from 0 to 100.
struct GlyphPoint {
    std::int16_t x = 0;
    std::int16_t y = 0;
    Turn turn = Turn::Smooth;
};

/// A point where the pen turns sharply.
constexpr GlyphPoint corner(std::int16_t x, std::int16_t y) { return { x, y, Turn::Corner }; }

using GlyphStroke = std::vector<GlyphPoint>;

/// One way to write something.
struct Glyph {
    std::string_view name; ///< of this form, such as "flag and foot"
    int share = 1; ///< how many of its hands write it so, in proportion
    std::vector<GlyphStroke> strokes;
};

/// The forms of each digit. *Threading*: any number of threads at once.
const std::vector<Glyph>& formsOf0();
const std::vector<Glyph>& formsOf1();
const std::vector<Glyph>& formsOf2();
const std::vector<Glyph>& formsOf3();
const std::vector<Glyph>& formsOf4();
const std::vector<Glyph>& formsOf5();
const std::vector<Glyph>& formsOf6();
const std::vector<Glyph>& formsOf7();
const std::vector<Glyph>& formsOf8();
const std::vector<Glyph>& formsOf9();

/// Letters that look like no digit.
const std::vector<Glyph>& letterForms();

/// Signs and shapes that look like no digit.
const std::vector<Glyph>& shapeForms();

} // namespace inkling
