// SPDX-License-Identifier: GPL-3.0-or-later
// What a hand draws that is no digit, to learn from what "none of them" looks like. Care is taken that nothing here could
// be taken for a digit: half a 1 is a 1, the upper half of an 8 a 0, that of a
// 3 often a 2.
#include "core/ink/synthetic_glyph.h"
#include "core/ink/synthetic_pen.h"

#include <algorithm>
#include <array>

namespace inkling {

namespace {

    constexpr std::uint32_t otherPurpose = 2000; // above those of every digit and form

    /// The numbers that a repetition draws its choices from; apart from those of the strokes.
    Random choices(std::uint64_t seed, std::uint32_t number, std::uint32_t repetition)
    {
        constexpr std::uint64_t stream = std::uint64_t { 9 } << 56U;
        return Random(seed, stream | number, repetition);
    }

    const Glyph& drawGlyph(const std::vector<Glyph>& forms, Random& random)
    {
        std::uint32_t all = 0;
        for (const Glyph& form : forms)
            all += static_cast<std::uint32_t>(form.share);
        auto left = static_cast<int>(random.below(all));
        auto form = forms.begin();
        while (left >= form->share)
            left -= (form++)->share;
        return *form;
    }

    void moveTo(std::vector<Stroke>& strokes, float left)
    {
        const std::optional<Bounds> bounds = boundsOf(strokes);
        for (Stroke& stroke : strokes) {
            for (InkPoint& point : stroke.points)
                point.x += left - bounds->left;
        }
    }

    /// Two digits side by side, sometimes three.
    SyntheticInk number(const SyntheticHand& hand, std::uint32_t repetition, Random& random)
    {
        SyntheticInk ink { {}, std::nullopt, "number" };
        const std::uint32_t count = random.below(4) == 0 ? 3 : 2;
        float left = 0;
        for (std::uint32_t i = 0; i < count; ++i) {
            std::vector<Stroke> next
                = hand.writeDigit(static_cast<int>(random.below(10)), 100 + 3 * repetition + i)
                      .strokes;
            moveTo(next, left);
            left = boundsOf(next)->right + hand.traits().height * random.uniform(0.12F, 0.45F);
            ink.strokes.insert(ink.strokes.end(), next.begin(), next.end());
        }
        return ink;
    }

    /// A half whose rest nobody would take for a digit.
    struct Half {
        int digit;
        bool isUpper;
    };

    /// Half a digit, as if the rest had not been drawn.
    SyntheticInk half(const SyntheticHand& hand, std::uint32_t repetition, Random& random)
    {
        static constexpr std::array<Half, 4> halves { { { 0, true }, { 0, false }, { 2, false },
            { 4, true } } };
        const Half& which = halves[random.below(halves.size())];
        const std::vector<Stroke> whole = hand.writeDigit(which.digit, 400 + repetition).strokes;
        const std::optional<Bounds> bounds = boundsOf(whole);
        const float cut = bounds->top + bounds->height() * random.uniform(0.42F, 0.55F);
        SyntheticInk ink { {}, std::nullopt, "half a digit" };
        for (const Stroke& stroke : whole) {
            Stroke part { {}, stroke.penWidth };
            for (const InkPoint& point : stroke.points) {
                if ((point.y <= cut) == which.isUpper) {
                    part.points.push_back(point);
                } else if (part.points.size() > 1) {
                    ink.strokes.push_back(part);
                    part.points.clear();
                }
            }
            if (part.points.size() > 1)
                ink.strokes.push_back(part);
        }
        return ink;
    }

    /// A tangle of the pen: points anywhere, joined.
    Glyph scribble(Random& random)
    {
        Glyph glyph { "scribble", 1, { {} } };
        const std::uint32_t points = 9 + random.below(22);
        const auto width = static_cast<float>(60 + random.below(80));
        for (std::uint32_t i = 0; i < points; ++i)
            glyph.strokes.front().push_back({ static_cast<std::int16_t>(random.uniform(0, width)),
                static_cast<std::int16_t>(random.uniform(0, 100)),
                random.below(5) == 0 ? Turn::Corner : Turn::Smooth });
        return glyph;
    }

    /// To and fro, as one blackens paper.
    Glyph hatching(Random& random)
    {
        Glyph glyph { "hatching", 1, { {} } };
        const std::uint32_t lines = 7 + random.below(9);
        for (std::uint32_t i = 0; i < lines; ++i) {
            const auto y = static_cast<std::int16_t>(100 * i / (lines - 1));
            const auto x
                = static_cast<std::int16_t>(i % 2 == 0 ? random.below(14) : 80 + random.below(20));
            glyph.strokes.front().push_back(
                { x, y, random.below(2) == 0 ? Turn::Corner : Turn::Smooth });
        }
        return glyph;
    }

    /// A few strokes that have nothing to do with each other.
    Glyph strayStrokes(Random& random)
    {
        Glyph glyph { "stray strokes", 1, {} };
        const std::uint32_t strokes = 3 + random.below(4);
        for (std::uint32_t i = 0; i < strokes; ++i) {
            GlyphStroke stroke;
            const float x = random.uniform(0, 90);
            const float y = random.uniform(0, 90);
            for (std::uint32_t j = 0; j < 2 + random.below(2); ++j)
                stroke.push_back({ static_cast<std::int16_t>(x + random.uniform(-30, 30)),
                    static_cast<std::int16_t>(y + random.uniform(-30, 30)) });
            glyph.strokes.push_back(stroke);
        }
        return glyph;
    }

    /// A dot or a few: a tap, or a small blot.
    Glyph dots(Random& random)
    {
        Glyph glyph { "dot", 1, {} };
        const std::uint32_t count = random.below(3) == 0 ? 2 + random.below(3) : 1;
        for (std::uint32_t i = 0; i < count; ++i) {
            const auto x = static_cast<std::int16_t>(random.below(90));
            const auto y = static_cast<std::int16_t>(random.below(90));
            const auto size = static_cast<std::int16_t>(random.below(6));
            GlyphStroke stroke { { x, y } };
            if (random.below(2) == 0)
                stroke.insert(stroke.end(),
                    { { static_cast<std::int16_t>(x + size), static_cast<std::int16_t>(y + size) },
                        { static_cast<std::int16_t>(x - size),
                            static_cast<std::int16_t>(y + 1) } });
            glyph.strokes.push_back(stroke);
        }
        return glyph;
    }

} // namespace

SyntheticInk SyntheticHand::writeOther(std::uint32_t repetition) const
{
    Random random = choices(m_seed, m_number, repetition);
    const auto drawn = [&](const Glyph& glyph) {
        return SyntheticInk { write(glyph, otherPurpose + random.below(1000), repetition),
            std::nullopt, glyph.name };
    };
    constexpr std::uint32_t hundred = 100;
    const std::uint32_t lot = random.below(hundred);
    if (lot < 38)
        return drawn(drawGlyph(letterForms(), random));
    if (lot < 64)
        return drawn(drawGlyph(shapeForms(), random));
    if (lot < 80)
        return number(*this, repetition, random);
    if (lot < 86)
        return half(*this, repetition, random);
    if (lot < 92)
        return drawn(scribble(random));
    if (lot < 95)
        return drawn(hatching(random));
    if (lot < 98)
        return drawn(strayStrokes(random));
    return drawn(dots(random));
}

} // namespace inkling
