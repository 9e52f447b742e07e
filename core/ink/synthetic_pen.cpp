// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ink/synthetic_pen.h"

#include "core/ink/synthetic_glyph.h"
#include "core/ink/synthetic_stroke.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace inkling {

namespace {

    /// What random numbers are drawn for; the upper part of a stream's name.
    enum class Purpose : std::uint64_t { Traits = 1, Choice, Habit, Moment };

    constexpr unsigned purposeShift = 56;
    constexpr unsigned glyphShift = 32;

    /// Opens the stream of hand \p number for \p purpose, \p glyph and \p repetition.
    Random open(std::uint64_t seed, Purpose purpose, std::uint32_t number, std::uint32_t glyph,
        std::uint32_t repetition)
    {
        const std::uint64_t stream = static_cast<std::uint64_t>(purpose) << purposeShift
            | std::uint64_t { glyph } << glyphShift | number;
        return Random(seed, stream, repetition);
    }

    HandTraits drawTraits(Random random)
    {
        HandTraits traits;
        const auto normal = [&random](float mean, float deviation, float least, float greatest) {
            return std::clamp(mean + deviation * random.normal(), least, greatest);
        };
        traits.slant = normal(0.08F, 0.17F, -0.28F, 0.55F);
        traits.turn = normal(0, 0.03F, -0.08F, 0.08F);
        traits.aspect = normal(1, 0.17F, 0.6F, 1.5F);
        traits.roundness = random.uniform(0, 5);
        traits.looseness = normal(2.9F, 1, 0.8F, 5);
        traits.carelessness = normal(1.4F, 0.6F, 0.4F, 3);
        traits.tremor = std::max(0.05F, normal(0.3F, 0.3F, 0, 1));
        traits.stride = random.uniform(2, 9);
        traits.height = random.uniform(45, 380);
        traits.penWidth = traits.height * random.uniform(0.03F, 0.14F);
        traits.isMouse = random.below(2) == 0;
        for (float& bend : traits.bend)
            bend = 2.2F * random.normal();
        return traits;
    }

    std::size_t drawForm(const std::vector<Glyph>& forms, Random& random)
    {
        int all = 0;
        for (const Glyph& form : forms)
            all += form.share;
        auto left = static_cast<int>(random.below(static_cast<std::uint32_t>(all)));
        std::size_t form = 0;
        while (left >= forms[form].share)
            left -= forms[form++].share;
        return form;
    }

    /// The plane of a hand: bent, stretched, slanted and turned about the middle of a digit.
    class Plane {
    public:
        Plane(const HandTraits& traits, Random& random)
            : m_bend(traits.bend)
            , m_aspect(traits.aspect * (1 + 0.06F * random.normal()))
            , m_slant(traits.slant + 0.04F * random.normal())
        {
            for (float& bend : m_bend)
                bend += traits.carelessness * random.normal() / 2;
            // Of the tangent t of half an angle: sine 2t / (1 + t²), cosine (1 - t²) / (1 + t²). It needs no function
            // whose last bit differs between C libraries.
            const float t = traits.turn + 0.012F * random.normal();
            m_sine = 2 * t / (1 + t * t);
            m_cosine = (1 - t * t) / (1 + t * t);
        }

        CurvePoint at(float x, float y) const
        {
            constexpr float middleX = 30;
            constexpr float middleY = 50;
            const float u = (x - middleX) / middleY;
            const float v = (y - middleY) / middleY;
            const float bentX
                = x - middleX + m_bend[0] * u * u + m_bend[1] * u * v + m_bend[2] * v * v;
            const float bentY
                = y - middleY + m_bend[3] * u * u + m_bend[4] * u * v + m_bend[5] * v * v;
            const float slanted = m_aspect * bentX - m_slant * bentY;
            return { m_cosine * slanted + m_sine * bentY, m_cosine * bentY - m_sine * slanted };
        }

    private:
        std::array<float, 6> m_bend;
        float m_aspect;
        float m_slant;
        float m_sine = 0;
        float m_cosine = 1;
    };

    /// Now and then the pen lands or leaves with a little hook.
    void addHook(std::vector<CurvePoint>& points, Random& random)
    {
        constexpr std::uint32_t oneIn = 9;
        if (points.size() < 2 || random.below(oneIn) != 0)
            return;
        const bool atEnd = random.below(2) == 0;
        const CurvePoint end = atEnd ? points.back() : points.front();
        const float side = random.below(2) == 0 ? 1.0F : -1.0F;
        const CurvePoint hook { end.x + side * random.uniform(1, 4), end.y - random.uniform(1, 4) };
        points.insert(atEnd ? points.end() : points.begin(), hook);
    }

