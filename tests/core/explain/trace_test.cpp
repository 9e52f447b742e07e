// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/trace.h"

#include "core/model/model_file.h"
#include "tests/support/random_network.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace inkling;

namespace {

constexpr float radius = 1.2F;

std::shared_ptr<const Model> shared(Model model)
{
    return std::make_shared<const Model>(std::move(model));
}

std::shared_ptr<const Model> softmaxModel()
{
    auto model = loadModel(INKLING_MODELS "/softmax.json");
    return model ? shared(*std::move(model)) : nullptr;
}

/// Traces an arc around (x, y). *Units*: angles in turns, clockwise from the right.
void arc(EvidenceTrace& trace, const PenPoint& center, const PenPoint& size,
    std::pair<float, float> turns)
{
    constexpr int pieces = 60;
    for (int piece = 0; piece <= pieces; ++piece) {
        const float turn
            = turns.first + (turns.second - turns.first) * static_cast<float>(piece) / pieces;
        const float angle = 2 * std::numbers::pi_v<float> * turn;
        const PenPoint point { center.x + size.x * std::cos(angle),
            center.y + size.y * std::sin(angle), radius };
        if (piece == 0 && trace.bits().empty())
            trace.begin(point);
        else
            trace.extend(point);
    }
}

} // namespace

class TraceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void bitsSumUpToTheChangeOfTheLogit()
    {
        for (const auto& hidden :
            { std::vector<Activation> {}, { Activation::Relu }, { Activation::Tanh } }) {
            EvidenceTrace trace(shared(test::randomNetwork(hidden, 30, 3)), 6);
            arc(trace, { 14, 14, 0 }, { 6, 9, 0 }, { 0, 1 });
            double sum = 0;
            for (const TraceBit& bit : trace.bits())
                sum += static_cast<double>(bit.evidence);
            QVERIFY(std::abs(sum - static_cast<double>(trace.evidence() - trace.start())) < 1e-4);
            const TraceSums sums = trace.sums();
            QVERIFY(std::abs(static_cast<double>(sums.gained - sums.lost) - sum) < 1e-4);
            QVERIFY(sums.gained >= 0 && sums.lost >= 0);
        }
    }

    void withoutHiddenLayersABitIsWeightTimesNewInk()
    {
        // All weights of class 2 are 1: evidence is the amount of ink, and going over it again adds none.
        Model model = test::randomNetwork({}, 0, 1, 0);
        model.mlp.layers[0].bias.assign(classCount, 0.0F);
        std::fill_n(model.mlp.layers[0].weights.begin() + 2 * 784, 784, 1.0F);
        EvidenceTrace trace(shared(model), 2);
        trace.begin({ 5, 14, radius });
        const float dot = trace.evidence();
        QVERIFY(std::abs(dot - std::numbers::pi_v<float> * radius * radius) < 0.4F);
        const float way = trace.extend({ 15, 14, radius }).evidence;
        QVERIFY(std::abs(way - 10 * 2 * radius) < 0.8F); // length × width
        QCOMPARE(trace.extend({ 5, 14, radius }).evidence, 0.0F);
    }

    void aZeroGainsAndAThreeLosesAtTheCenter()
    {
        const auto model = softmaxModel();
        QVERIFY(model != nullptr);
        EvidenceTrace zero(model, 0);
        arc(zero, { 14, 14, 0 }, { 6, 8.5F, 0 }, { -0.25F, 0.75F });
        const TraceSums ofZero = zero.sums();
        QVERIFY(ofZero.gained > 3 * ofZero.lost);

        EvidenceTrace three(model, 0);
        arc(three, { 13, 9.5F, 0 }, { 5.5F, 4.5F, 0 }, { -0.4F, 0.25F }); // into the middle
        arc(three, { 13, 18.5F, 0 }, { 6, 4.5F, 0 }, { -0.25F, 0.4F });
        QCOMPARE(three.sums().mostLost, TracePlace::Center);
        QVERIFY(three.evidence() < zero.evidence());
    }

    void bitsFollowEachOther()
    {
        EvidenceTrace trace(shared(test::randomNetwork({}, 0, 1)), 0);
        trace.begin({ 3, 4, radius });
        trace.extend({ 5, 6, radius });
        trace.extend({ 9, 6, radius });
        const std::vector<TraceBit>& bits = trace.bits();
        QCOMPARE(bits.size(), std::size_t { 3 });
        QCOMPARE(bits[1].from.x, 3.0F);
        QCOMPARE(bits[1].to.x, 5.0F);
        QCOMPARE(bits[2].from.y, 6.0F);
        QCOMPARE(bits[2].from.x, 5.0F);
    }

    void theImageIsTheInk()
    {
        EvidenceTrace trace(shared(test::randomNetwork({}, 0, 1)), 0);
        trace.begin({ 14.5F, 14.5F, 2 });
        const GrayImage image = trace.image();
        QCOMPARE(image.at(14, 14), std::uint8_t { 255 });
        QCOMPARE(image.at(2, 2), std::uint8_t { 0 });
    }
};

INKLING_TEST(TraceTest, QCoreApplication)
#include "trace_test.moc"
