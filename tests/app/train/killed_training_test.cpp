// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/training_session.h"
#include "tests/support/instrumented.h"
#include "tests/support/synthetic_digits.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <QTest>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t samples = 400;
constexpr int epochs = test::isInstrumented ? 150 : 800; // long enough to be killed meanwhile
constexpr int patience = 180'000; // milliseconds; far above what it takes, for slow sanitizers

} // namespace

class KilledTrainingTest : public QObject {
    Q_OBJECT

private:
    static std::shared_ptr<const Mlp> end(TrainingSession& session)
    {
        const bool ended = QTest::qWaitFor(
            [&session] { return session.view().phase == RunPhase::Ended; }, patience);
        const bool isFinished
            = ended && session.view().now->snapshot.state == TrainingState::Finished;
        return isFinished ? session.view().now->snapshot.parameters : nullptr;
    }

private Q_SLOTS:

    void aKilledRunIsOfferedAndEndsAsIfNothingHadHappened()
    {
        const test::TemporaryFolder folder;
        const std::string data = folder.path(u"data"_s);
        test::writeSyntheticMnist(data, samples);
        const Recipe recipe = test::syntheticRecipe(samples, epochs);
        const std::string recipePath
            = folder.write(u"recipe.json"_s, QByteArray::fromStdString(toJson(recipe)));
        const QString runs = QString::fromStdString(folder.path(u"runs"_s));

        QProcess process;
        process.start(QStringLiteral(INKLING_TRAIN_PROCESS),
            { runs, QString::fromStdString(data), QString::fromStdString(recipePath) });
        const auto lastEpoch = [&process] {
            const QList<QByteArray> lines = process.peek(1 << 20).split('\n');
            return lines.size() > 1 ? lines[lines.size() - 2].toInt() : 0;
        };
        const auto hasCheckpoint = [&runs] {
            const RunFolder kept(runs);
            const QStringList ids = QDir(runs).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
            return !ids.isEmpty() && QFile::exists(kept.checkpointPath(ids.constFirst()));
        };
        QTRY_VERIFY_WITH_TIMEOUT(lastEpoch() >= 3 && hasCheckpoint(), patience);
        process.kill();
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, patience);
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);

        TrainingSession again(runs, QString::fromStdString(data));
        again.load();
        QTRY_VERIFY_WITH_TIMEOUT(again.interrupted() != nullptr, patience);
        QVERIFY(again.interrupted()->recipe == recipe);
        again.resumeInterrupted();
        const std::shared_ptr<const Mlp> resumed = end(again);
        QVERIFY(resumed);
        QVERIFY(again.interrupted() == nullptr);
        QCOMPARE(again.view().now->snapshot.curves.epochs.size(), static_cast<std::size_t>(epochs));

        TrainingSession whole(
            QString::fromStdString(folder.path(u"others"_s)), QString::fromStdString(data));
        whole.start(recipe);
        const std::shared_ptr<const Mlp> uninterrupted = end(whole);
        QVERIFY(uninterrupted);
        QVERIFY(*resumed == *uninterrupted);
    }
};

INKLING_TEST(KilledTrainingTest, QCoreApplication)
#include "killed_training_test.moc"
