// SPDX-License-Identifier: GPL-3.0-or-later
// Measures whether the window stays fluid while all cores train, and what watching costs the training: a heartbeat of 10 ms
// on the window's thread, strokes drawn meanwhile, repaints a second, and samples a second with and without the window.
#include "app/base/thread_priority.h"
#include "app/pages/train/train_page.h"
#include "app/session/training/recipe_presets.h"
#include "app/widgets/charts/curve_chart.h"
#include "app/widgets/drawing_canvas.h"
#include "core/train/trainer.h"
#include "tests/app/support/window_fixture.h"
#include "tests/bench/figures.h"

#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QBasicTimer>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QMouseEvent>
#include <QTest>
#include <QTimer>

#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <thread>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

constexpr int heartbeatMs = 10;
constexpr double watchedSeconds = 8;
constexpr int rounds = 3; // alone and watched in turns: the machine may be slower for a while

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

/// Draws circles as a hand would: a point at a time, as often as a mouse tells of itself.
class Hand : public QObject {
public:
    explicit Hand(DrawingCanvas* canvas)
        : m_canvas(canvas)
    {
        m_timer.start(mouseMs, Qt::PreciseTimer, this);
    }

protected:
    void timerEvent(QTimerEvent* /*event*/) override
    {
        const int at = m_count++ % pointsPerCircle;
        if (at == 0)
            send(QEvent::MouseButtonPress, at);
        else if (at == pointsPerCircle - 1)
            send(QEvent::MouseButtonRelease, at);
        else
            send(QEvent::MouseMove, at);
    }

private:
    static constexpr int mouseMs = 8;
    static constexpr int pointsPerCircle = 100;

    void send(QEvent::Type type, int at) const
    {
        const QRectF paper = m_canvas->paperRect();
        const double angle = 2 * std::acos(-1.0) * at / pointsPerCircle;
        const QPointF place = paper.center()
            + QPointF(std::sin(angle) * paper.width(), std::cos(angle) * paper.height()) / 3;
        const bool moves = type == QEvent::MouseMove;
        QMouseEvent event(type, place, m_canvas->mapToGlobal(place),
            moves ? Qt::NoButton : Qt::LeftButton,
            type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_canvas, &event);
    }

    DrawingCanvas* m_canvas;
    QBasicTimer m_timer;
    int m_count = 0;
};

/// Trains without a window for as long as it is watched otherwise, with the same priority. Returns samples a second.
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
    std::thread([&] {
        lowerThreadPriority();
        const auto outcome = train(request, [&](std::unique_ptr<const TrainingSnapshot> snapshot) {
            speed = snapshot->samplesPerSecond;
            if (static_cast<double>(timer.elapsed()) > watchedSeconds * 1000)
                stop.request_stop();
        });
        if (!outcome)
            std::fputs("the run without a window failed\n", stderr);
    }).join();
    return speed;
}

/// What was measured with the window.
struct Watched {
    std::vector<double> lateness; ///< ms
    double chartRepaints = 0; ///< a second
    double mapRepaints = 0; ///< a second
    double speed = 0; ///< samples a second
    std::map<double, double>
        reached; ///< seconds after Start, by percent of the validation set read rightly
};

constexpr std::array<double, 3> goals { 90, 92, 97 }; // percent

/// Notes when the run reaches each goal.
void follow(const TrainingView& view, double seconds, Watched& watched)
{
    if (!view.now || view.now->snapshot.validation.samples == 0)
        return;
    const double right = 100 - view.now->snapshot.validation.errorPercent();
    for (const double goal : goals)
        if (right >= goal)
            watched.reached.emplace(goal, seconds);
}

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
    PaintCounter paintedMaps;
    fixture.action(u"train.showWeights"_s)->trigger();
    fixture.find<QWidget>(u"weightMaps"_s)->installEventFilter(&paintedMaps);
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
    QElapsedTimer sinceStart;
    sinceStart.start();
    QObject::connect(&fixture.training, &TrainingSession::viewChanged, &heartbeat,
        [&](const TrainingView& view) {
            follow(view, static_cast<double>(sinceStart.nsecsElapsed()) / 1e9, watched);
        });
    fixture.action(u"train.start"_s)->trigger();
    if (!QTest::qWaitFor(
            [&] { return fixture.training.view().phase == RunPhase::Running; }, 60'000))
        return watched;
    painted.count = 0;
    paintedMaps.count = 0;
    clock.start();
    due = clock.nsecsElapsed() + qint64 { heartbeatMs } * 1'000'000;
    heartbeat.start(heartbeatMs);
    std::optional<Hand> hand;
    if (drawing)
        hand.emplace(fixture.find<DrawingCanvas>(u"drawingCanvas"_s));
    while (static_cast<double>(clock.elapsed()) < watchedSeconds * 1000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    hand.reset();
    heartbeat.stop();
    watched.chartRepaints = painted.count / watchedSeconds;
    watched.mapRepaints = paintedMaps.count / watchedSeconds;
    watched.speed = fixture.training.view().now->snapshot.samplesPerSecond;
    return watched;
}

void measure(const RecipePreset& preset, const QString& folder)
{
    Recipe recipe = preset.recipe;
    recipe.epochs = 10'000; // it is stopped
    double bare = 0;
    Watched watched;
    for (int round = 0; round < rounds; ++round) {
        bare = std::max(bare, bareSpeed(recipe, folder));
        Watched again = watch(recipe, folder, false);
        again.lateness.insert(
            again.lateness.end(), watched.lateness.begin(), watched.lateness.end());
        again.speed = std::max(again.speed, watched.speed);
        watched = std::move(again);
    }
    const Watched drawn = watch(recipe, folder, true);
    std::printf("%s\n", qPrintable(preset.title));
    bench::print("  heartbeat late, Train page", watched.lateness, "ms");
    bench::print("  heartbeat late, while drawing", drawn.lateness, "ms");
    std::printf(
        "  repaints a second: chart %.1f, maps %.1f\n", watched.chartRepaints, watched.mapRepaints);
    std::printf("  samples/s, best of %d, alone %.0f, watched %.0f (%.1f %% less)\n", rounds, bare,
        watched.speed, 100 * (1 - watched.speed / bare));
    for (const auto& [goal, seconds] : watched.reached)
        std::printf("  %.0f %% of the validation set %.2f s after Start\n", goal, seconds);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    if (argc < 2 || argc > 3) {
        std::fputs("usage: heartbeat_bench DATA_FOLDER [PRESET]\n", stderr);
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    for (const RecipePreset& preset : recipePresets({})) {
        if (argc == 2 || preset.title == QString::fromLocal8Bit(argv[2]))
            measure(preset, folder);
    }
    return 0;
}
