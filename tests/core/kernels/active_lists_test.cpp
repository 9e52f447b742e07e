// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of what is not 0, and products with them, against loops that can be read, which leave nothing out.
#include "core/kernels/active_lists.h"

#include "tests/core/kernels/panel_matrices.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace inkling;
using namespace inkling::kernels;
using namespace inkling::test;

namespace {

constexpr std::size_t pixels = 2 * listLength + 26; // a last tile of pixels that is not full
constexpr std::size_t samples = 40;
constexpr Range tile { 16, 70 }; // of units

/// Lists with their memory.
struct Lists {
    explicit Lists(std::size_t count)
        : begins(count)
        , counts(count)
        , entries(count * listLength)
    {
    }

    ActiveLists from(std::size_t list) { return { &begins[list], &counts[list], entries.data() }; }

    /// Lets \p list begin behind the one before, or if it \p isFirst where it always has room.
    void beginBehind(std::size_t list, bool isFirst)
    {
        begins[list] = isFirst ? static_cast<std::uint32_t>(list * listLength)
                               : begins[list - 1] + counts[list - 1];
    }

    /// What is on \p list as a row of \p size numbers.
    std::vector<float> row(std::size_t list, std::size_t size) const
    {
        std::vector<float> numbers(size);
        for (std::uint32_t i = 0; i < counts[list]; ++i) {
            const ActiveNumber& entry = entries[begins[list] + i];
            numbers.at(entry.place / panelWidth) = entry.value;
        }
        return numbers;
    }

    /// Tells whether the places on \p list ascend and its values are not 0.
    bool isInOrder(std::size_t list) const
    {
        for (std::uint32_t i = 0; i < counts[list]; ++i) {
            const ActiveNumber* const entry = &entries[begins[list] + i];
            if (entry->value == 0 || (i > 0 && entry->place <= (entry - 1)->place))
                return false;
        }
        return true;
    }

    std::vector<std::uint32_t> begins;
    std::vector<std::uint32_t> counts;
    std::vector<ActiveNumber> entries;
};

} // namespace

class ActiveListsTest : public QObject {
    Q_OBJECT

private:
    /// Each list of \p some is in order, lies right behind the one before and names what \p at(list, place) says of
    /// \p places, and nothing else.
    template <typename At>
    static void compareLists(const Lists& lists, Range some, Range places, const At& at)
    {
        std::uint32_t next = lists.begins[some.begin];
        for (std::size_t list = some.begin; list < some.end; ++list) {
            QVERIFY(lists.isInOrder(list));
            QCOMPARE(lists.begins[list], next);
            next += lists.counts[list];
            const std::vector<float> found = lists.row(list, pixels);
            for (std::size_t place = 0; place < pixels; ++place) {
                const bool isThere = place >= places.begin && place < places.end;
                QCOMPARE(found[place], isThere ? at(list, place) : 0.0F);
            }
        }
    }

private Q_SLOTS:

    void pixelsThatAreLit_data()
    {
        QTest::addColumn<bool>("thinned");
        QTest::newRow("as they are") << false;
        QTest::newRow("times factors") << true;
    }

    void pixelsThatAreLit()
    {
        QFETCH(bool, thinned);
        std::vector<std::uint8_t> grays = sparseGrays(samples * pixels, 1);
        std::fill_n(&grays[4 * pixels], listLength, std::uint8_t { 0 }); // a tile without anything
        const Plain factors = rectified(samples, pixels, 2);
        Plain expected { samples, pixels, std::vector<float>(samples * pixels) };
        for (std::size_t i = 0; i < samples * pixels; ++i) {
            const float value = static_cast<float>(grays[i]) / 255;
            expected.values[i] = thinned ? value * factors.values[i] : value;
        }
        constexpr std::size_t tiles = (pixels + listLength - 1) / listLength;
        constexpr Range some { 3, samples - 1 };
        Lists bySample(tiles * samples);
        Lists byPixel(pixels);
        for (std::size_t sample = some.begin; sample < some.end; ++sample) {
            for (std::size_t list = sample; list < tiles * samples; list += samples)
                bySample.beginBehind(list, sample == some.begin);
            listPixels({ &grays[sample * pixels], pixels,
                           thinned ? &factors.values[sample * pixels] : nullptr },
                bySample.from(sample), samples);
        }
        for (std::size_t i = 0; i < tiles; ++i) {
            const Range part { i * listLength, std::min(pixels, (i + 1) * listLength) };
            compareLists(bySample, { i * samples + some.begin, i * samples + some.end }, part,
                [&](std::size_t list, std::size_t pixel) {
                    return expected.at(list % samples, pixel);
                });
            byPixel.beginBehind(part.begin, true);
            sortByPixel(
                bySample.from(i * samples + some.begin), some, part, byPixel.from(part.begin));
            compareLists(byPixel, part, some,
                [&](std::size_t pixel, std::size_t sample) { return expected.at(sample, pixel); });
        }
    }

