// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels of training against loops that can be read: matrices in panels, with and without their zeros.
#include "core/base/aligned.h"
#include "core/base/random.h"
#include "core/kernels/panel_product.h"
#include "core/kernels/panels.h"
#include "core/kernels/sparse_product.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace inkling;
using namespace inkling::kernels;

namespace {

/// A matrix as it is written on paper: row-major.
struct Plain {
    std::size_t rows;
    std::size_t columns;
    std::vector<float> values;

    float& at(std::size_t row, std::size_t column) { return values[row * columns + column]; }

    float at(std::size_t row, std::size_t column) const { return values[row * columns + column]; }
};

Plain randomPlain(std::size_t rows, std::size_t columns, std::uint64_t seed)
{
    Random random(seed);
    Plain plain { rows, columns, std::vector<float>(rows * columns) };
    for (float& value : plain.values)
        value = random.uniform(-1, 1);
    return plain;
}

AlignedVector<float> inPanels(const Plain& plain)
{
    AlignedVector<float> panels(panelMatrixSize(plain.rows, plain.columns));
    for (std::size_t row = 0; row < plain.rows; ++row) {
        for (std::size_t column = 0; column < plain.columns; ++column)
            panels[panelIndex(plain.rows, row, column)] = plain.at(row, column);
    }
    return panels;
}

/// Bytes of which about four in five are zero, as in the image of a digit.
std::vector<std::uint8_t> sparseGrays(std::size_t count, std::uint64_t seed)
{
    Random random(seed);
    std::vector<std::uint8_t> grays(count);
    for (std::uint8_t& gray : grays)
        gray = random.below(5) == 0 ? static_cast<std::uint8_t>(random.below(256)) : 0;
    return grays;
}

/// Sparse rows with their memory.
struct Lists {
    Lists(std::size_t rowCount, std::size_t columnCount)
        : counts(rowCount)
        , entries(rowCount * columnCount)
        , rows { counts.data(), entries.data(), columnCount }
    {
    }

    std::vector<std::uint32_t> counts;
    std::vector<SparseEntry> entries;
    SparseRows rows;
};

Lists listed(const std::vector<std::uint8_t>& grays, std::size_t rows, std::size_t columns)
{
    Lists lists(rows, columns);
    for (std::size_t row = 0; row < rows; ++row)
        appendLitGrays(grays.data() + row * columns, { 0, columns }, row, lists.rows);
    return lists;
}

/// Where in each row the entries from \p column on begin.
std::vector<std::uint32_t> firstEntriesFrom(const Lists& lists, std::size_t column)
{
    std::vector<std::uint32_t> first(lists.counts.size(), 0);
    for (std::size_t row = 0; row < first.size(); ++row) {
        while (first[row] < lists.counts[row]
            && lists.entries[row * lists.rows.pitch + first[row]].column < column)
            ++first[row];
    }
    return first;
}

double valueAt(const Lists& lists, std::size_t row, std::size_t column)
{
    for (std::size_t i = 0; i < lists.counts[row]; ++i) {
        const SparseEntry& entry = lists.entries[row * lists.rows.pitch + i];
        if (entry.column == column)
            return static_cast<double>(entry.value);
    }
    return 0;
}

/// Sums of some hundred products below 1, in any order.
constexpr double tolerance = 1e-4;

} // namespace

class PanelKernelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsWhatIsLit();
    void listsGoOnWhereTheyEnded();
    void listsTurnAboutTheDiagonal();
    void sparseProductIsTheProduct_data();
    void sparseProductIsTheProduct();
    void sparseTransposedProductIsTheProduct();
    void panelProductIsTheProduct_data();
    void panelProductIsTheProduct();
    void rangesChangeNoBit();
    void transposedProductIsTheProduct();
    void columnsAddUp();
    void stretchesTurnAboutTheDiagonal();
};

void PanelKernelsTest::listsWhatIsLit()
{
    const std::size_t columns = 61; // no multiple of anything that the loop likes
    const std::vector<std::uint8_t> grays = sparseGrays(3 * columns, 1);
    const Lists lists = listed(grays, 3, columns);
    for (std::size_t row = 0; row < 3; ++row) {
        QVERIFY(lists.counts[row] > 0 && lists.counts[row] < columns);
        for (std::size_t column = 0; column < columns; ++column)
            QCOMPARE(static_cast<float>(valueAt(lists, row, column)),
                static_cast<float>(grays[row * columns + column]) / 255.0F);
    }
}

