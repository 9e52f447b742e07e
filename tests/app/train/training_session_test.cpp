// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/training_session.h"

#include "app/session/training/finished_model.h"
#include "tests/support/synthetic_digits.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t samples = 400;
constexpr int patience = 60'000;

} // namespace

class TrainingSessionTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TrainingSession> session() const
    {
        return std::make_unique<TrainingSession>(runsPath(), dataPath());
    }

    QString runsPath() const { return QString::fromStdString(m_folder->path(u"runs"_s)); }

    QString dataPath() const { return QString::fromStdString(m_folder->path(u"data"_s)); }

    static bool waitFor(TrainingSession& session, RunPhase phase)
    {
        return QTest::qWaitFor([&] { return session.view().phase == phase; }, patience);
    }

    std::unique_ptr<test::TemporaryFolder> m_folder;

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<test::TemporaryFolder>();
        test::writeSyntheticMnist(m_folder->path(u"data"_s), samples);
    }

    void aRunGoesThroughItsPhases()
    {
        const auto training = session();
        QCOMPARE(training->view().phase, RunPhase::Idle);
        training->start(test::syntheticRecipe(samples, 5));
        QCOMPARE(training->view().phase, RunPhase::Loading);
        QVERIFY(waitFor(*training, RunPhase::Ended));
        QCOMPARE(training->view().now->snapshot.state, TrainingState::Finished);
        QCOMPARE(training->runs().size(), std::size_t { 1 });
        const KeptRun& run = training->runs().front();
        QCOMPARE(run.end, RunEnd::Finished);
        QCOMPARE(run.epochsDone, 5);
        QVERIFY(run.validationErrorPercent >= 0 && run.validationErrorPercent < 10);
        QCOMPARE(run.lines.validationLoss.size(), 5);
        QVERIFY(!training->view().trouble);
        QTRY_VERIFY(!QFile::exists(RunFolder(runsPath()).checkpointPath(run.id)));
    }

    void runsOfBeforeComeBack()
    {
        {
            const auto first = session();
            first->start(test::syntheticRecipe(samples, 2));
            QVERIFY(waitFor(*first, RunPhase::Ended));
        }
        const auto second = session();
        second->load();
        QTRY_COMPARE(second->runs().size(), std::size_t { 1 });
        QVERIFY(second->interrupted() == nullptr);
        std::shared_ptr<const Mlp> parameters;
        second->withParameters(second->runs().front().id,
            [&parameters](const std::shared_ptr<const Mlp>& mlp) { parameters = mlp; });
        QTRY_VERIFY(parameters);
        second->start(test::syntheticRecipe(samples, 1));
        QCOMPARE(second->view().name, u"Run 2"_s);
        QVERIFY(waitFor(*second, RunPhase::Ended));
    }

    void pausesStepsAndResumes()
    {
        const auto training = session();
        training->start(test::syntheticRecipe(samples, 2000));
        training->pause();
        QVERIFY(waitFor(*training, RunPhase::Paused));
        const std::uint64_t step = training->view().now->snapshot.step;
        training->stepMinibatch();
        QTRY_COMPARE(training->view().now->snapshot.step, step + 1);
        QVERIFY(waitFor(*training, RunPhase::Paused));
        training->stepEpoch();
        QTRY_VERIFY(training->view().phase == RunPhase::Paused
            && training->view().now->snapshot.isEpochEnd == false
            && training->view().now->snapshot.epoch >= 1);
        training->resume();
        QVERIFY(waitFor(*training, RunPhase::Running));
        training->stop();
        QVERIFY(waitFor(*training, RunPhase::Ended));
        QCOMPARE(training->runs().back().end, RunEnd::Stopped);
    }

    void changesAreMadeAndRemembered()
    {
        const auto training = session();
        QVERIFY(!training->change(TrainingField::LearningRate, 0.01));
        training->start(test::syntheticRecipe(samples, 2000));
        QVERIFY(training->change(TrainingField::LearningRate, 0.01));
        QVERIFY(!training->change(TrainingField::LearningRate, -1));
        QTRY_VERIFY(
            training->view().now && training->view().now->snapshot.curves.changes.size() == 1);
        training->stop();
        QVERIFY(waitFor(*training, RunPhase::Ended));
    }

    void startingAnotherRunEndsTheFirst()
    {
        const auto training = session();
        training->start(test::syntheticRecipe(samples, 2000));
        QTRY_VERIFY(training->view().now && training->view().now->snapshot.step > 0);
        training->start(test::syntheticRecipe(samples, 1));
        // It was not waited for.
        QCOMPARE(training->view().number, 1);
        QVERIFY(waitFor(*training, RunPhase::Ended));
        QCOMPARE(training->runs().size(), std::size_t { 2 });
        QCOMPARE(training->runs()[0].end, RunEnd::Stopped);
        QCOMPARE(training->runs()[1].end, RunEnd::Finished);
        QCOMPARE(training->runs()[1].number, 2);
    }

    void theLastOfSeveralStartsCounts()
    {
        const auto training = session();
        training->start(test::syntheticRecipe(samples, 2000));
        QTRY_VERIFY(training->view().now && training->view().now->snapshot.step > 0);
        training->start(test::syntheticRecipe(samples, 3));
        training->start(test::syntheticRecipe(samples, 1));
        QVERIFY(waitFor(*training, RunPhase::Ended));
        QCOMPARE(training->runs().size(), std::size_t { 2 });
        QCOMPARE(training->runs()[1].recipe.epochs, 1);
    }

    void closingWhileAnotherStartWaitsBeginsNone()
    {
        const auto training = session();
        training->start(test::syntheticRecipe(samples, 2000));
        QTRY_VERIFY(training->view().now && training->view().now->snapshot.step > 0);
        training->start(test::syntheticRecipe(samples, 1));
        training->finish();
        QCoreApplication::processEvents();
        QCOMPARE(training->view().number, 1);
        QCOMPARE(training->view().phase, RunPhase::Ended);
    }

    void closingOffersTheRunAtTheNextStart()
    {
        {
            const auto first = session();
            first->start(test::syntheticRecipe(samples, 2000));
            QTRY_VERIFY(first->view().now && first->view().now->snapshot.epoch > 1);
            first->finish();
        }
        const auto second = session();
        second->load();
        QTRY_VERIFY(second->interrupted() != nullptr);
        const QString id = second->interrupted()->id;
        second->declineInterrupted();
        QVERIFY(second->interrupted() == nullptr);
        QVERIFY(second->run(id) != nullptr);
        const auto third = session();
        const QSignalSpy changed(third.get(), &TrainingSession::runsChanged);
        third->load();
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(third->interrupted() == nullptr);
    }

    void restartingGivesTheSameNetwork()
    {
        const auto training = session();
        training->start(test::syntheticRecipe(samples, 2));
        QVERIFY(waitFor(*training, RunPhase::Ended));
        const std::shared_ptr<const Mlp> first = training->view().now->snapshot.parameters;
        training->restart();
        QVERIFY(waitFor(*training, RunPhase::Ended));
        QVERIFY(first != training->view().now->snapshot.parameters);
        QVERIFY(*first == *training->view().now->snapshot.parameters);
    }

    void aRunThatCannotBeKeptGoesOnAndSaysSo()
    {
        m_folder->write(u"runs"_s, "in the way");
        const auto training = session();
        training->start(test::syntheticRecipe(samples, 2));
        QVERIFY(waitFor(*training, RunPhase::Ended));
        QCOMPARE(training->view().now->snapshot.state, TrainingState::Finished);
        QVERIFY(training->view().trouble);
        QCOMPARE(training->view().trouble->code, ErrorCode::RunNotKept);
        QCOMPARE(training->runs().size(), std::size_t { 1 });
    }

    void dataThatIsNotThereIsTold()
    {
        const auto training = session();
        training->setDataFolder(QString::fromStdString(m_folder->path(u"elsewhere"_s)));
        training->start(test::syntheticRecipe(samples, 2));
        QVERIFY(waitFor(*training, RunPhase::Ended));
        QCOMPARE(training->view().now->snapshot.error->code, ErrorCode::DataSetMissing);
        // A run that never began leaves nothing behind.
        QVERIFY(training->runs().empty());
        QVERIFY(RunFolder(runsPath()).read().runs.empty());
    }

    void removingARunRemovesItsFiles()
    {
        const auto training = session();
        training->start(test::syntheticRecipe(samples, 1));
        QVERIFY(waitFor(*training, RunPhase::Ended));
        training->removeRun(training->runs().front().id);
        QVERIFY(training->runs().empty());
        QVERIFY(RunFolder(runsPath()).read().runs.empty());
    }

    void theModelKnowsWhereItCameFrom()
    {
        const auto training = session();
        QVERIFY(!finishedModel(training->view()));
        training->start(test::syntheticRecipe(samples, 1));
        QVERIFY(waitFor(*training, RunPhase::Ended));
        const std::optional<Model> model = finishedModel(training->view());
        QVERIFY(model);
        QVERIFY(model->mlp == *training->view().now->snapshot.parameters);
        QVERIFY(model->provenance.find("synthetic") != std::string::npos);
    }
};

INKLING_TEST(TrainingSessionTest, QCoreApplication)
#include "training_session_test.moc"