    void graysAreRoundedOnce()
    {
        constexpr std::size_t grays = 256;
        std::vector<std::uint8_t> all(grays);
        std::iota(all.begin(), all.end(), std::uint8_t { 0 });
        Lists lists(grays / listLength);
        for (std::size_t list = 0; list < grays / listLength; ++list)
            lists.beginBehind(list, true);
        listPixels({ all.data(), grays }, lists.from(0), 1);
        for (std::size_t gray = 0; gray < grays; ++gray)
            QCOMPARE(lists.row(gray / listLength, grays)[gray], static_cast<float>(gray) / 255);
    }

    void nothingIsWrittenBehindTheRoomOfLists()
    {
        constexpr std::size_t rows = 3;
        const ActiveNumber guard { 12345, 678 };
        Lists lists(rows);
        lists.entries.resize(rows * listLength + 1, guard);
        std::vector<std::uint8_t> grays(rows * listLength, 255); // each list is full
        grays.back() = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            lists.beginBehind(row, row == 0);
            listPixels({ &grays[row * listLength], listLength }, lists.from(row), rows);
        }
        QCOMPARE(lists.counts.back(), static_cast<std::uint32_t>(listLength - 1));
        QCOMPARE(lists.entries.back().place, guard.place);
        QCOMPARE(lists.entries.back().value, guard.value);
    }

    void unitsThatAreOn()
    {
        const Plain units = rectified(samples, pixels, 3);
        const AlignedVector<float> panels = inPanels(units);
        constexpr Range some { 7, 29 };
        const UnitTile unitTile { panels.data(), samples, some, tile };
        Lists bySample(samples);
        bySample.beginBehind(some.begin, true);
        listBySample(unitTile, bySample.from(some.begin));
        compareLists(bySample, some, tile,
            [&](std::size_t sample, std::size_t unit) { return units.at(sample, unit); });
        Lists byUnit(pixels);
        byUnit.beginBehind(tile.begin, true);
        listByUnit(unitTile, byUnit.from(tile.begin));
        compareLists(byUnit, tile, some,
            [&](std::size_t unit, std::size_t sample) { return units.at(sample, unit); });
    }

    void whatIsNoNumberIsListedAndMinusZeroIsNot()
    {
        Plain units { 1, panelWidth, std::vector<float>(panelWidth) };
        units.at(0, 4) = std::numeric_limits<float>::quiet_NaN();
        units.at(0, 7) = -0.0F;
        Lists lists(1);
        const AlignedVector<float> panels = inPanels(units);
        listBySample({ panels.data(), 1, { 0, 1 }, { 0, panelWidth } }, lists.from(0));
        QCOMPARE(lists.counts[0], 1U);
        QVERIFY(std::isnan(lists.entries[0].value));
    }

    void productLeavesOutNothingButZeros_data()
    {
        QTest::addColumn<int>("panels");
        for (int panels = 1; panels <= 13; ++panels)
            QTest::addRow("%d panels", panels) << panels;
    }

    void productLeavesOutNothingButZeros()
    {
        QFETCH(int, panels);
        const std::size_t columns = static_cast<std::size_t>(panels) * panelWidth;
        Plain units = rectified(samples, listLength, 5);
        for (std::size_t unit = 0; unit < listLength; ++unit)
            units.at(9, unit) = 0; // a sample without anything
        const Plain weights = randomPlain(listLength, columns, 6);
        const Plain before = randomPlain(samples, columns, 7);
        const Plain row = randomPlain(1, columns, 8);
        Lists lists(samples);
        const AlignedVector<float> unitPanels = inPanels(units);
        listBySample(
            { unitPanels.data(), samples, { 0, samples }, { 0, listLength } }, lists.from(0));
        for (const bool isNew : { false, true }) {
            const AlignedVector<float> weightPanels = inPanels(weights);
            const AlignedVector<float> start = inPanels(row);
            AlignedVector<float> result = inPanels(before);
            const std::size_t count = columns / panelWidth;
            addListedProduct(lists.from(0), samples,
                { weightPanels.data(), listLength * panelWidth, count },
                { isNew ? start.data() : nullptr, panelWidth, count },
                { result.data(), samples * panelWidth, count });
            for (std::size_t sample = 0; sample < samples; ++sample) {
                for (std::size_t column = 0; column < columns; ++column) {
                    auto expected = static_cast<double>(
                        isNew ? row.at(0, column) : before.at(sample, column));
                    for (std::size_t unit = 0; unit < listLength; ++unit)
                        expected += static_cast<double>(units.at(sample, unit))
                            * static_cast<double>(weights.at(unit, column));
                    const auto found
                        = static_cast<double>(result[panelIndex(samples, sample, column)]);
                    QVERIFY(std::abs(found - expected) < tolerance);
                }
            }
        }
    }
};

INKLING_TEST(ActiveListsTest, QCoreApplication)
#include "active_lists_test.moc"