void PanelKernelsTest::listsGoOnWhereTheyEnded()
{
    const std::vector<std::uint8_t> grays = sparseGrays(100, 2);
    const Lists whole = listed(grays, 1, 100);
    Lists parts(1, 100);
    for (const Range range : { Range { 0, 33 }, Range { 33, 34 }, Range { 34, 100 } })
        appendLitGrays(grays.data(), range, 0, parts.rows);
    QCOMPARE(parts.counts, whole.counts);
    for (std::size_t i = 0; i < whole.counts[0]; ++i) {
        QCOMPARE(parts.entries[i].column, whole.entries[i].column);
        QCOMPARE(parts.entries[i].value, whole.entries[i].value);
    }
}

void PanelKernelsTest::listsTurnAboutTheDiagonal()
{
    const std::size_t rows = 9;
    const std::size_t columns = 40;
    const Lists lists = listed(sparseGrays(rows * columns, 3), rows, columns);
    Lists turned(columns, rows);
    for (const Range range : { Range { 0, 17 }, Range { 17, 40 } }) {
        const std::vector<std::uint32_t> first = firstEntriesFrom(lists, range.begin);
        const std::vector<std::uint32_t> ends = firstEntriesFrom(lists, range.end);
        transposeSparse({ lists.rows, rows, first.data(), ends.data(), range }, turned.rows);
    }
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column)
            QCOMPARE(valueAt(turned, column, row), valueAt(lists, row, column));
    }
}

void PanelKernelsTest::sparseTransposedProductIsTheProduct()
{
    const std::size_t rows = 11;
    const std::size_t columns = 40;
    const Lists left = listed(sparseGrays(rows * columns, 15), rows, columns);
    const Plain right = randomPlain(rows, panelWidth, 16);
    const Range range { 7, 33 };
    const std::vector<std::uint32_t> first = firstEntriesFrom(left, range.begin);
    const std::vector<std::uint32_t> ends = firstEntriesFrom(left, range.end);
    AlignedVector<float> result((range.end - range.begin) * panelWidth, -7.0F);
    sparseTransposedProduct({ left.rows, rows, first.data(), ends.data(), range },
        inPanels(right).data(), result.data());
    for (std::size_t column = range.begin; column < range.end; ++column) {
        for (std::size_t k = 0; k < panelWidth; ++k) {
            double expected = 0;
            for (std::size_t row = 0; row < rows; ++row)
                expected += valueAt(left, row, column) * static_cast<double>(right.at(row, k));
            const auto found = static_cast<double>(result[(column - range.begin) * panelWidth + k]);
            QVERIFY(std::abs(found - expected) < tolerance);
        }
    }
}

void PanelKernelsTest::sparseProductIsTheProduct_data()
{
    QTest::addColumn<int>("panels");
    for (const int panels : { 1, 2, 3, 4 })
        QTest::addRow("%d panels", panels) << panels;
}

void PanelKernelsTest::sparseProductIsTheProduct()
{
    QFETCH(int, panels);
    const std::size_t rows = 7;
    const std::size_t depth = 150;
    const std::size_t columns = static_cast<std::size_t>(panels) * panelWidth;
    const Lists left = listed(sparseGrays(rows * depth, 4), rows, depth);
    const Plain right = randomPlain(depth, columns, 5);
    const AlignedVector<float> rightPanels = inPanels(right);
    AlignedVector<float> result(panelMatrixSize(rows, columns), -7.0F);
    const auto count = static_cast<std::size_t>(panels);
    sparseProduct({ 0, rows }, left.rows, { rightPanels.data(), depth * panelWidth, count },
        { result.data(), rows * panelWidth, count });
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            double expected = 0;
            for (std::size_t k = 0; k < depth; ++k)
                expected += valueAt(left, row, k) * static_cast<double>(right.at(k, column));
            const auto found = static_cast<double>(result[panelIndex(rows, row, column)]);
            QVERIFY(std::abs(found - expected) < tolerance);
        }
    }

    // Stretch by stretch, one of them empty, and rows apart: the same bits.
    AlignedVector<float> parts(panelMatrixSize(rows, columns), 0.0F);
    for (const Range range :
        { Range { 0, 31 }, Range { 31, 31 }, Range { 31, 100 }, Range { 100, 150 } }) {
        const std::vector<std::uint32_t> first = firstEntriesFrom(left, range.begin);
        const std::vector<std::uint32_t> ends = firstEntriesFrom(left, range.end);
        for (const Range some : { Range { 0, 3 }, Range { 3, rows } })
            addSparseProduct(some, { left.rows, rows, first.data(), ends.data(), range },
                { rightPanels.data(), depth * panelWidth, count },
                { parts.data(), rows * panelWidth, count });
    }
    QVERIFY(parts == result);
}

void PanelKernelsTest::panelProductIsTheProduct_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("depth");
    QTest::newRow("whole blocks") << 16 << 32;
    QTest::newRow("rests everywhere") << 13 << 37;
    QTest::newRow("one row") << 1 << 5;
    QTest::newRow("shallow") << 9 << 1;
}

