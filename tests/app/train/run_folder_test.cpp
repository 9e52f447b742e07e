// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/run_folder.h"

#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace inkling;
using namespace Qt::StringLiterals;

class RunFolderTest : public QObject {
    Q_OBJECT

private:
    /// Keeps a run as it stands when it begins.
    static KeptRun keep(const RunFolder& folder, int number, RunEnd end)
    {
        KeptRun run;
        run.id = *folder.create();
        run.number = number;
        run.name = u"Run %1"_s.arg(number);
        run.recipe.data = { RecipeData { "mnist:train", 1, {} } };
        run.end = end;
        if (!folder.write(run))
            qFatal("cannot write a run");
        return run;
    }

    static void touch(const QString& path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

private Q_SLOTS:

    void runsComeBackByNumber()
    {
        const QTemporaryDir home;
        const RunFolder folder(home.filePath(u"runs"_s));
        keep(folder, 2, RunEnd::Finished);
        keep(folder, 1, RunEnd::Stopped);
        const FoundRuns found = folder.read();
        QCOMPARE(found.runs.size(), std::size_t { 2 });
        QCOMPARE(found.runs[0].number, 1);
        QCOMPARE(found.runs[1].number, 2);
        QVERIFY(found.interrupted.isEmpty());
    }

    void theNewestInterruptedRunIsOffered()
    {
        const QTemporaryDir home;
        const RunFolder folder(home.filePath(u"runs"_s));
        keep(folder, 1, RunEnd::Unfinished);
        const KeptRun second = keep(folder, 2, RunEnd::Unfinished);
        keep(folder, 3, RunEnd::Stopped);
        QCOMPARE(folder.read().interrupted, second.id);
    }

    void aRunThatAnotherWindowTrainsIsLeftAlone()
    {
        const QTemporaryDir home;
        const RunFolder folder(home.filePath(u"runs"_s));
        const KeptRun run = keep(folder, 1, RunEnd::Unfinished);
        touch(folder.checkpointPath(run.id));
        const auto lock = folder.lock(run.id);
        QVERIFY(lock);
        QVERIFY(folder.lock(run.id) == nullptr);
        QVERIFY(folder.read().runs.empty());
    }

    void parametersComeBack()
    {
        const QTemporaryDir home;
        const RunFolder folder(home.filePath(u"runs"_s));
        KeptRun run = keep(folder, 1, RunEnd::Finished);
        QVERIFY(folder.parameters(run.id) == nullptr);
        Mlp mlp;
        mlp.layers.push_back({ 784, 10, Activation::Identity, std::vector<float>(7840, 0.5F),
            std::vector<float>(10, 0.25F) });
        run.mlp = std::make_shared<const Mlp>(mlp);
        QVERIFY(folder.write(run));
        const auto read = folder.parameters(run.id);
        QVERIFY(read && *read == mlp);
    }

    void whatIsDamagedIsLeftOut()
    {
        const QTemporaryDir home;
        const RunFolder folder(home.filePath(u"runs"_s));
        const KeptRun run = keep(folder, 1, RunEnd::Finished);
        touch(folder.path() + u'/' + run.id + u"/run.json"_s);
        QDir(folder.path()).mkdir(u"something else"_s);
        QVERIFY(folder.read().runs.empty());
        QVERIFY(QFile::exists(folder.path() + u'/' + run.id + u"/run.json"_s));
    }

    void removingNeverLeavesTheFolder()
    {
        const QTemporaryDir home;
        const RunFolder folder(home.filePath(u"runs"_s));
        const KeptRun run = keep(folder, 1, RunEnd::Finished);
        for (const QString& id : { QString(), u".."_s, u"../runs"_s, u"/"_s })
            folder.remove(id);
        QCOMPARE(folder.read().runs.size(), std::size_t { 1 });
        folder.remove(run.id);
        QVERIFY(folder.read().runs.empty());
    }

    void aFolderThatCannotBeMadeIsTold()
    {
        const QTemporaryDir home;
        touch(home.filePath(u"runs"_s));
        const RunFolder folder(home.filePath(u"runs"_s));
        const Result<QString> created = folder.create();
        QVERIFY(!created);
        QCOMPARE(created.error().code, ErrorCode::RunNotKept);
    }
};

INKLING_TEST(RunFolderTest, QCoreApplication)
#include "run_folder_test.moc"
