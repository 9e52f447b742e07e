// SPDX-License-Identifier: GPL-3.0-or-later
// The fast loops against loops that can be read: every kernel beside its formula, at sizes that fit no register.
#include "core/base/random.h"
#include "core/kernels/dense.h"
#include "core/kernels/elementwise.h"
#include "core/kernels/loss.h"
#include "core/kernels/update.h"
#include "core/kernels/variant.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <vector>

using namespace inkling;
using kernels::DenseShape;

namespace {

template <typename Scalar> std::vector<Scalar> randomValues(std::size_t count, std::uint64_t seed)
{
    Random random(seed);
    std::vector<Scalar> values(count);
    for (Scalar& value : values)
        value = static_cast<Scalar>(random.uniform(-1, 1));
    return values;
}

/// Random values of which about four in five are zero, as the pixels of a digit are.
template <typename Scalar> std::vector<Scalar> sparseValues(std::size_t count, std::uint64_t seed)
{
    Random random(seed);
    std::vector<Scalar> values(count);
    for (Scalar& value : values)
        value = random.below(5) == 0 ? static_cast<Scalar>(random.uniform()) : Scalar(0);
    return values;
}

template <typename Scalar>
double greatestDifference(const std::vector<Scalar>& a, const std::vector<double>& b)
{
    double greatest = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        greatest = std::max(greatest, std::abs(static_cast<double>(a[i]) - b[i]));
    return greatest;
}

/// Sums of up to 3,000 products of numbers below 1, in any order.
template <typename Scalar> double tolerance()
{
    return 3000.0 * std::numeric_limits<Scalar>::epsilon();
}

template <typename Scalar> void compareForward(const DenseShape& shape)
{
    const auto x = sparseValues<Scalar>(shape.batch * shape.inputs, 1);
    const auto w = randomValues<Scalar>(shape.outputs * shape.inputs, 2);
    const auto b = randomValues<Scalar>(shape.outputs, 3);
    std::vector<Scalar> z(shape.batch * shape.outputs);
    kernels::denseForward(shape, x.data(), w.data(), b.data(), z.data());

    std::vector<double> expected(z.size());
    for (std::size_t n = 0; n < shape.batch; ++n) {
        for (std::size_t o = 0; o < shape.outputs; ++o) {
            double sum = static_cast<double>(b[o]);
            for (std::size_t i = 0; i < shape.inputs; ++i)
                sum += static_cast<double>(x[n * shape.inputs + i])
                    * static_cast<double>(w[o * shape.inputs + i]);
            expected[n * shape.outputs + o] = sum;
        }
    }
    QVERIFY(greatestDifference(z, expected) < tolerance<Scalar>());
}

template <typename Scalar> void compareGradients(const DenseShape& shape)
{
    const auto dz = randomValues<Scalar>(shape.batch * shape.outputs, 1);
    const auto x = sparseValues<Scalar>(shape.batch * shape.inputs, 2);
    const auto w = randomValues<Scalar>(shape.outputs * shape.inputs, 3);
    // What is there before must not show.
    std::vector<Scalar> dw(shape.outputs * shape.inputs, Scalar(7));
    std::vector<Scalar> db(shape.outputs, Scalar(7));
    std::vector<Scalar> dx(shape.batch * shape.inputs, Scalar(7));
    kernels::denseWeightGradient(shape, dz.data(), x.data(), dw.data(), db.data());
    kernels::denseInputGradient(shape, dz.data(), w.data(), dx.data());

    std::vector<double> expectedW(dw.size());
    std::vector<double> expectedB(db.size());
    std::vector<double> expectedX(dx.size());
    for (std::size_t n = 0; n < shape.batch; ++n) {
        for (std::size_t o = 0; o < shape.outputs; ++o) {
            const auto error = static_cast<double>(dz[n * shape.outputs + o]);
            expectedB[o] += error;
            for (std::size_t i = 0; i < shape.inputs; ++i) {
                expectedW[o * shape.inputs + i]
                    += error * static_cast<double>(x[n * shape.inputs + i]);
                expectedX[n * shape.inputs + i]
                    += error * static_cast<double>(w[o * shape.inputs + i]);
            }
        }
    }
    QVERIFY(greatestDifference(dw, expectedW) < tolerance<Scalar>());
    QVERIFY(greatestDifference(db, expectedB) < tolerance<Scalar>());
    QVERIFY(greatestDifference(dx, expectedX) < tolerance<Scalar>());
}

} // namespace

class KernelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void denseMatchesNaiveLoops_data();
    void denseMatchesNaiveLoops();
    void singleSampleKeepsNotANumber();
    void sigmoidAndTanhMatchTheirFormulas();
    void reluKeepsNotANumber();
    void derivativesFollowFromValues();
    void graysAreDividedExactly();
    void momentumFollowsItsFormula();
    void bitsDoNotDependOnAlignment();
    void loadedVariantIsTheOneAskedFor();
};

void KernelsTest::denseMatchesNaiveLoops_data()
{
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("inputs");
    QTest::addColumn<int>("outputs");
    QTest::newRow("one of everything") << 1 << 1 << 1;
    QTest::newRow("one sample, ragged") << 1 << 7 << 5;
    QTest::newRow("one sample, one row left over") << 1 << 784 << 13;
    QTest::newRow("one sample, longer than one round of blocks") << 1 << 2'563 << 6;
    QTest::newRow("two samples") << 2 << 31 << 10;
    QTest::newRow("minibatch, softmax regression") << 128 << 784 << 10;
    QTest::newRow("minibatch, ragged") << 33 << 101 << 67;
    QTest::newRow("more outputs than inputs") << 5 << 3 << 300;
}

void KernelsTest::denseMatchesNaiveLoops()
{
    QFETCH(int, batch);
    QFETCH(int, inputs);
    QFETCH(int, outputs);
    const DenseShape shape { static_cast<std::size_t>(batch), static_cast<std::size_t>(inputs),
        static_cast<std::size_t>(outputs) };
    compareForward<float>(shape);
    compareForward<double>(shape);
    compareGradients<float>(shape);
    compareGradients<double>(shape);
}

void KernelsTest::singleSampleKeepsNotANumber()
{
    std::vector<float> x(20);
    x[9] = std::numeric_limits<float>::quiet_NaN();
    const std::vector<float> weights(20, 1);
    const float bias = 0;
    float z = 0;
    kernels::denseForward<float>({ 1, 20, 1 }, x.data(), weights.data(), &bias, &z);
    QVERIFY(std::isnan(z));
}

void KernelsTest::sigmoidAndTanhMatchTheirFormulas()
{
    std::vector<double> z;
    for (int i = -100; i <= 100; ++i)
        z.push_back(0.3 * i);
    const std::vector<float> narrow(z.begin(), z.end());
    std::vector<float> sigmoid = narrow;
    std::vector<float> tangent = narrow;
    kernels::sigmoidForward(sigmoid.size(), sigmoid.data());
    kernels::tanhForward(tangent.size(), tangent.data());
    std::vector<double> expectedSigmoid;
    std::vector<double> expectedTangent;
    for (const float value : narrow) {
        expectedSigmoid.push_back(1 / (1 + std::exp(-static_cast<double>(value))));
        expectedTangent.push_back(std::tanh(static_cast<double>(value)));
    }
    QVERIFY(greatestDifference(sigmoid, expectedSigmoid) < 1e-6);
    QVERIFY(greatestDifference(tangent, expectedTangent) < 1e-6);
}

void KernelsTest::reluKeepsNotANumber()
{
    std::vector<float> values { -2, -0.0F, 0, 3, std::numeric_limits<float>::quiet_NaN(), -1, 5, 6,
        -7 };
    kernels::reluForward(values.size(), values.data());
    QCOMPARE(values[0], 0.0F);
    QCOMPARE(values[3], 3.0F);
    QVERIFY(std::isnan(values[4]));
    QCOMPARE(values[8], 0.0F);
}

