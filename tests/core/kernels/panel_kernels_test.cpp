// SPDX-License-Identifier: GPL-3.0-or-later
// Products of matrices in panels against loops that can be read.
#include "core/kernels/panel_product.h"
#include "tests/core/kernels/panel_matrices.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace inkling;
using namespace inkling::kernels;
using namespace inkling::test;

class PanelKernelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void panelProductIsTheProduct_data();
    void panelProductIsTheProduct();
    void rangesChangeNoBit();
    void whatDoesNotCountIsLeftOut();
    void transposedProductIsTheProduct();
    void columnsAddUp();
    void stretchesTurnAboutTheDiagonal();
};

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
    const Range all { 0, inner };
    panelProduct({ 0, height }, { leftPanels.data(), height, { &all, 1 } }, inPanels(right).data(),
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
    const Range all { 0, depth };
    const PanelMatrix matrix { left.data(), rows, { &all, 1 } };
    AlignedVector<float> whole(rows * panelWidth);
    panelProduct({ 0, rows }, matrix, right.data(), nullptr, whole.data());
    AlignedVector<float> parts(rows * panelWidth);
    for (const Range range : { Range { 0, 5 }, Range { 5, 6 }, Range { 6, 23 } })
        panelProduct(range, matrix, right.data(), nullptr, parts.data());
    QVERIFY(whole == parts);
}

void PanelKernelsTest::whatDoesNotCountIsLeftOut()
{
    const std::size_t rows = 9;
    const std::size_t depth = 85;
    const std::array<Range, 2> counted { Range { 16, 40 }, Range { 64, 80 } };
    Plain left = randomPlain(rows, depth, 15);
    const AlignedVector<float> right = inPanels(randomPlain(depth, panelWidth, 16));
    AlignedVector<float> found(rows * panelWidth);
    panelProduct(
        { 0, rows }, { inPanels(left).data(), rows, counted }, right.data(), nullptr, found.data());
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < depth; ++column) {
            const bool counts
                = std::any_of(counted.begin(), counted.end(), [column](const Range& range) {
                      return range.begin <= column && column < range.end;
                  });
            if (!counts)
                left.values[row * depth + column] = 0;
        }
    }
    const Range all { 0, depth };
    AlignedVector<float> expected(rows * panelWidth);
    panelProduct({ 0, rows }, { inPanels(left).data(), rows, { &all, 1 } }, right.data(), nullptr,
        expected.data());
    QVERIFY(found == expected);
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
        { leftPanels.data(), rows, { &range, 1 } }, inPanels(right).data(), result.data());
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
    const Plain plain
        = randomPlain(37, 26, 14); // the last panel has more columns than half its width
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
