// SPDX-License-Identifier: GPL-3.0-or-later
// A run that is interrupted at any minibatch and resumed ends in exactly the model, and tells exactly the story, of one
// that was not.
#include "core/base/file.h"
#include "core/train/trainer.h"
#include "tests/support/bars_data.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;
using namespace inkling::test;

Q_DECLARE_METATYPE(inkling::OptimizerKind)

namespace {

constexpr std::uint32_t stepCount = 30; // 10 minibatches of 32 samples an epoch

TrainingData smallData() { return { { barsDataSet(300, 1) }, { barsDataSet(60, 2) } }; }

/// Everything that has a state at once.
Recipe fullRecipe(OptimizerKind kind)
{
    Recipe recipe = barsRecipe();
    recipe.hidden = { { 12, Activation::Tanh, 0.25 }, { 8, Activation::Relu, 0 } };
    recipe.inputDropout = 0.1;
    recipe.loss.labelSmoothing = 0.05;
    recipe.optimizer = defaultSettings(kind);
    recipe.schedule = { Schedule::Cosine, 0.5, 10, 0.1 };
    recipe.averageDecay = 0.9;
    recipe.augmentation.shift = 1;
    recipe.data[0].balanceClasses = true;
    recipe.epochs = 3;
    recipe.patience = 2;
    return recipe;
}

const std::vector<TrainingChange> changes { { 7, TrainingField::LearningRate, 0.004 },
    { 15, TrainingField::WeightDecay, 0.01 }, { 15, TrainingField::LearningRate, 0.002 } };

/// Trains from the start to \p step and leaves a checkpoint at \p path.
Result<TrainingOutcome> trainTo(std::uint32_t step, const TrainingRequest& whole)
{
    TrainingControls controls;
    controls.step(step);
    std::stop_source stop;
    TrainingRequest request = whole;
    request.controls = &controls;
    request.stop = stop.get_token();
    return train(request, [&](std::unique_ptr<const TrainingSnapshot> snapshot) {
        if (snapshot->state == TrainingState::Paused)
            stop.request_stop();
    });
}

std::vector<float> lossesOf(const TrainingSnapshot& snapshot)
{
    std::vector<float> losses;
    for (std::size_t i = 0; i < snapshot.curves.minibatches.points.size(); ++i)
        losses.push_back(snapshot.curves.minibatches.points[i].loss);
    return losses;
}

} // namespace

class ResumeTest : public QObject {
    Q_OBJECT

private:
    TemporaryFolder m_folder;
    std::string m_path = m_folder.path(QStringLiteral("run.checkpoint"));

private Q_SLOTS:

    void equalsUninterrupted_data()
    {
        QTest::addColumn<OptimizerKind>("kind");
        for (const OptimizerKind kind : { OptimizerKind::Sgd, OptimizerKind::Momentum,
                 OptimizerKind::Nesterov, OptimizerKind::Adam, OptimizerKind::AdamW })
            QTest::newRow(std::string(nameOf(kind)).c_str()) << kind;
    }

    void equalsUninterrupted()
    {
        QFETCH(OptimizerKind, kind);
        const Recipe recipe = fullRecipe(kind);
        const TrainingData data = smallData();
        TrainingRequest request { .recipe = recipe, .data = data };
        request.changes = changes;
        const Result<TrainingOutcome> expected = train(request, {});
        QVERIFY(expected);
        QCOMPARE(expected->last.step, std::uint64_t { stepCount });
        QCOMPARE(expected->last.curves.changes.size(), changes.size());

        request.checkpoint.path = m_path;
        Random random(static_cast<std::uint64_t>(kind) + 1);
        for (int point = 0; point < 20; ++point) {
            const std::uint32_t step = random.below(stepCount);
            request.checkpoint.resume = false;
            const Result<TrainingOutcome> cut = trainTo(step, request);
            QVERIFY(cut);
            QVERIFY(cut->isStopped() && cut->isResumable);
            QCOMPARE(cut->last.step, std::uint64_t { step });
            request.checkpoint.resume = true;
            const Result<TrainingOutcome> resumed = train(request, {});
            QVERIFY(resumed);
            QVERIFY2(resumed->mlp == expected->mlp, std::to_string(step).c_str());
            QVERIFY(resumed->validation == expected->validation);
            QCOMPARE(lossesOf(resumed->last), lossesOf(expected->last));
            QCOMPARE(resumed->last.curves.changes.size(), changes.size());
            QVERIFY(resumed->last.curves.epochs.back() == expected->last.curves.epochs.back());
        }
    }

    void replaysChangesMadeByHand()
    {
        const Recipe recipe = barsRecipe();
        const TrainingData data = smallData();
        const TrainingRequest request { .recipe = recipe, .data = data, .checkpoint = { m_path } };
        TrainingControls controls;
        controls.step(5);
        std::stop_source stop;
        TrainingRequest changed = request;
        changed.controls = &controls;
        changed.stop = stop.get_token();
        const Result<TrainingOutcome> cut
            = train(changed, [&](std::unique_ptr<const TrainingSnapshot> snapshot) {
                  if (snapshot->state != TrainingState::Paused)
                      return;
                  if (snapshot->step == 5) {
                      QVERIFY(controls.change(TrainingField::LearningRate, 0.01));
                      controls.step(4);
                  } else {
                      stop.request_stop();
                  }
              });
        QVERIFY(cut);
        QCOMPARE(cut->last.step, std::uint64_t { 9 });
        QCOMPARE(cut->last.curves.changes.size(), std::size_t { 1 });
        QVERIFY(cut->last.curves.changes[0]
            == (TrainingChange { 5, TrainingField::LearningRate, 0.01 }));

        TrainingRequest resume = request;
        resume.checkpoint.resume = true;
        const Result<TrainingOutcome> resumed = train(resume, {});
        TrainingRequest scripted { .recipe = recipe, .data = data };
        scripted.changes = { { 5, TrainingField::LearningRate, 0.01 } };
        const Result<TrainingOutcome> expected = train(scripted, {});
        QVERIFY(resumed && expected);
        QCOMPARE(resumed->last.learningRate, 0.01);
        QVERIFY(resumed->mlp == expected->mlp);
    }

