// SPDX-License-Identifier: GPL-3.0-or-later
// The products of the first layer against loops that can be read, which leave nothing out.
#include "core/kernels/lit_blocks.h"

#include "tests/core/kernels/panel_matrices.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>

using namespace inkling;
using namespace inkling::kernels;
using namespace inkling::test;

namespace {

constexpr std::size_t pixels = 52;
constexpr std::size_t blocks = pixels / blockPixels;
constexpr std::size_t samples = 21;

/// The lists of some samples with their memory.
struct Lists {
    Lists(const std::vector<std::uint8_t>& grays, Range some)
        : counts(blocks)
        , entries(blocks * some.size())
        , lists { counts.data(), entries.data(), some.size() }
    {
        for (const Range part : { Range { 0, 5 }, Range { 5, blocks } })
            listLitBlocks(grays.data(), pixels, some, part, lists);
    }

    Lists(const Lists&) = delete;
    Lists& operator=(const Lists&) = delete;

    std::vector<std::uint32_t> counts;
    std::vector<LitBlock> entries;
    BlockLists lists;
};

double grayValue(const std::vector<std::uint8_t>& grays, std::size_t sample, std::size_t pixel)
{
    return static_cast<double>(grays[sample * pixels + pixel]) / 255;
}

PanelStrip<float> strip(AlignedVector<float>& panels, std::size_t rows)
{
    return { panels.data(), rows * panelWidth, panels.size() / (rows * panelWidth) };
}

PanelStrip<const float> strip(const AlignedVector<float>& panels, std::size_t rows)
{
    return { panels.data(), rows * panelWidth, panels.size() / (rows * panelWidth) };
}

} // namespace

class LitBlocksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void listsNameWhatIsLit()
    {
        const std::vector<std::uint8_t> grays = sparseGrays(samples * pixels, 1);
        const Lists all(grays, { 0, samples });
        for (std::size_t block = 0; block < blocks; ++block) {
            std::size_t place = block * all.lists.pitch;
            for (std::size_t sample = 0; sample < samples; ++sample) {
                bool isLit = false;
                for (std::size_t i = 0; i < blockPixels; ++i)
                    isLit = isLit || grays[sample * pixels + block * blockPixels + i] > 0;
                if (!isLit)
                    continue;
                QCOMPARE(std::size_t { all.entries[place].sample }, sample);
                for (std::size_t i = 0; i < blockPixels; ++i)
                    QCOMPARE(all.entries[place].values[i],
                        static_cast<float>(grays[sample * pixels + block * blockPixels + i])
                            / 255.0F);
                ++place;
            }
            QCOMPARE(place - block * all.lists.pitch, std::size_t { all.counts[block] });
        }
    }

    void productLeavesOutNothingButZeros_data() { addPanels(); }

    void productLeavesOutNothingButZeros()
    {
        QFETCH(int, panels);
        const std::size_t columns = static_cast<std::size_t>(panels) * panelWidth;
        const std::vector<std::uint8_t> grays = sparseGrays(samples * pixels, 2);
        const Plain weights = randomPlain(pixels, columns, 3);
        const Plain start = randomPlain(samples, columns, 4);
        const AlignedVector<float> weightPanels = inPanels(weights);
        AlignedVector<float> result = inPanels(start);
        AlignedVector<float> parts = result;
        const Lists all(grays, { 0, samples });
        addBlockProduct(
            all.lists, { 0, blocks }, strip(weightPanels, pixels), strip(result, samples));
        for (std::size_t sample = 0; sample < samples; ++sample) {
            for (std::size_t column = 0; column < columns; ++column) {
                auto expected = static_cast<double>(start.at(sample, column));
                for (std::size_t pixel = 0; pixel < pixels; ++pixel)
                    expected += grayValue(grays, sample, pixel)
                        * static_cast<double>(weights.at(pixel, column));
                const auto found = static_cast<double>(result[panelIndex(samples, sample, column)]);
                QVERIFY(std::abs(found - expected) < tolerance);
            }
        }

        // Group by group and stretch by stretch: the same bits.
        for (const Range some : { Range { 0, 2 }, Range { 2, samples } }) {
            const Lists group(grays, some);
            for (const Range stretch : { Range { 0, 3 }, Range { 3, blocks } })
                addBlockProduct(
                    group.lists, stretch, strip(weightPanels, pixels), strip(parts, samples));
        }
        QVERIFY(parts == result);
    }

    void gradientLeavesOutNothingButZeros_data() { addPanels(); }

    void gradientLeavesOutNothingButZeros()
    {
        QFETCH(int, panels);
        const std::size_t columns = static_cast<std::size_t>(panels) * panelWidth;
        const std::vector<std::uint8_t> grays = sparseGrays(samples * pixels, 5);
        const Plain errors = randomPlain(samples, columns, 6);
        const AlignedVector<float> errorPanels = inPanels(errors);
        const Lists all(grays, { 0, samples });
        const Range some { 3, blocks - 1 };
        const std::size_t rows = some.size() * blockPixels;
        AlignedVector<float> result(panelMatrixSize(rows, columns), -7.0F);
        blockTransposedProduct(
            std::span(&all.lists, 1), some, strip(errorPanels, samples), strip(result, rows));
        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t column = 0; column < columns; ++column) {
                double expected = 0;
                for (std::size_t sample = 0; sample < samples; ++sample)
                    expected += grayValue(grays, sample, some.begin * blockPixels + row)
                        * static_cast<double>(errors.at(sample, column));
                const auto found = static_cast<double>(result[panelIndex(rows, row, column)]);
                QVERIFY(std::abs(found - expected) < tolerance);
            }
        }

        const Lists before(grays, { 0, 8 });
        const Lists after(grays, { 8, samples });
        const std::array groups { before.lists, after.lists };
        AlignedVector<float> parts(result.size());
        blockTransposedProduct(groups, some, strip(errorPanels, samples), strip(parts, rows));
        QVERIFY(parts == result);
    }

private:
    static void addPanels()
    {
        QTest::addColumn<int>("panels");
        for (const int panels : { 1, 2, 3 })
            QTest::addRow("%d panels", panels) << panels;
    }
};

INKLING_TEST(LitBlocksTest, QCoreApplication)
#include "lit_blocks_test.moc"