void KernelsTest::derivativesFollowFromValues()
{
    const std::vector<float> a { 0, 0.25F, 0.5F, 1 };
    std::vector<float> gradient { 2, 2, 2, 2 };
    kernels::sigmoidBackward(4, a.data(), gradient.data()); // a (1 - a)
    QCOMPARE(gradient, (std::vector<float> { 0, 0.375F, 0.5F, 0 }));
    gradient = { 2, 2, 2, 2 };
    kernels::tanhBackward(4, a.data(), gradient.data()); // 1 - a²
    QCOMPARE(gradient, (std::vector<float> { 2, 1.875F, 1.5F, 0 }));
    gradient = { 2, 2, 2, 2 };
    kernels::reluBackward(4, a.data(), gradient.data());
    QCOMPARE(gradient, (std::vector<float> { 0, 2, 2, 2 }));
}

void KernelsTest::graysAreDividedExactly()
{
    std::vector<std::uint8_t> grays(256);
    for (std::size_t i = 0; i < grays.size(); ++i)
        grays[i] = static_cast<std::uint8_t>(i);
    std::vector<float> values(grays.size());
    kernels::scaleGrays(grays.size(), grays.data(), values.data());
    for (std::size_t i = 0; i < grays.size(); ++i)
        QVERIFY(values[i]
            == static_cast<float>(
                static_cast<double>(i) / 255.0)); // rounded once, by way of double
}

void KernelsTest::momentumFollowsItsFormula()
{
    // v = 0.5 · 4 + (1 + 0.25 · 8) = 5, then w = 8 - 0.125 · 5 = 7.375: all exact in binary.
    const std::vector<float> gradient(9, 1.0F);
    std::vector<float> velocity(9, 4.0F);
    std::vector<float> parameters(9, 8.0F);
    kernels::UpdateStep<float> step;
    step.kind = kernels::UpdateKind::Momentum;
    step.learningRate = 0.125F;
    step.momentum = 0.5F;
    step.weightDecay = 0.25F;
    kernels::updateParameters<float>(
        9, step, { parameters.data(), gradient.data(), velocity.data(), nullptr });
    QCOMPARE(velocity, std::vector<float>(9, 5.0F));
    QCOMPARE(parameters, std::vector<float>(9, 7.375F));
}

void KernelsTest::bitsDoNotDependOnAlignment()
{
    // All arrays of a training step in one block that begins a little later each time.
    constexpr DenseShape shape { 3, 21, 37 };
    constexpr std::size_t xSize = shape.batch * shape.inputs;
    constexpr std::size_t wSize = shape.outputs * shape.inputs;
    constexpr std::size_t zSize = shape.batch * shape.outputs;
    const std::vector<std::uint8_t> labels { 1, 36, 5 };
    const auto source = randomValues<float>(xSize + wSize + shape.outputs, 1);
    std::vector<float> first;
    for (std::size_t shift = 0; shift < 16; ++shift) {
        std::vector<float> block(shift + 2 * (xSize + wSize + shape.outputs + zSize));
        float* x = block.data() + shift;
        float* z = std::copy(source.begin(), source.end(), x);
        kernels::denseForward(shape, x, x + xSize, x + xSize + wSize, z);
        kernels::tanhForward(zSize / 2, z);
        kernels::sigmoidForward(zSize - zSize / 2, z + zSize / 2);
        kernels::softmax(shape.batch, shape.outputs, z, z);
        kernels::crossEntropyBackward(shape.batch, shape.outputs, labels.data(), z);
        float* gradient = z + zSize;
        kernels::denseWeightGradient(shape, z, x, gradient, gradient + wSize);
        kernels::denseInputGradient(shape, z, x + xSize, gradient + wSize + shape.outputs);
        const std::vector<float> result(x, x + block.size() - shift);
        if (shift == 0)
            first = result;
        QVERIFY(result == first);
    }
}

void KernelsTest::loadedVariantIsTheOneAskedFor()
{
    // Set where this program is run once for each variant; see CMakeLists.txt.
    const char* wanted = std::getenv("INKLING_EXPECTED_VARIANT");
    if (wanted == nullptr)
        QSKIP("no variant is asked for");
    QCOMPARE(QByteArray(kernels::variantName()), QByteArray(wanted));
}

INKLING_TEST(KernelsTest, QCoreApplication)
#include "kernels_test.moc"