    void finishedRunIsFinishedAtOnce()
    {
        Recipe recipe = barsRecipe();
        const TrainingData data = smallData();
        TrainingRequest request { .recipe = recipe, .data = data, .checkpoint = { m_path } };
        const Result<TrainingOutcome> expected = train(request, {});
        request.checkpoint.resume = true;
        // Found on the finished network, it does not ask for another.
        recipe.temperature = 0.9;
        int snapshots = 0;
        const Result<TrainingOutcome> again
            = train(request, [&](std::unique_ptr<const TrainingSnapshot>) { ++snapshots; });
        QVERIFY(expected && again);
        QCOMPARE(snapshots, 1);
        QVERIFY(again->last.state == TrainingState::Finished);
        QVERIFY(again->mlp == expected->mlp);
        QVERIFY(again->validation == expected->validation);
    }

    void refusesOtherRecipe()
    {
        Recipe recipe = barsRecipe();
        const TrainingData data = smallData();
        const Result<TrainingOutcome> begun
            = trainTo(3, { .recipe = recipe, .data = data, .checkpoint = { m_path } });
        QVERIFY(begun);
        recipe.hidden[0].units = 25;
        recipe.name = "another name is no other recipe";
        const TrainingRequest request {
            .recipe = recipe, .data = data, .checkpoint = { m_path, true }
        };
        const Result<TrainingOutcome> refused = train(request, {});
        QVERIFY(!refused);
        QVERIFY(refused.error()
            == (Error {
                ErrorCode::CheckpointOtherRecipe, { m_path, "hidden[0].units", "24", "25" } }));
    }

    void refusesOtherData()
    {
        const Recipe recipe = barsRecipe();
        const TrainingData data = smallData();
        const Result<TrainingOutcome> begun
            = trainTo(3, { .recipe = recipe, .data = data, .checkpoint = { m_path } });
        QVERIFY(begun);
        const TrainingData other { { barsDataSet(300, 3) }, { barsDataSet(60, 2) } };
        const TrainingRequest request {
            .recipe = recipe, .data = other, .checkpoint = { m_path, true }
        };
        const Result<TrainingOutcome> refused = train(request, {});
        QVERIFY(!refused);
        QVERIFY(refused.error() == (Error { ErrorCode::CheckpointOtherData, { m_path, "bars" } }));
    }

    void refusesMissingCheckpoint()
    {
        const Recipe recipe = barsRecipe();
        const TrainingData data = smallData();
        const TrainingRequest request { .recipe = recipe,
            .data = data,
            .checkpoint = { m_folder.path(QStringLiteral("nowhere")), true } };
        const Result<TrainingOutcome> refused = train(request, {});
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::FileNotFound);
    }

    // What cannot be written ends the run with a message, and an older checkpoint stays.
    void tellsWhenTheDiskRefuses()
    {
        const Recipe recipe = barsRecipe();
        const TrainingData data = smallData();
        const std::string path = m_folder.path(QStringLiteral("gone/run.checkpoint"));
        std::vector<TrainingSnapshot> last;
        const TrainingRequest request { .recipe = recipe, .data = data, .checkpoint = { path } };
        const Result<TrainingOutcome> failed = train(request,
            [&](std::unique_ptr<const TrainingSnapshot> snapshot) { last = { *snapshot }; });
        QVERIFY(!failed);
        QVERIFY(failed.error().code == ErrorCode::FileUnwritable);
        QCOMPARE(failed.error().arguments[0], path);
        QVERIFY(last[0].state == TrainingState::Failed);
        QVERIFY(last[0].error == failed.error());
        QVERIFY(last[0].parameters != nullptr);
    }

    // The file holds the last state that was good, from which a smaller rate goes on.
    void divergenceKeepsTheLastGoodState()
    {
        Recipe recipe = barsRecipe();
        recipe.batch = 8; // 38 minibatches an epoch, of which about ten are enough to overflow
        const TrainingData data = smallData();
        TrainingRequest request { .recipe = recipe, .data = data, .checkpoint = { m_path } };
        request.changes
            = { { 40, TrainingField::LearningRate, 100 }, { 40, TrainingField::WeightDecay, 1 } };
        std::vector<TrainingSnapshot> last;
        const Result<TrainingOutcome> diverged = train(request,
            [&](std::unique_ptr<const TrainingSnapshot> snapshot) { last = { *snapshot }; });
        QVERIFY(!diverged);
        QVERIFY(diverged.error().code == ErrorCode::TrainingDiverged);
        QCOMPARE(diverged.error().arguments[0], std::string("2"));
        QCOMPARE(diverged.error().arguments[2], std::string("100"));
        QVERIFY(last[0].state == TrainingState::Diverged);
        QCOMPARE(last[0].step, std::uint64_t { 38 }); // the end of the first epoch

        request.changes = {};
        request.checkpoint.resume = true;
        const Result<TrainingOutcome> resumed = train(request, {});
        const Result<TrainingOutcome> expected = train({ .recipe = recipe, .data = data }, {});
        QVERIFY(resumed && expected);
        QVERIFY(resumed->mlp == expected->mlp);
    }
};

INKLING_TEST(ResumeTest, QCoreApplication)
#include "resume_test.moc"
