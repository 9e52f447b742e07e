// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/network_paths.h"

#include "tests/support/random_model.h"
#include "tests/support/random_network.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace inkling;

class NetworkPathsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void allEdgesIntoAUnitAndItsBiasAreItsPreActivation()
    {
        const Model model = test::randomNetwork({ Activation::Relu, Activation::Tanh }, 12, 4);
        const std::vector<float> grays = graysOf(test::randomDigit(4));
        const NetworkPaths paths = networkPaths(model, grays, 3, { 12, 784, 100'000 });
        QCOMPARE(paths.columns.size(), std::size_t { 4 });
        for (std::size_t column = 1; column < paths.columns.size(); ++column) {
            std::vector<double> sums;
            for (const PathUnit& unit : paths.columns[column].shown)
                sums.push_back(static_cast<double>(unit.bias));
            for (const PathEdge& edge : paths.edges[column - 1])
                sums[edge.to] += static_cast<double>(edge.strength);
            for (std::size_t i = 0; i < sums.size(); ++i)
                QVERIFY(std::abs(sums[i]
                            - static_cast<double>(paths.columns[column].shown[i].preActivation))
                    < 1e-4);
        }
    }

    void onlyTheMostRelevantIsShown()
    {
        const Model model = test::randomNetwork({ Activation::Relu }, 60, 4);
        const NetworkPaths paths
            = networkPaths(model, graysOf(test::randomDigit(2)), 3, { 5, 7, 9 });
        QCOMPARE(paths.columns[0].shown.size(), std::size_t { 7 });
        QCOMPARE(paths.columns[0].units, 784);
        QCOMPARE(paths.columns[1].shown.size(), std::size_t { 5 });
        QCOMPARE(paths.columns[1].units, 60);
        QCOMPARE(paths.columns[2].shown.size(), std::size_t { 10 });
        QCOMPARE(paths.edges[0].size(), std::size_t { 9 });
        for (std::size_t i = 1; i < paths.edges[0].size(); ++i)
            QVERIFY(
                std::abs(paths.edges[0][i - 1].relevance) >= std::abs(paths.edges[0][i].relevance));
    }

    void theOnlyPathIsFound()
    {
        // Pixel 40 -> unit 2 -> class 6, and nothing else.
        Model model = test::randomNetwork({ Activation::Relu }, 4, 1, 0);
        for (DenseLayer& layer : model.mlp.layers)
            std::fill(layer.bias.begin(), layer.bias.end(), 0.0F);
        model.mlp.layers[0].weights[2 * 784 + 40] = 3;
        model.mlp.layers[1].weights[6 * 4 + 2] = -2;
        std::vector<float> grays(784, 0.0F);
        grays[40] = 0.5F;
        grays[41] = 1;
        const NetworkPaths paths = networkPaths(model, grays, 6, { 1, 1, 10 });
        QCOMPARE(paths.columns[0].shown.front().index, 40);
        QCOMPARE(paths.columns[1].shown.front().index, 2);
        QCOMPARE(paths.edges[0].size(), std::size_t { 1 });
        QCOMPARE(paths.edges[0].front().strength, 1.5F);
        QCOMPARE(paths.edges[1].front().strength, -3.0F);
        QCOMPARE(paths.columns[1].shown.front().relevance, -3.0F);
        QCOMPARE(paths.columns[0].shown.front().relevance, -3.0F);
    }

    void anEmptyImageHasNoPaths()
    {
        const Model model = test::randomNetwork({}, 0, 1);
        const NetworkPaths paths = networkPaths(model, std::vector<float>(784, 0.0F), 0);
        QVERIFY(paths.columns[0].shown.empty());
        QVERIFY(paths.edges[0].empty());
        QCOMPARE(paths.columns[1].shown.size(), std::size_t { 10 });
    }
};

INKLING_TEST(NetworkPathsTest, QCoreApplication)
#include "network_paths_test.moc"