void PanelKernelsTest::panelProductIsTheProduct()
{
    QFETCH(int, rows);
    QFETCH(int, depth);
    const auto height = static_cast<std::size_t>(rows);
    const auto inner = static_cast<std::size_t>(depth);
    const Plain left = randomPlain(height, inner, 6);
    const Plain right = randomPlain(inner, panelWidth, 7);
    const Plain first = randomPlain(1, panelWidth, 8);
    const AlignedVector<float> leftPanels = inPanels(left);
    AlignedVector<float> result(height * panelWidth, -7.0F);
    panelProduct({ 0, height }, { leftPanels.data(), height, inner }, inPanels(right).data(),
        first.values.data(), result.data());
    for (std::size_t row = 0; row < height; ++row) {
        for (std::size_t column = 0; column < panelWidth; ++column) {
            auto expected = static_cast<double>(first.at(0, column));
            for (std::size_t k = 0; k < inner; ++k)
                expected += static_cast<double>(left.at(row, k))
                    * static_cast<double>(right.at(k, column));
            const auto found = static_cast<double>(result[row * panelWidth + column]);
            QVERIFY(std::abs(found - expected) < tolerance);
        }
    }
}

void PanelKernelsTest::rangesChangeNoBit()
{
    const std::size_t rows = 23;
    const std::size_t depth = 45;
    const AlignedVector<float> left = inPanels(randomPlain(rows, depth, 9));
    const AlignedVector<float> right = inPanels(randomPlain(depth, panelWidth, 10));
    const PanelMatrix matrix { left.data(), rows, depth };
    AlignedVector<float> whole(rows * panelWidth);
    panelProduct({ 0, rows }, matrix, right.data(), nullptr, whole.data());
    AlignedVector<float> parts(rows * panelWidth);
    for (const Range range : { Range { 0, 5 }, Range { 5, 6 }, Range { 6, 23 } })
        panelProduct(range, matrix, right.data(), nullptr, parts.data());
    QVERIFY(whole == parts);
}

void PanelKernelsTest::transposedProductIsTheProduct()
{
    const std::size_t rows = 21;
    const std::size_t columns = 45;
    const Plain left = randomPlain(rows, columns, 11);
    const Plain right = randomPlain(rows, panelWidth, 12);
    const AlignedVector<float> leftPanels = inPanels(left);
    const Range range { 16, columns };
    AlignedVector<float> result((range.end - range.begin) * panelWidth);
    panelTransposedProduct(
        range, { leftPanels.data(), rows, columns }, inPanels(right).data(), result.data());
    for (std::size_t column = range.begin; column < range.end; ++column) {
        for (std::size_t k = 0; k < panelWidth; ++k) {
            double expected = 0;
            for (std::size_t row = 0; row < rows; ++row)
                expected += static_cast<double>(left.at(row, column))
                    * static_cast<double>(right.at(row, k));
            const auto found = static_cast<double>(result[(column - range.begin) * panelWidth + k]);
            QVERIFY(std::abs(found - expected) < tolerance);
        }
    }
}

void PanelKernelsTest::columnsAddUp()
{
    const Plain panel = randomPlain(11, panelWidth, 13);
    AlignedVector<float> sums(panelWidth);
    panelColumnSums(panel.rows, inPanels(panel).data(), sums.data());
    for (std::size_t column = 0; column < panelWidth; ++column) {
        double expected = 0;
        for (std::size_t row = 0; row < panel.rows; ++row)
            expected += static_cast<double>(panel.at(row, column));
        QVERIFY(std::abs(static_cast<double>(sums[column]) - expected) < tolerance);
    }
}

void PanelKernelsTest::stretchesTurnAboutTheDiagonal()
{
    const Plain plain = randomPlain(37, 21, 14);
    const AlignedVector<float> panels = inPanels(plain);
    AlignedVector<float> turned(panelMatrixSize(plain.columns, plain.rows));
    for (std::size_t panel = 0; panel < panelCount(plain.columns); ++panel) {
        const float* const values = panels.data() + panel * plain.rows * panelWidth;
        const std::size_t column = panel * panelWidth;
        transposeStretch({ 0, 32, column, plain.columns }, values, turned.data());
        transposeStretch({ 32, 5, column, plain.columns }, values, turned.data());
    }
    for (std::size_t row = 0; row < plain.rows; ++row) {
        for (std::size_t column = 0; column < plain.columns; ++column)
            QCOMPARE(turned[panelIndex(plain.columns, column, row)], plain.at(row, column));
    }
}

INKLING_TEST(PanelKernelsTest, QCoreApplication)
#include "panel_kernels_test.moc"
