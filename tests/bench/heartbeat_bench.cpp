// SPDX-License-Identifier: GPL-3.0-or-later
// Measures whether the window stays fluid while all cores train, and what watching costs the training: a heartbeat of 10 ms
// on the window's thread, strokes drawn meanwhile, repaints a second, and samples a second with and without the window.
#include "app/download/known_data_sets.h"
#include "app/pages/train/train_page.h"
#include "app/session/training/recipe_presets.h"
#include "app/widgets/charts/curve_chart.h"
#include "core/train/trainer.h"
#include "tests/app/support/window_fixture.h"
#include "tests/bench/figures.h"

#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QTest>
#include <QTimer>

#include <cstdio>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

constexpr int heartbeatMs = 10;
constexpr double watchedSeconds = 12;

/// Counts the paintings of a widget.
class PaintCounter : public QObject {
public:
    int count = 0;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
};

/// Trains without a window for as long as it is watched otherwise. Returns samples a second.
double bareSpeed(const Recipe& recipe, const QString& folder)
{
    const Result<TrainingData> data = loadTrainingData(recipe, folder.toStdString());
    if (!data)
        return 0;
    std::stop_source stop;
    QElapsedTimer timer;
    timer.start();
    double speed = 0;
    TrainingRequest request { recipe, *data };
    request.stop = stop.get_token();
    const auto outcome = train(request, [&](std::unique_ptr<const TrainingSnapshot> snapshot) {
        speed = snapshot->samplesPerSecond;
        if (static_cast<double>(timer.elapsed()) > watchedSeconds * 1000)
            stop.request_stop();
    });
    return outcome ? speed : 0;
}

/// What was measured with the window.
struct Watched {
    std::vector<double> lateness; ///< ms
    double repaints = 0; ///< a second
    double speed = 0; ///< samples a second
};

Watched watch(const Recipe& recipe, const QString& folder, bool drawing)
{
    test::WindowFixture fixture;
    Watched watched;
    fixture.data.setFolder(folder);
    fixture.training.setDataFolder(folder);
    fixture.window.show();
    auto* page = fixture.find<TrainPage>(u"trainPage"_s);
    page->restoreState({ { u"recipe"_s, QString::fromStdString(toJson(recipe)) } });
    fixture.action(drawing ? u"page.draw"_s : u"page.train"_s)->trigger();
    PaintCounter painted;
    auto* chart = fixture.find<QWidget>(u"lossChart"_s)->findChild<QAbstractScrollArea*>();
    chart->viewport()->installEventFilter(&painted);
    QElapsedTimer clock;
    qint64 due = 0;
    QTimer heartbeat;
    heartbeat.setTimerType(Qt::PreciseTimer);
    QObject::connect(&heartbeat, &QTimer::timeout, [&] {
        const qint64 now = clock.nsecsElapsed();
        watched.lateness.push_back(std::max(0.0, static_cast<double>(now - due) / 1e6));
        due = now + qint64 { heartbeatMs } * 1'000'000;
    });
    fixture.action(u"train.start"_s)->trigger();
    if (!QTest::qWaitFor(
            [&] { return fixture.training.view().phase == RunPhase::Running; }, 60'000))
        return watched;
    painted.count = 0;
    clock.start();
    due = clock.nsecsElapsed() + qint64 { heartbeatMs } * 1'000'000;
    heartbeat.start(heartbeatMs);
    while (static_cast<double>(clock.elapsed()) < watchedSeconds * 1000) {
        if (drawing)
            fixture.drawSeven();
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    heartbeat.stop();
    watched.repaints = painted.count / watchedSeconds;
    watched.speed = fixture.training.view().now->snapshot.samplesPerSecond;
    return watched;
}

void measure(const RecipePreset& preset, const QString& folder)
{
    Recipe recipe = preset.recipe;
    recipe.epochs = 10'000; // it is stopped
    const double bare = bareSpeed(recipe, folder);
    const Watched watched = watch(recipe, folder, false);
    const Watched drawn = watch(recipe, folder, true);
    std::printf("%s\n", qPrintable(preset.title));
    bench::print("  heartbeat late, Train page", watched.lateness, "ms");
    bench::print("  heartbeat late, while drawing", drawn.lateness, "ms");
    std::printf(
        "  repaints of a chart a second %.1f; samples/s alone %.0f, watched %.0f (%.1f %% less)\n",
        watched.repaints, bare, watched.speed, 100 * (1 - watched.speed / bare));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("usage: heartbeat_bench DATA_FOLDER\n", stderr);
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    for (const RecipePreset& preset : recipePresets({}))
        measure(preset, folder);
    return 0;
}
