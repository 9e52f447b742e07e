// SPDX-License-Identifier: GPL-3.0-or-later
// The backward pass against central differences in double, for every activation and zero to two hidden layers.
#include "core/base/random.h"
#include "core/nn/backward.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace inkling;

namespace {

constexpr std::size_t batch = 7;
constexpr int inputs = 11;
constexpr int classes = 4;

std::vector<double> randomValues(std::size_t count, std::uint64_t seed)
{
    Random random(seed);
    std::vector<double> values(count);
    for (double& value : values)
        value = static_cast<double>(random.uniform(-0.8F, 0.8F));
    return values;
}

BasicMlp<double> randomMlp(const std::vector<int>& hidden, Activation activation)
{
    BasicMlp<double> mlp;
    int width = inputs;
    std::vector<int> widths = hidden;
    widths.push_back(classes);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto rows = static_cast<std::size_t>(widths[i]);
        mlp.layers.push_back(
            { width, widths[i], i + 1 < widths.size() ? activation : Activation::Identity,
                randomValues(rows * static_cast<std::size_t>(width), 10 + i),
                randomValues(rows, 20 + i) });
        width = widths[i];
    }
    return mlp;
}

/// A network, a minibatch and the workspaces.
struct Probe {
    BasicMlp<double> mlp;
    std::vector<double> samples = randomValues(batch * inputs, 1);
    std::vector<std::uint8_t> labels { 0, 1, 2, 3, 3, 1, 0 };
    BasicActivations<double> activations;
    BasicGradients<double> gradients;

    double loss() { return lossAndGradient(mlp, { samples, labels }, activations, gradients); }

    /// The greatest distance between \p analytic and the central difference by each of \p parameters. Near 1e-5 the
    /// error of the difference, of the order of step², and that of rounding, 1e-16 / step, are both below 1e-9.
    double greatestError(std::vector<double>& parameters, const std::vector<double>& analytic)
    {
        constexpr double step = 1e-5;
        double greatest = 0;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const double value = parameters[i];
            parameters[i] = value + step;
            const double above = loss();
            parameters[i] = value - step;
            const double below = loss();
            parameters[i] = value;
            greatest = std::max(greatest, std::abs((above - below) / (2 * step) - analytic[i]));
        }
        return greatest;
    }
};

} // namespace

Q_DECLARE_METATYPE(inkling::Activation)

class GradientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesCentralDifferences_data();
    void matchesCentralDifferences();
};

void GradientTest::matchesCentralDifferences_data()
{
    QTest::addColumn<Activation>("activation");
    QTest::addColumn<QList<int>>("hidden");
    QTest::newRow("no hidden layer") << Activation::Identity << QList<int> {};
    for (const Activation activation :
        { Activation::Identity, Activation::Sigmoid, Activation::Tanh, Activation::Relu }) {
        const QByteArray name(
            nameOf(activation).data(), static_cast<qsizetype>(nameOf(activation).size()));
        QTest::newRow(("one hidden layer, " + name).constData()) << activation << QList<int> { 9 };
        QTest::newRow(("two hidden layers, " + name).constData())
            << activation << QList<int> { 9, 6 };
    }
}

void GradientTest::matchesCentralDifferences()
{
    QFETCH(Activation, activation);
    QFETCH(QList<int>, hidden);
    Probe probe;
    probe.mlp = randomMlp({ hidden.begin(), hidden.end() }, activation);
    QVERIFY(probe.loss() > 0);
    const BasicGradients<double> analytic = probe.gradients;
    for (std::size_t i = 0; i < probe.mlp.layers.size(); ++i) {
        QVERIFY(
            probe.greatestError(probe.mlp.layers[i].weights, analytic.layers[i].weights) < 1e-8);
        QVERIFY(probe.greatestError(probe.mlp.layers[i].bias, analytic.layers[i].bias) < 1e-8);
    }
}

QTEST_GUILESS_MAIN(GradientTest)
#include "gradient_test.moc"
