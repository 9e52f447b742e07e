// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/flip_walk.h"

#include "tests/support/random_model.h"
#include "tests/support/random_network.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace inkling;

namespace {

constexpr int most = 500; // gray levels in a step

/// Never reads \p to, but has slopes that point anywhere.
Model deafTo(int to, std::uint64_t seed)
{
    Model model = test::randomNetwork({ Activation::Relu }, 40, seed);
    model.mlp.layers.back().bias[static_cast<std::size_t>(to)] = -1e4F;
    return model;
}

bool isBetween(int value, int one, int other)
{
    return value >= std::min(one, other) && value <= std::max(one, other);
}

} // namespace

class FlipWalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void goingTowardAGoalArrivesThere()
    {
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const Model model = deafTo(7, seed);
            const SampleForward forward(model.mlp);
            const GrayImage image = test::randomDigit(seed);
            const GrayImage goal = test::randomDigit(seed + 100);
            FlipWalk walk(model, forward, image, 7);
            int ink = 0;
            while (walk.stepToward(goal, walk.gap(), most)) {
                const GrayImage now = walk.proposal().changed;
                for (std::size_t i = 0; i < now.pixels.size(); ++i)
                    QVERIFY(isBetween(now.pixels[i], image.pixels[i], goal.pixels[i]));
                // No ink is changed twice, so each step is as far from the beginning as was spent.
                QVERIFY(walk.inkChanged() > ink && walk.inkChanged() <= ink + most);
                ink = walk.inkChanged();
            }
            QVERIFY(ink > most);
            QCOMPARE(walk.proposal().changed.pixels, goal.pixels);
        }
    }

    void whatHelpsMoreGoesFirst()
    {
        // Pixel 30 speaks for class 5, pixel 31 more so, pixel 32 against it.
        Model model = test::randomNetwork({}, 0, 1, 0);
        model.mlp.layers[0].bias.assign(classCount, 0.0F);
        model.mlp.layers[0].bias[0] = 100;
        model.mlp.layers[0].weights[5 * 784 + 30] = 1;
        model.mlp.layers[0].weights[5 * 784 + 31] = 2;
        model.mlp.layers[0].weights[5 * 784 + 32] = -1;
        const SampleForward forward(model.mlp);
        const GrayImage image(28, 28);
        GrayImage goal(28, 28);
        goal.pixels[30] = goal.pixels[31] = goal.pixels[32] = 200;
        FlipWalk walk(model, forward, image, 5);
        for (const std::size_t next : { 31U, 30U, 32U }) {
            QCOMPARE(walk.proposal().changed.pixels[next], std::uint8_t { 0 });
            QVERIFY(walk.stepToward(goal, walk.gap(), 200));
            QCOMPARE(walk.proposal().changed.pixels[next], std::uint8_t { 200 });
        }
        QVERIFY(!walk.stepToward(goal, walk.gap(), 200));
    }

    void allThatIsNotNeededIsTakenBack()
    {
        // Half a pixel at 30 gives class 5 the lead; the rest of the goal is for nothing.
        Model model = test::randomNetwork({}, 0, 1, 0);
        model.mlp.layers[0].bias.assign(classCount, 0.0F);
        model.mlp.layers[0].bias[0] = 1;
        model.mlp.layers[0].weights[5 * 784 + 30] = 2;
        const SampleForward forward(model.mlp);
        const GrayImage image(28, 28);
        GrayImage goal = test::randomDigit(1);
        goal.pixels[30] = 255;
        FlipWalk walk(model, forward, image, 5);
        constexpr double far = 1e3; // so that it goes on although it has the lead
        walk.gap();
        while (walk.stepToward(goal, far, most))
            walk.gap();
        QVERIFY(walk.inkChanged() > 1000);
        walk.takeBack();
        const FlipProposal proposal = walk.proposal();
        QCOMPARE(proposal.after.digit, 5);
        QCOMPARE(walk.inkChanged(), int { proposal.changed.pixels[30] });
        QCOMPARE(proposal.changed.pixels[30], std::uint8_t { 128 });
    }
};

INKLING_TEST(FlipWalkTest, QCoreApplication)
#include "flip_walk_test.moc"
