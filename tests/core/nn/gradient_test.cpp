// SPDX-License-Identifier: GPL-3.0-or-later
// The backward pass against central differences in double: every activation, zero to two hidden layers, every loss,
// dropout and weight decay.
#include "core/base/random.h"
#include "core/nn/backward.h"
#include "core/nn/optimizer.h"
#include "tests/support/test_registry.h"

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

std::vector<std::uint8_t> batchLabels()
{
    std::vector<std::uint8_t> labels(batch);
    for (std::size_t i = 0; i < batch; ++i)
        labels[i] = static_cast<std::uint8_t>((i * i) % classes);
    return labels;
}

/// A network, a minibatch and the workspaces.
struct Probe {
    BasicMlp<double> mlp;
    std::vector<double> samples = randomValues(batch * inputs, 1);
    std::vector<std::uint8_t> labels = batchLabels();
    BasicActivations<double> activations;
    BasicGradients<double> gradients;
    BasicObjective<double> objective;

    double loss()
    {
        return lossAndGradient(mlp, { samples, labels }, activations, gradients, objective);
    }

    /// Whether the backward pass agrees with central differences by every parameter.
    bool agrees()
    {
        loss();
        const BasicGradients<double> analytic = gradients;
        bool result = true;
        for (std::size_t i = 0; i < mlp.layers.size(); ++i) {
            result = result
                && greatestError(mlp.layers[i].weights, analytic.layers[i].weights) < 1e-8
                && greatestError(mlp.layers[i].bias, analytic.layers[i].bias) < 1e-8;
        }
        return result;
    }

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
Q_DECLARE_METATYPE(inkling::LossKind)

class GradientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesCentralDifferences_data();
    void matchesCentralDifferences();
    void everyLoss_data();
    void everyLoss();
    void smoothingSpreadsTheTarget();
    void dropout_data();
    void dropout();
    void dropoutKeepsTheMean();
    void shardsAddUp();
    void weightDecay();
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
    QVERIFY(probe.agrees());
}

void GradientTest::everyLoss_data()
{
    QTest::addColumn<LossKind>("kind");
    QTest::addColumn<double>("smoothing");
    QTest::addColumn<bool>("hasNoClass"); // the first sample
    for (const bool hasNoClass : { false, true }) {
        const QByteArray end = hasNoClass ? ", with a sample of no class" : "";
        QTest::newRow("cross-entropy" + end) << LossKind::CrossEntropy << 0.0 << hasNoClass;
        QTest::newRow("cross-entropy, smoothed" + end)
            << LossKind::CrossEntropy << 0.2 << hasNoClass;
        QTest::newRow("squared error" + end) << LossKind::SquaredError << 0.0 << hasNoClass;
        QTest::newRow("squared error, smoothed" + end)
            << LossKind::SquaredError << 0.2 << hasNoClass;
    }
}

void GradientTest::everyLoss()
{
    QFETCH(LossKind, kind);
    QFETCH(double, smoothing);
    QFETCH(bool, hasNoClass);
    Probe probe;
    probe.mlp = randomMlp({ 9, 6 }, Activation::Tanh);
    probe.objective.loss = { kind, smoothing };
    if (hasNoClass)
        probe.labels.front() = 255;
    QVERIFY(probe.agrees());
}

// Two equal logits among four classes of which the others cannot be: p = 1/2, 1/2, 0, 0.
void GradientTest::smoothingSpreadsTheTarget()
{
    Probe probe;
    probe.mlp = { { { 1, 4, Activation::Identity, { 0, 0, 0, 0 }, { 0, 0, -40, -40 } } } };
    probe.samples = { 1 };
    probe.labels = { 1 };
    probe.objective.loss = { LossKind::CrossEntropy, 0.4 }; // t = 0.1, 0.7, 0.1, 0.1
    const double likely = std::log(2);
    QVERIFY(std::abs(probe.loss() - (0.8 * likely + 0.2 * (likely + 40))) < 1e-9);
    probe.objective.loss.kind = LossKind::SquaredError;
    QVERIFY(std::abs(probe.loss() - (0.16 + 0.04 + 0.01 + 0.01)) < 1e-9);
    probe.labels = { 255 }; // no class: t = 0.25 for each
    QVERIFY(std::abs(probe.loss() - 4 * 0.0625) < 1e-9);
    probe.objective.loss.kind = LossKind::CrossEntropy;
    QVERIFY(std::abs(probe.loss() - (0.5 * likely + 0.5 * (likely + 40))) < 1e-9);
}

