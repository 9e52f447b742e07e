// SPDX-License-Identifier: GPL-3.0-or-later
// The synthetic pen: the same seed writes the same, hands differ, and what they write is ink as a device gives it.
// Whether a digit looks like one, people judge (a contact sheet), and a network that learned from others.
#include "core/ink/synthetic_pen.h"

#include "core/ink/synthetic_glyph.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

using namespace inkling;

namespace {

std::vector<std::vector<Stroke>> writeMany(std::uint64_t seed, std::uint32_t count, bool areDigits)
{
    std::vector<std::vector<Stroke>> drawings;
    for (std::uint32_t i = 0; i < count; ++i)
        drawings.push_back(
            (areDigits ? synthesizeDigit(seed, i) : synthesizeOther(seed, i)).strokes);
    return drawings;
}

std::size_t pointsOf(const std::vector<Stroke>& strokes)
{
    std::size_t points = 0;
    for (const Stroke& stroke : strokes)
        points += stroke.points.size();
    return points;
}

bool isWhole(float value) { return value == std::round(value); }

} // namespace

class SyntheticPenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void sameSeedWritesTheSame()
    {
        QVERIFY(writeMany(3, 60, true) == writeMany(3, 60, true));
        QVERIFY(writeMany(3, 60, false) == writeMany(3, 60, false));
        QVERIFY(writeMany(3, 60, true) != writeMany(4, 60, true));
        // One in the middle needs nothing of those before it.
        QVERIFY(writeMany(3, 60, true)[41] == synthesizeDigit(3, 41).strokes);
    }

    void nothingIsWrittenTwice()
    {
        for (const bool areDigits : { true, false }) {
            const auto drawings = writeMany(1, 400, areDigits);
            for (std::size_t i = 0; i < drawings.size(); ++i) {
                for (std::size_t j = i + 1; j < drawings.size(); ++j)
                    QVERIFY(drawings[i] != drawings[j] || pointsOf(drawings[i]) == 1); // a dot
            }
        }
    }

    void labelsTakeTurns()
    {
        for (std::uint32_t i = 0; i < 40; ++i) {
            QCOMPARE(synthesizeDigit(1, i).label.value_or(-1), static_cast<int>(i % 10));
            QVERIFY(!synthesizeOther(1, i).label);
        }
        QCOMPARE(handOf(digitsPerHand - 1), 0U);
        QCOMPARE(handOf(digitsPerHand), 1U);
    }

    void inkIsThatOfADevice()
    {
        for (std::uint32_t i = 0; i < 600; ++i) {
            const SyntheticHand hand(5, handOf(i));
            const SyntheticInk ink = i % 2 == 0 ? synthesizeDigit(5, i) : synthesizeOther(5, i);
            QVERIFY(!ink.strokes.empty());
            QVERIFY(!ink.form.empty());
            QVERIFY(pointsOf(ink.strokes) < 2000);
            float timeMs = 0;
            for (const Stroke& stroke : ink.strokes) {
                QVERIFY(!stroke.points.empty());
                QVERIFY(stroke.penWidth > 0);
                for (const InkPoint& point : stroke.points) {
                    QVERIFY(std::isfinite(point.x) && std::isfinite(point.y));
                    QVERIFY(!hand.traits().isMouse || ink.form == "number"
                        || (isWhole(point.x) && isWhole(point.y)));
                    QVERIFY(point.timeMs);
                    QVERIFY(*point.timeMs >= timeMs || ink.form == "number");
                    timeMs = *point.timeMs;
                }
            }
        }
    }

    void digitsHaveTheirSize()
    {
        for (std::uint32_t i = 0; i < 600; ++i) {
            const HandTraits traits = SyntheticHand(6, handOf(i)).traits();
            const std::optional<Bounds> bounds = boundsOf(synthesizeDigit(6, i).strokes);
            QVERIFY(bounds);
            QVERIFY(bounds->height() > 0.75F * traits.height);
            QVERIFY(bounds->height() < 1.35F * traits.height);
            QVERIFY(bounds->width() < 2 * traits.height);
        }
    }

    void flagsOfAOneDescend()
    {
        constexpr double leastDegrees = 25; // what lies flatter is the top of a 7
        int flags = 0;
        for (std::uint32_t number = 0; number < 2000; ++number) {
            const std::vector<Stroke> strokes = SyntheticHand(8, number).writeDigit(1, 0).strokes;
            const std::vector<InkPoint>& points = strokes.front().points;
            const Bounds bounds = *boundsOf(strokes);
            const auto top = std::min_element(points.begin(), points.end(),
                [](const InkPoint& a, const InkPoint& b) { return a.y < b.y; });
            const float run = top->x - points.front().x;
            if (run < 0.15F * bounds.height())
                continue;
            ++flags;
            const double degrees
                = std::atan2(points.front().y - top->y, run) * 180 / std::acos(-1.0);
            QVERIFY2(degrees > leastDegrees, qPrintable(QString::number(number)));
        }
        QVERIFY(flags > 300);
    }

    void fastPensReportFewPoints()
    {
        std::size_t fast = 0;
        std::size_t slow = 0;
        std::size_t fastHands = 0;
        std::size_t slowHands = 0;
        for (std::uint32_t number = 0; number < 200; ++number) {
            const SyntheticHand hand(1, number);
            const std::size_t points = pointsOf(hand.writeDigit(8, 0).strokes);
            if (hand.traits().stride > 7) {
                fast += points;
                ++fastHands;
            } else if (hand.traits().stride < 4) {
                slow += points;
                ++slowHands;
            }
        }
        QVERIFY(fastHands > 10 && slowHands > 10);
        QVERIFY(fast * slowHands * 3 < slow * fastHands * 2);
    }

    void everyFormIsWritten()
    {
        for (int digit = 0; digit <= 9; ++digit) {
            std::set<std::string> written;
            std::set<std::string> known;
            for (const Glyph& form : formsOf(digit))
                known.emplace(form.name);
            for (std::uint32_t number = 0; number < 1500; ++number)
                written.emplace(SyntheticHand(2, number).writeDigit(digit, 0).form);
            QVERIFY(written == known);
            QVERIFY(known.size() >= 7);
        }
    }

    void handsKeepTheirWay()
    {
        int usual = 0;
        for (std::uint32_t number = 0; number < 100; ++number) {
            const SyntheticHand hand(2, number);
            usual += hand.writeDigit(7, 0).form == hand.writeDigit(7, 1).form ? 1 : 0;
        }
        QVERIFY(usual > 75 && usual < 100);
    }

    void everythingElseIsDrawn()
    {
        std::set<std::string> drawn;
        for (std::uint32_t i = 0; i < 6000; ++i)
            drawn.emplace(synthesizeOther(1, i).form);
        for (const char* form : { "number", "half a digit", "scribble", "hatching", "stray strokes",
                 "dot", "heart", "A", "M" })
            QVERIFY2(drawn.count(form) == 1, form);
        for (const Glyph& form : letterForms())
            QVERIFY(drawn.count(std::string(form.name)) == 1);
        for (const Glyph& form : shapeForms())
            QVERIFY(drawn.count(std::string(form.name)) == 1);
    }

    void formsAreSound_data()
    {
        QTest::addColumn<int>("digit");
        for (int digit = -2; digit <= 9; ++digit) // the two before 0 are letters and shapes
            QTest::addRow("%d", digit) << digit;
    }

    void formsAreSound()
    {
        QFETCH(int, digit);
        const std::vector<Glyph>& forms
            = digit == -2 ? letterForms() : (digit == -1 ? shapeForms() : formsOf(digit));
        std::set<std::string_view> names;
        for (const Glyph& form : forms) {
            QVERIFY(names.insert(form.name).second);
            QVERIFY(form.share > 0);
            // The name goes into ink files as it is.
            QVERIFY(form.name.find_first_of("\"\\") == std::string_view::npos);
            for (const GlyphStroke& stroke : form.strokes) {
                QVERIFY(stroke.size() >= 2);
                for (const GlyphPoint& point : stroke)
                    QVERIFY(point.x >= -20 && point.x <= 125 && point.y >= -20 && point.y <= 120);
            }
        }
    }
};

INKLING_TEST(SyntheticPenTest, QCoreApplication)
#include "synthetic_pen_test.moc"
