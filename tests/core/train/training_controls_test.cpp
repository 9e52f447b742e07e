// SPDX-License-Identifier: GPL-3.0-or-later
// What another thread may ask of a run while it goes on, alone and through a whole run.
#include "core/train/training_controls.h"

#include "core/base/latest.h"
#include "core/train/trainer.h"
#include "tests/support/bars_data.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <atomic>
#include <cmath>
#include <limits>
#include <thread>

using namespace inkling;
using namespace inkling::test;

namespace {

int takenOf(TrainingControls& controls, int attempts)
{
    int taken = 0;
    for (int i = 0; i < attempts; ++i)
        taken += controls.takeMinibatch() ? 1 : 0;
    return taken;
}

} // namespace

class TrainingControlsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void runUntilPaused()
    {
        TrainingControls controls;
        QCOMPARE(takenOf(controls, 5), 5);
        controls.pause();
        QVERIFY(controls.isPaused());
        QCOMPARE(takenOf(controls, 5), 0);
        controls.resume();
        QCOMPARE(takenOf(controls, 5), 5);
    }

    void stepsAddUpAndPauseForgetsThem()
    {
        TrainingControls controls;
        controls.step();
        controls.step(2);
        QCOMPARE(takenOf(controls, 9), 3);
        controls.step(4);
        controls.pause();
        QCOMPARE(takenOf(controls, 9), 0);
        controls.step(std::numeric_limits<std::uint32_t>::max());
        controls.step(7);
        QCOMPARE(takenOf(controls, 9), 9);
    }

    void epochEndsAtItsEnd()
    {
        TrainingControls controls;
        controls.stepEpoch();
        QCOMPARE(takenOf(controls, 9), 9);
        controls.endEpoch();
        QCOMPARE(takenOf(controls, 9), 0);
    }

    void newestChangeWins()
    {
        TrainingControls controls;
        QVERIFY(!controls.takeChange(TrainingField::LearningRate));
        QVERIFY(controls.change(TrainingField::LearningRate, 0.5));
        QVERIFY(controls.change(TrainingField::LearningRate, 0.25));
        QVERIFY(controls.change(TrainingField::WeightDecay, 0));
        QCOMPARE(controls.takeChange(TrainingField::LearningRate), std::optional(0.25));
        QVERIFY(!controls.takeChange(TrainingField::LearningRate));
        QCOMPARE(controls.takeChange(TrainingField::WeightDecay), std::optional(0.0));
    }

    void refusesWhatARecipeWouldRefuse()
    {
        TrainingControls controls;
        for (const double rate :
            { 0.0, -1.0, 101.0, std::nan(""), std::numeric_limits<double>::infinity() })
            QVERIFY(!controls.change(TrainingField::LearningRate, rate));
        for (const double decay : { -0.1, 1.1, std::nan("") })
            QVERIFY(!controls.change(TrainingField::WeightDecay, decay));
        QVERIFY(!controls.takeChange(TrainingField::LearningRate));
        QVERIFY(!controls.takeChange(TrainingField::WeightDecay));
    }

    void fieldsHaveNames()
    {
        for (const TrainingField field :
            { TrainingField::LearningRate, TrainingField::WeightDecay })
            QVERIFY(trainingFieldNamed(nameOf(field)) == field);
        QVERIFY(!trainingFieldNamed("seed"));
    }

    void epochStepStopsAtTheEndOfEachEpoch()
    {
        const Recipe recipe = barsRecipe();
        const TrainingData data = barsData();
        TrainingControls controls;
        controls.stepEpoch();
        std::vector<std::uint64_t> pausedAt;
        const TrainingRequest request { .recipe = recipe, .data = data, .controls = &controls };
        const Result<TrainingOutcome> outcome
            = train(request, [&](std::unique_ptr<const TrainingSnapshot> snapshot) {
                  if (snapshot->state != TrainingState::Paused)
                      return;
                  pausedAt.push_back(snapshot->step);
                  controls.stepEpoch();
              });
        QVERIFY(outcome);
        QCOMPARE(pausedAt, (std::vector<std::uint64_t> { 32, 64, 96 }));
    }

    void showsWhatIsWanted()
    {
        const Recipe recipe = barsRecipe();
        const TrainingData data = barsData();
        TrainingControls controls;
        controls.step(3);
        std::vector<TrainingSnapshot> paused;
        const TrainingRequest request {
            .recipe = recipe, .data = data, .controls = &controls, .runId = 7
        };
        const Result<TrainingOutcome> outcome
            = train(request, [&](std::unique_ptr<const TrainingSnapshot> snapshot) {
                  if (snapshot->state != TrainingState::Paused)
                      return;
                  paused.push_back(*snapshot);
                  if (paused.size() == 1) {
                      controls.wantParameters(true);
                  } else if (paused.size() == 2) {
                      controls.wantHistograms(true);
                      controls.step(1);
                  } else {
                      controls.wantParameters(false);
                      controls.resume();
                  }
              });
        QVERIFY(outcome);
        QVERIFY(paused.size() >= 3);
        QCOMPARE(paused[0].runId, std::uint64_t { 7 });
        QVERIFY(paused[0].parameters == nullptr && paused[0].histograms.empty());
        QVERIFY(paused[1].parameters != nullptr); // though not a step was done
        QCOMPARE(paused[1].step, std::uint64_t { 3 });
        const LayerHistograms& layer = paused.back().histograms.at(0);
        std::size_t counted = 0;
        for (const std::uint32_t count : layer.weights.counts)
            counted += count;
        QCOMPARE(counted, std::size_t { 784 * 24 });
        QVERIFY(layer.gradient.limit > 0);
        QVERIFY(paused[1].parameters->layers[0].weights != outcome->mlp.layers[0].weights);
    }

    // The window's side on a thread of its own: ThreadSanitizer watches, and the model is the one of an undisturbed run.
    void otherThreadMayDoAnything()
    {
        const Recipe recipe = barsRecipe();
        const TrainingData data = barsData();
        TrainingControls controls;
        Latest<TrainingSnapshot> latest;
        std::atomic<bool> isOver { false };
        Result<TrainingOutcome> outcome = Error { ErrorCode::Stopped, {} };
        std::uint64_t lastStep = 0;
        bool isInOrder = true;
        bool hasEnded = false;
        {
            const std::jthread worker([&] {
                const TrainingRequest request {
                    .recipe = recipe, .data = data, .controls = &controls
                };
                outcome = train(request, [&](std::unique_ptr<const TrainingSnapshot> snapshot) {
                    latest.put(std::move(snapshot));
                });
                isOver = true;
            });
            for (int round = 0; !isOver; ++round) {
                round % 2 == 0 ? controls.pause() : controls.resume();
                controls.wantParameters(round % 3 == 0);
                controls.wantHistograms(round % 5 == 0);
                controls.step();
                controls.resume();
                if (const std::unique_ptr<const TrainingSnapshot> snapshot = latest.take()) {
                    isInOrder = isInOrder && snapshot->step >= lastStep;
                    lastStep = snapshot->step;
                    hasEnded = hasEnded || isEnd(snapshot->state);
                    isInOrder = isInOrder
                        && snapshot->curves.epochs.size()
                            == static_cast<std::size_t>(snapshot->epoch);
                }
                std::this_thread::yield();
            }
        }
        if (const std::unique_ptr<const TrainingSnapshot> snapshot = latest.take())
            hasEnded = isEnd(snapshot->state);
        QVERIFY(isInOrder);
        QVERIFY(hasEnded);
        const Result<TrainingOutcome> expected = train({ .recipe = recipe, .data = data }, {});
        QVERIFY(outcome && expected);
        QVERIFY(outcome->mlp == expected->mlp);
    }

    void stopWakesAPausedRun()
    {
        const Recipe recipe = barsRecipe();
        const TrainingData data = barsData();
        TrainingControls controls;
        controls.pause();
        Latest<TrainingSnapshot> latest;
        Result<TrainingOutcome> outcome = Error { ErrorCode::Stopped, {} };
        {
            std::jthread worker([&](const std::stop_token& stop) {
                const TrainingRequest request {
                    .recipe = recipe, .data = data, .stop = stop, .controls = &controls
                };
                outcome = train(request, [&](std::unique_ptr<const TrainingSnapshot> snapshot) {
                    latest.put(std::move(snapshot));
                });
            });
            std::unique_ptr<const TrainingSnapshot> snapshot;
            while (snapshot == nullptr) {
                std::this_thread::yield();
                snapshot = latest.take();
            }
            QVERIFY(snapshot->state == TrainingState::Paused);
        } // asks for the stop and waits: a run that slept on would keep the test here
        QVERIFY(outcome);
        QVERIFY(outcome->isStopped());
        QCOMPARE(outcome->last.step, std::uint64_t { 0 });
    }
};

INKLING_TEST(TrainingControlsTest, QCoreApplication)
#include "training_controls_test.moc"