void GradientTest::dropout_data() { matchesCentralDifferences_data(); }

void GradientTest::dropout()
{
    QFETCH(Activation, activation);
    QFETCH(QList<int>, hidden);
    Probe probe;
    probe.mlp = randomMlp({ hidden.begin(), hidden.end() }, activation);
    BasicDropout<double> dropped;
    std::vector<double> rates(probe.mlp.layers.size(), 0.5);
    rates[0] = 0.25;
    drawDropout(probe.mlp, rates, { 3, 7, 0 }, batch, dropped);
    QCOMPARE(dropped.factors[0].size(), batch * inputs);
    QVERIFY(std::count(dropped.factors[0].begin(), dropped.factors[0].end(), 0.0) > 0);
    const double whole = probe.loss();
    probe.objective.dropout = &dropped;
    QVERIFY(probe.loss() != whole);
    QVERIFY(probe.agrees());
}

void GradientTest::dropoutKeepsTheMean()
{
    BasicMlp<double> mlp;
    mlp.layers.push_back({ 10'000, 1, Activation::Identity, {}, {} });
    BasicDropout<double> dropped;
    drawDropout(mlp, std::vector<double> { 0.3 }, { 1, 0, 0 }, 1, dropped);
    double sum = 0;
    for (const double factor : dropped.factors[0]) {
        QVERIFY(factor == 0 || std::abs(factor - 1 / 0.7) < 1e-12);
        sum += factor;
    }
    // The standard deviation of the mean is √(0.3 / 0.7) / 100 = 0.0065.
    QVERIFY(std::abs(sum / 10'000 - 1) < 0.03);
    BasicDropout<double> next;
    drawDropout(mlp, std::vector<double> { 0.3 }, { 1, 1, 0 }, 1, next);
    QVERIFY(next.factors != dropped.factors);
}

void GradientTest::shardsAddUp()
{
    Probe whole;
    whole.mlp = randomMlp({ 9 }, Activation::Sigmoid);
    whole.loss();
    constexpr std::size_t cut = 3;
    Probe first;
    first.mlp = whole.mlp;
    first.objective.divisor = batch;
    Probe second = first;
    first.samples.resize(cut * inputs);
    first.labels.resize(cut);
    second.samples.erase(second.samples.begin(), second.samples.begin() + cut * inputs);
    second.labels.erase(second.labels.begin(), second.labels.begin() + cut);
    first.loss();
    second.loss();
    for (std::size_t layer = 0; layer < 2; ++layer) {
        for (std::size_t i = 0; i < whole.mlp.layers[layer].weights.size(); ++i)
            QVERIFY(std::abs(first.gradients.layers[layer].weights[i]
                        + second.gradients.layers[layer].weights[i]
                        - whole.gradients.layers[layer].weights[i])
                < 1e-14);
    }
}

// Where the loss has no slope, the update of plain gradient descent is the gradient of λ/2 |w|² alone.
void GradientTest::weightDecay()
{
    OptimizerSettings settings = defaultSettings(OptimizerKind::Sgd);
    settings.learningRate = 1;
    settings.weightDecay = 0.3;
    const std::vector<double> before = randomValues(20, 5);
    const std::vector<double> flat(before.size());
    std::vector<double> after = before;
    kernels::updateParameters<double>(after.size(), updateStep<double>(settings, 1),
        { after.data(), flat.data(), nullptr, nullptr });
    constexpr double step = 1e-5;
    const auto penalty = [](double weight) { return 0.3 / 2 * weight * weight; };
    for (std::size_t i = 0; i < before.size(); ++i) {
        const double slope = (penalty(before[i] + step) - penalty(before[i] - step)) / (2 * step);
        QVERIFY(std::abs(before[i] - after[i] - slope) < 1e-9);
    }
}

INKLING_TEST(GradientTest, QCoreApplication)
#include "gradient_test.moc"
