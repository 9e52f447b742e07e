// SPDX-License-Identifier: GPL-3.0-or-later
// Digits from nothing but geometry: forms that people all over the world write, by hands that differ in slant, shape,
// speed, steadiness and device. And what is no digit, to learn from what "none of them" looks like.
// A hand and all that it writes are a pure function of a seed and numbers.
#pragma once

#include "core/base/random.h"
#include "core/ink/ink.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace inkling {

struct Glyph;

/// What a synthetic hand wrote. Points carry the time; strokes the width of the pen.
struct SyntheticInk {
    std::vector<Stroke> strokes;
    std::optional<int> label; ///< 0 to 9; nothing for what is no digit
    std::string_view form; ///< the way it was written, such as "flag and foot"
};

/// What makes one hand differ from another. *Units*: lengths in hundredths of a digit's height.
struct HandTraits {
    float slant = 0; ///< to the right for each step up
    float turn = 0; ///< tangent of half the angle that lines run uphill
    float aspect = 1; ///< width, 1 as the forms have it
    float roundness = 0; ///< how far around a corner the pen cuts it
    float looseness = 0; ///< how far points of a form stray, the same way each time
    float carelessness = 0; ///< how far they stray anew each time
    float tremor = 0;
    float stride = 0; ///< between two points that the device reports, where the pen is fast
    float height = 0; ///< of a digit, in pixels
    float penWidth = 0; ///< in pixels
    bool isMouse = false; ///< reports whole pixels
    std::array<float, 6>
        bend {}; ///< of the plane, by the squares and the product of both coordinates
};

/// One writer. It writes each digit in its own way, now and then in another.
/// *Threading*: any number of threads at once.
class SyntheticHand {
public:
    /// Makes hand \p number of the world that \p seed stands for.
    SyntheticHand(std::uint64_t seed, std::uint32_t number);

    const HandTraits& traits() const { return m_traits; }

    /// Writes \p digit (0 to 9) for the \p repetition -th time.
    SyntheticInk writeDigit(int digit, std::uint32_t repetition) const;

    /// Writes \p digit in form \p form of its table, for the \p repetition -th time.
    SyntheticInk writeForm(int digit, std::size_t form, std::uint32_t repetition) const;

    /// Draws something that is no digit: a letter, a shape, a scribble, two digits side by side, half a digit, a dot.
    SyntheticInk writeOther(std::uint32_t repetition) const;

    /// Writes \p glyph; \p purpose, which tells glyphs apart, and \p repetition name the random numbers.
    std::vector<Stroke> write(
        const Glyph& glyph, std::uint32_t purpose, std::uint32_t repetition) const;

private:
    std::uint64_t m_seed;
    std::uint32_t m_number;
    HandTraits m_traits;
};

/// Returns the forms of \p digit (0 to 9).
const std::vector<Glyph>& formsOf(int digit);

constexpr std::uint32_t digitsPerHand = 20; ///< two of each

/// Returns digit \p index of the world that \p seed stands for: the label is index modulo 10, and each hand in turn
/// writes two of each.
SyntheticInk synthesizeDigit(std::uint64_t seed, std::uint32_t index);

/// Returns thing \p index, which is no digit, of the same world; each hand in turn draws twenty.
SyntheticInk synthesizeOther(std::uint64_t seed, std::uint32_t index);

/// Returns the number of the hand that made number \p index of either.
constexpr std::uint32_t handOf(std::uint32_t index) { return index / digitsPerHand; }

} // namespace inkling
