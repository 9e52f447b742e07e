// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/run_worker.h"

#include "tests/support/synthetic_digits.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <condition_variable>
#include <mutex>

using namespace inkling;

namespace {

constexpr std::size_t samples = 400;

/// Waits for a worker as a window does, without an event loop.
class Listener {
public:
    explicit Listener(RunJob job)
        : m_worker(std::move(job), [this] { tell(); })
    {
    }

    RunWorker& worker() { return m_worker; }

    /// Takes updates until one satisfies \p isIt.
    template <typename Predicate> std::unique_ptr<const RunUpdate> waitFor(Predicate isIt)
    {
        for (;;) {
            {
                std::unique_lock lock(m_mutex);
                if (!m_told.wait_for(lock, std::chrono::seconds(60), [this] { return m_isTold; }))
                    return nullptr;
                m_isTold = false;
            }
            ++notifications;
            std::unique_ptr<const RunUpdate> update = m_worker.take();
            if (update && isIt(*update))
                return update;
        }
    }

    std::unique_ptr<const RunUpdate> waitForEnd()
    {
        return waitFor([](const RunUpdate& update) { return isEnd(update.snapshot.state); });
    }

    int notifications = 0;

private:
    void tell()
    {
        const std::lock_guard lock(m_mutex);
        m_isTold = true;
        m_told.notify_one();
    }

    std::mutex m_mutex;
    std::condition_variable m_told;
    bool m_isTold = false;
    RunWorker m_worker; ///< last: it tells from its first moment
};

RunJob job(int epochs)
{
    RunJob result;
    result.recipe = test::syntheticRecipe(samples, epochs);
    result.data = std::make_shared<const TrainingData>(test::syntheticTrainingData(samples));
    result.runId = 7;
    return result;
}

} // namespace

class RunWorkerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void trainsToTheEnd()
    {
        Listener listener(job(6));
        const auto last = listener.waitForEnd();
        QVERIFY(last);
        QCOMPARE(last->snapshot.state, TrainingState::Finished);
        QCOMPARE(last->snapshot.runId, std::uint64_t { 7 });
        QVERIFY(last->snapshot.validation.errorPercent() < 5);
        // Every epoch is there, though most snapshots were replaced before anybody took them.
        QCOMPARE(last->epochs->size(), std::size_t { 6 });
        for (std::size_t i = 0; i < last->epochs->size(); ++i)
            QCOMPARE(last->epochs->at(i).epoch, static_cast<int>(i) + 1);
        QCOMPARE(*last->epochs->back().mlp, *last->snapshot.parameters);
    }

    void pausesStepsAndGoesOn()
    {
        Listener listener(job(1000));
        listener.worker().controls().pause();
        const auto paused = listener.waitFor(
            [](const RunUpdate& update) { return update.snapshot.state == TrainingState::Paused; });
        QVERIFY(paused);
        const std::uint64_t step = paused->snapshot.step;
        listener.worker().controls().step();
        const auto stepped = listener.waitFor([step](const RunUpdate& update) {
            return update.snapshot.state == TrainingState::Paused && update.snapshot.step > step;
        });
        QVERIFY(stepped);
        QCOMPARE(stepped->snapshot.step, step + 1);
        listener.worker().controls().resume();
        QVERIFY(listener.waitFor(
            [step](const RunUpdate& update) { return update.snapshot.step > step + 2; }));
        listener.worker().requestStop();
        const auto last = listener.waitForEnd();
        QVERIFY(last);
        QCOMPARE(last->snapshot.state, TrainingState::Stopped);
    }

    void changesAreMadeWhileItRuns()
    {
        Listener listener(job(1000));
        QVERIFY(listener.worker().controls().change(TrainingField::LearningRate, 0.01));
        const auto changed = listener.waitFor([](const RunUpdate& update) {
            return update.snapshot.curves.changes.size() > 0 && update.snapshot.step > 5;
        });
        QVERIFY(changed);
        QCOMPARE(changed->snapshot.curves.changes[0].value, 0.01);
    }

    void dataThatIsNotThereIsTold()
    {
        RunJob missing = job(1);
        missing.data.reset();
        missing.dataFolder = "/no/such/folder";
        Listener listener(std::move(missing));
        const auto last = listener.waitForEnd();
        QVERIFY(last);
        QCOMPARE(last->snapshot.state, TrainingState::Failed);
        QCOMPARE(last->snapshot.error->code, ErrorCode::DataSetMissing);
    }

    void whatIsImpossibleIsTold()
    {
        RunJob wrong = job(1);
        wrong.recipe.optimizer.learningRate = -1;
        Listener listener(std::move(wrong));
        const auto last = listener.waitForEnd();
        QVERIFY(last);
        QCOMPARE(last->snapshot.error->code, ErrorCode::RecipeInvalidValue);
    }

    void aRateThatIsTooHighDiverges()
    {
        RunJob wild = job(50);
        wild.recipe.optimizer.learningRate = 1;
        wild.recipe.hidden.front().activation = Activation::Identity;
        Listener listener(std::move(wild));
        const auto last = listener.waitForEnd();
        QVERIFY(last);
        QCOMPARE(last->snapshot.state, TrainingState::Diverged);
        QVERIFY(last->snapshot.curves.minibatches.points.size() > 0);
    }

    void goingAwayInMidRunWaitsForTheThread()
    {
        for (int i = 0; i < 5; ++i) {
            Listener listener(job(1000));
            QVERIFY(listener.waitFor([](const RunUpdate&) { return true; }));
        }
    }
};

INKLING_TEST(RunWorkerTest, QCoreApplication)
#include "run_worker_test.moc"