    void toPixels(std::vector<InkPoint>& points, const HandTraits& traits)
    {
        constexpr float hundredths = 100;
        const float scale = traits.height / hundredths;
        const float grain = traits.isMouse ? 1 : 1.0F / 8; // of a pixel, as tablets resolve it
        for (InkPoint& point : points) {
            point.x = std::round(point.x * scale / grain) * grain;
            point.y = std::round(point.y * scale / grain) * grain;
            point.timeMs = std::round(point.timeMs.value_or(0));
        }
        // A hand that rests is reported once.
        const auto isSame
            = [](const InkPoint& a, const InkPoint& b) { return a.x == b.x && a.y == b.y; };
        points.erase(std::unique(points.begin(), points.end(), isSame), points.end());
    }

    /// Tells whether the flag of a 1 came out so flat that people would read a 7.
    bool isFlatFlag(const Stroke& stroke)
    {
        constexpr float leastRun = 0.1F; // of the height; less is a hook, not a flag
        constexpr float leastRise = 0.5F; // of the run: at least 27 degrees
        const auto [top, bottom] = std::minmax_element(stroke.points.begin(), stroke.points.end(),
            [](const InkPoint& a, const InkPoint& b) { return a.y < b.y; });
        const InkPoint& begin = stroke.points.front();
        const float run = top->x - begin.x;
        return run > leastRun * (bottom->y - top->y) && begin.y - top->y < leastRise * run;
    }

} // namespace

SyntheticHand::SyntheticHand(std::uint64_t seed, std::uint32_t number)
    : m_seed(seed)
    , m_number(number)
    , m_traits(drawTraits(open(seed, Purpose::Traits, number, 0, 0)))
{
}

std::vector<Stroke> SyntheticHand::write(
    const Glyph& glyph, std::uint32_t purpose, std::uint32_t repetition) const
{
    Random habit = open(m_seed, Purpose::Habit, m_number, purpose, 0);
    Random moment = open(m_seed, Purpose::Moment, m_number, purpose, repetition);
    const Plane plane(m_traits, moment);
    constexpr float pause = 180; // milliseconds to the next stroke
    float timeMs = 0;
    std::vector<Stroke> strokes;
    for (const GlyphStroke& form : glyph.strokes) {
        // Where a stroke begins as a whole strays, too.
        const float shiftX = m_traits.carelessness * moment.normal();
        const float shiftY = m_traits.carelessness * moment.normal();
        std::vector<CurvePoint> points;
        for (const GlyphPoint& point : form) {
            const float strayX
                = m_traits.looseness * habit.normal() + m_traits.carelessness * moment.normal();
            const float strayY
                = m_traits.looseness * habit.normal() + m_traits.carelessness * moment.normal();
            points.push_back(plane.at(static_cast<float>(point.x) + strayX + shiftX,
                static_cast<float>(point.y) + strayY + shiftY));
            points.back().isCorner = point.turn == Turn::Corner;
        }
        addHook(points, moment);
        Stroke stroke { reportPoints(followCurve(points, m_traits, moment), m_traits, timeMs),
            m_traits.penWidth };
        toPixels(stroke.points, m_traits);
        strokes.push_back(std::move(stroke));
        timeMs += pause;
    }
    return strokes;
}

SyntheticInk SyntheticHand::writeForm(int digit, std::size_t form, std::uint32_t repetition) const
{
    constexpr std::uint32_t formLimit = 100;
    const Glyph& glyph = formsOf(digit)[form];
    const auto purpose
        = static_cast<std::uint32_t>(digit) * formLimit + static_cast<std::uint32_t>(form);
    return { write(glyph, purpose, repetition), digit, glyph.name };
}

SyntheticInk SyntheticHand::writeDigit(int digit, std::uint32_t repetition) const
{
    // The hand's own way of this digit; one time in twelve another.
    constexpr std::uint32_t oneIn = 12;
    const auto glyph = static_cast<std::uint32_t>(digit);
    Random habit = open(m_seed, Purpose::Choice, m_number, glyph, 0);
    Random moment = open(m_seed, Purpose::Choice, m_number, glyph, repetition + 1);
    const bool isUsual = moment.below(oneIn) != 0;
    SyntheticInk ink
        = writeForm(digit, drawForm(formsOf(digit), isUsual ? habit : moment), repetition);
    // Who cannot help it writes a bar.
    if (digit == 1 && isFlatFlag(ink.strokes.front()))
        return writeForm(digit, 0, repetition);
    return ink;
}

const std::vector<Glyph>& formsOf(int digit)
{
    static constexpr std::array forms { formsOf0, formsOf1, formsOf2, formsOf3, formsOf4, formsOf5,
        formsOf6, formsOf7, formsOf8, formsOf9 };
    assert(digit >= 0 && digit < static_cast<int>(forms.size()));
    return forms[static_cast<std::size_t>(digit)]();
}

SyntheticInk synthesizeDigit(std::uint64_t seed, std::uint32_t index)
{
    constexpr std::uint32_t digits = 10;
    return SyntheticHand(seed, handOf(index))
        .writeDigit(static_cast<int>(index % digits), index % digitsPerHand / digits);
}

SyntheticInk synthesizeOther(std::uint64_t seed, std::uint32_t index)
{
    return SyntheticHand(seed, handOf(index)).writeOther(index % digitsPerHand);
}

} // namespace inkling
