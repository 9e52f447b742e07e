// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/kept_run.h"

#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

KeptRun exampleRun()
{
    KeptRun run;
    run.name = u"Run 4"_s;
    run.number = 4;
    run.recipe.data = { RecipeData { "mnist:train", 1, {} } };
    run.recipe.hidden = { RecipeLayer { 32 } };
    run.recipe.seed = 99;
    run.end = RunEnd::Diverged;
    run.epochsDone = 3;
    run.validationErrorPercent = 4.5;
    run.seconds = 12.5;
    run.samplesPerSecond = 1e5;
    run.lines.trainLoss = { { 0.5, 2.25 }, { 1, 1.5 } };
    run.lines.validationAccuracy = { { 1, 91.25 } };
    return run;
}

} // namespace

class KeptRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void comesBackAsItWas()
    {
        const KeptRun run = exampleRun();
        const Result<KeptRun> read = parseKeptRun(toJson(run), u"run.json"_s);
        QVERIFY(read);
        QCOMPARE(read->name, run.name);
        QCOMPARE(read->number, run.number);
        QVERIFY(read->recipe == run.recipe);
        QCOMPARE(read->end, run.end);
        QCOMPARE(read->epochsDone, run.epochsDone);
        QCOMPARE(read->validationErrorPercent, run.validationErrorPercent);
        QCOMPARE(read->seconds, run.seconds);
        QCOMPARE(read->samplesPerSecond, run.samplesPerSecond);
        QVERIFY(read->lines == run.lines);
    }

    void damageIsTold_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char* name, const char* from, const char* to) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to);
        };
        row("other format", "inkling-run", "inkling-model");
        row("higher version", R"("version":1)", R"("version":9)");
        row("unknown end", "diverged", "exploded");
        row("no name", "Run 4", "");
        row("no number", R"("number":4)", R"("number":"four")");
        row("broken recipe", "inkling-recipe", "inkling-resipe");
        row("half a point", "[1,91.25]", "[1]");
        row("x goes back", "[0.5,2.25,1,1.5]", "[2,2.25,1,1.5]");
        row("no numbers", "[1,91.25]", R"([1,"a"])");
        row("no lines", R"("lines":{)", R"("lanes":{)");
    }

    void damageIsTold()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray text = toJson(exampleRun());
        QVERIFY2(text.contains(from), text.constData());
        text.replace(from, to);
        const Result<KeptRun> read = parseKeptRun(text, u"run.json"_s);
        QVERIFY(!read);
        QCOMPARE(read.error(), (Error { ErrorCode::RunDamaged, { "run.json" } }));
    }

    void linesAreThinnedToTheirMeans()
    {
        QList<QPointF> points;
        for (int i = 0; i < 10'000; ++i)
            points.append({ static_cast<double>(i), i % 2 == 0 ? 1.0 : 3.0 });
        const QList<QPointF> few = thinned(points);
        QVERIFY(few.size() <= keptPoints);
        QCOMPARE(few.constLast().x(), 9999.0);
        for (qsizetype i = 0; i + 1 < few.size(); ++i)
            QVERIFY(qAbs(few[i].y() - 2) < 0.5);
        QCOMPARE(thinned(points.first(50)), points.first(50));
    }
};

INKLING_TEST(KeptRunTest, QCoreApplication)
#include "kept_run_test.moc"
