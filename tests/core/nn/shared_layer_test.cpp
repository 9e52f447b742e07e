// SPDX-License-Identifier: GPL-3.0-or-later
// Windows against a loop over all places; and first weights that are the same in every window and nothing outside.
#include "core/nn/shared_layer.h"

#include "core/nn/initialize.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

using namespace inkling;

namespace {

/// Tells by its definition whether \p unit sees \p input, both as their places in the order of a Grid.
bool sees(const Grid& grid, const Windows& windows, int unit, int input)
{
    const int side = gridAfter(grid, windows).side;
    const int window = unit / windows.maps;
    const int place = input / grid.channels;
    const int y = place / grid.side - window / side * windows.stride;
    const int x = place % grid.side - window % side * windows.stride;
    return y >= 0 && y < windows.size && x >= 0 && x < windows.size;
}

bool holds(const std::vector<kernels::Range>& ranges, int value)
{
    const auto at = static_cast<std::size_t>(value);
    return std::any_of(ranges.begin(), ranges.end(),
        [at](const kernels::Range& range) { return range.begin <= at && at < range.end; });
}

} // namespace

Q_DECLARE_METATYPE(inkling::Grid)
Q_DECLARE_METATYPE(inkling::Windows)

class SharedLayerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void windowsFit_data();
    void windowsFit();
    void firstWeightsAreShared();
};

void SharedLayerTest::windowsFit_data()
{
    QTest::addColumn<Grid>("grid");
    QTest::addColumn<Windows>("windows");
    QTest::addColumn<int>("side");
    QTest::newRow("image") << imageGrid << Windows { 16, 8, 2 } << 11;
    QTest::newRow("a column is left over") << imageGrid << Windows { 16, 7, 2 } << 11;
    QTest::newRow("channels") << Grid { 11, 16 } << Windows { 32, 5, 2 } << 4;
    QTest::newRow("side by side") << Grid { 6, 16 } << Windows { 16, 2, 2 } << 3;
    QTest::newRow("every place") << Grid { 5, 16 } << Windows { 16, 3, 1 } << 3;
    QTest::newRow("one window") << Grid { 4, 16 } << Windows { 16, 4, 3 } << 1;
}

void SharedLayerTest::windowsFit()
{
    QFETCH(Grid, grid);
    QFETCH(Windows, windows);
    QFETCH(int, side);
    const Grid after = gridAfter(grid, windows);
    QCOMPARE(after.side, side);
    QCOMPARE(after.channels, windows.maps);
    const SharedLayer layer(grid, windows);
    QCOMPARE(layer.outputs(), static_cast<std::size_t>(after.size()));
    for (int unit = 0; unit < after.size(); ++unit) {
        std::vector<kernels::Range> inputs;
        for (std::size_t row = 0; row < layer.windowRows(); ++row)
            inputs.push_back(layer.inputsOf(static_cast<std::size_t>(unit / windows.maps), row));
        for (int input = 0; input < grid.size(); ++input)
            QCOMPARE(holds(inputs, input), sees(grid, windows, unit, input));
    }
    for (int input = 0; input < grid.size(); ++input) {
        const auto outputs = layer.outputsAt(static_cast<std::size_t>(input / grid.channels));
        for (int unit = 0; unit < after.size(); ++unit)
            QCOMPARE(holds(outputs, unit), sees(grid, windows, unit, input));
    }
    QCOMPARE(gridAfter(grid, { 16, grid.side + 1, 1 }).side, 0);
}

void SharedLayerTest::firstWeightsAreShared()
{
    const Windows windows { 16, 8, 4 };
    const SharedLayer shared(imageGrid, windows);
    const auto units = static_cast<int>(shared.outputs());
    const Mlp mlp = initializedMlp({ imageGrid.size(), 10 },
        std::vector<HiddenLayer> { { units, Activation::Relu, shared } }, 1);
    const std::vector<float>& weights = mlp.layers.front().weights;
    const auto weightAt = [&](int unit, int input) {
        return weights[static_cast<std::size_t>(unit) * static_cast<std::size_t>(imageGrid.size())
            + static_cast<std::size_t>(input)];
    };
    std::multiset<float> first;
    double squares = 0;
    for (int unit = 0; unit < units; ++unit) {
        std::multiset<float> found;
        for (int input = 0; input < imageGrid.size(); ++input) {
            if (!sees(imageGrid, windows, unit, input))
                QCOMPARE(weightAt(unit, input), 0.0F);
            else
                found.insert(weightAt(unit, input));
        }
        if (unit == 0)
            first = found;
        QCOMPARE(found == first, unit % windows.maps == 0);
        for (const float weight : found)
            squares += static_cast<double>(weight * weight);
    }
    // He's spread for 64 inputs; a tenth is four standard deviations of that of 1024 draws.
    const double spread = std::sqrt(squares / (units * 64.0));
    QVERIFY(std::abs(spread / std::sqrt(2.0 / 64) - 1) < 0.1);
}

INKLING_TEST(SharedLayerTest, QCoreApplication)
#include "shared_layer_test.moc"
