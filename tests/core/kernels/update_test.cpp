// SPDX-License-Identifier: GPL-3.0-or-later
// Every optimizer against a naive reference in double, written as the papers have it, over a hundred steps.
#include "core/kernels/update.h"

#include "core/base/random.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace inkling;
using kernels::UpdateKind;

Q_DECLARE_METATYPE(inkling::kernels::UpdateKind)

namespace {

constexpr std::size_t count = 37; // fits no register
constexpr int steps = 100;
constexpr double rate = 0.02;
constexpr double decay = 0.05;
constexpr double momentum = 0.8;
constexpr double beta1 = 0.85;
constexpr double beta2 = 0.95;
constexpr double epsilon = 1e-6;

/// One parameter as the papers move it.
struct Reference {
    UpdateKind kind;
    double weight = 0;
    double velocity = 0;
    double mean = 0;
    double square = 0;

    void momentumStep(double gradient, bool looksAhead)
    {
        const double regularized = gradient + decay * weight;
        velocity = momentum * velocity + regularized;
        weight -= rate * (looksAhead ? regularized + momentum * velocity : velocity);
    }

    void adamStep(double gradient, int number)
    {
        mean = beta1 * mean + (1 - beta1) * gradient;
        square = beta2 * square + (1 - beta2) * gradient * gradient;
        const double meanHat = mean / (1 - std::pow(beta1, number));
        const double squareHat = square / (1 - std::pow(beta2, number));
        weight -= rate * meanHat / (std::sqrt(squareHat) + epsilon);
    }

    void step(double gradient, int number)
    {
        switch (kind) {
        case UpdateKind::Sgd:
            weight -= rate * (gradient + decay * weight);
            break;
        case UpdateKind::Momentum:
            momentumStep(gradient, false);
            break;
        case UpdateKind::Nesterov:
            momentumStep(gradient, true);
            break;
        case UpdateKind::Adam:
            adamStep(gradient + decay * weight, number);
            break;
        case UpdateKind::AdamW:
            weight -= rate * decay * weight;
            adamStep(gradient, number);
            break;
        }
    }
};

template <typename Scalar> kernels::UpdateStep<Scalar> stepOf(UpdateKind kind, int number)
{
    kernels::UpdateStep<Scalar> step;
    step.kind = kind;
    step.learningRate = static_cast<Scalar>(rate);
    step.weightDecay = static_cast<Scalar>(decay);
    step.momentum = static_cast<Scalar>(momentum);
    step.beta1 = static_cast<Scalar>(beta1);
    step.beta2 = static_cast<Scalar>(beta2);
    step.epsilon = static_cast<Scalar>(epsilon);
    step.firstCorrection = static_cast<Scalar>(1 / (1 - std::pow(beta1, number)));
    step.secondCorrection = static_cast<Scalar>(1 / (1 - std::pow(beta2, number)));
    return step;
}

/// The greatest distance from the reference after all steps.
template <typename Scalar> double greatestError(UpdateKind kind)
{
    std::vector<Scalar> parameters(count);
    std::vector<Scalar> first(count);
    std::vector<Scalar> second(count);
    std::vector<Scalar> gradient(count);
    std::vector<Reference> references(count, Reference { kind });
    Random random(1);
    for (std::size_t i = 0; i < count; ++i) {
        parameters[i] = static_cast<Scalar>(random.uniform(-1, 1));
        references[i].weight = static_cast<double>(parameters[i]);
    }
    for (int number = 1; number <= steps; ++number) {
        for (std::size_t i = 0; i < count; ++i) {
            gradient[i] = static_cast<Scalar>(random.uniform(-1, 1));
            references[i].step(static_cast<double>(gradient[i]), number);
        }
        kernels::updateParameters(count, stepOf<Scalar>(kind, number),
            { parameters.data(), gradient.data(), first.data(), second.data() });
    }
    double greatest = 0;
    for (std::size_t i = 0; i < count; ++i)
        greatest = std::max(
            greatest, std::abs(static_cast<double>(parameters[i]) - references[i].weight));
    return greatest;
}

} // namespace

class UpdateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void followsItsReference_data()
    {
        QTest::addColumn<UpdateKind>("kind");
        QTest::newRow("sgd") << UpdateKind::Sgd;
        QTest::newRow("momentum") << UpdateKind::Momentum;
        QTest::newRow("nesterov") << UpdateKind::Nesterov;
        QTest::newRow("adam") << UpdateKind::Adam;
        QTest::newRow("adamw") << UpdateKind::AdamW;
    }

    void followsItsReference()
    {
        QFETCH(UpdateKind, kind);
        // A hundred roundings of numbers near 1, which Adam's quotient of two sums may make ten times as large.
        constexpr double roundings = 1000;
        QVERIFY(greatestError<double>(kind) < roundings * std::numeric_limits<double>::epsilon());
        QVERIFY(greatestError<float>(kind)
            < roundings * static_cast<double>(std::numeric_limits<float>::epsilon()));
    }

    // A kind that keeps no moment must not ask for the array.
    void needsNoArrayItDoesNotKeep()
    {
        std::vector<float> parameters { 1 };
        const std::vector<float> gradient { 2 };
        std::vector<float> velocity { 0 };
        kernels::UpdateStep<float> step;
        step.kind = UpdateKind::Sgd;
        step.learningRate = 0.25F;
        kernels::updateParameters<float>(
            1, step, { parameters.data(), gradient.data(), nullptr, nullptr });
        QCOMPARE(parameters[0], 0.5F);
        step.kind = UpdateKind::Nesterov;
        kernels::updateParameters<float>(
            1, step, { parameters.data(), gradient.data(), velocity.data(), nullptr });
        QCOMPARE(parameters[0], 0.0F);
    }

    void averageForgetsByItsDecay()
    {
        std::vector<float> average { 8, 0 };
        const std::vector<float> parameters { 4, 4 };
        kernels::averageParameters<float>(2, 0.75F, parameters.data(), average.data());
        QCOMPARE(average, (std::vector<float> { 7, 1 }));
    }
};

INKLING_TEST(UpdateTest, QCoreApplication)
#include "update_test.moc"
