// SPDX-License-Identifier: GPL-3.0-or-later
// Measures explaining: the maps alone, from ink to ten painted maps, and the Explain page with each of its parts open.
#include "app/base/action_registry.h"
#include "app/base/theme_source.h"
#include "app/main_window.h"
#include "app/pages/qt_dialogs.h"
#include "app/session/data/data_session.h"
#include "app/session/digit_session.h"
#include "app/session/drawing_shelf.h"
#include "app/session/explain_session.h"
#include "app/session/model_session.h"
#include "app/session/shelf_keeper.h"
#include "app/session/training/training_session.h"
#include "core/explain/evidence.h"
#include "core/explain/flip.h"
#include "core/model/model_file.h"
#include "tests/bench/bench_ink.h"
#include "tests/bench/figures.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

constexpr int repetitions = 400;
constexpr int drawings = 4;
constexpr int settleMs = 500;

// Counts how often a widget was painted.
class PaintCounter : public QObject {
public:
    int paints = 0;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            ++paints;
        return QObject::eventFilter(watched, event);
    }
};

void settle()
{
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < settleMs;)
        QCoreApplication::processEvents();
}

void measureMaps(const char* what, const Model& model)
{
    const GrayImage image = normalize(bench::seven())->image;
    EvidenceFinder finder;
    std::vector<double> times;
    times.reserve(repetitions);
    for (int i = 0; i < repetitions; ++i)
        times.push_back(bench::seconds([&] { finder.find(model, image); }) * 1e3);
    bench::print(what, times, "ms");
}

void measureFlips(const Model& model)
{
    const GrayImage image = normalize(bench::seven())->image;
    std::vector<double> times;
    for (int to = 0; to < classCount; ++to) {
        if (to != predict(model, image).digit)
            times.push_back(bench::seconds([&] { proposeFlip(model, image, to); }) * 1e3);
    }
    bench::print("a flip proposal", times, "ms");
}

/// The whole window, drawn on point by point.
struct Stage {
    DigitSession& digit;
    ExplainSession& explain;
};

// From each further point of ink until \p widget has painted the explanation of it.
void measurePaint(const char* what, const Stage& stage, QWidget* widget)
{
    PaintCounter counter;
    widget->installEventFilter(&counter);
    int awaited = -1; // the paints before the explanation came; -1: it has not come
    const auto connection
        = QObject::connect(&stage.explain, &ExplainSession::explained, widget, [&] {
              awaited = counter.paints;
              // It mostly asks for this itself; then it is painted once all the same.
              widget->update();
          });
    std::vector<double> times;
    for (int drawing = 0; drawing < drawings; ++drawing) {
        stage.digit.clear();
        settle();
        for (const Stroke& stroke : bench::seven().strokes) {
            stage.digit.beginStroke(stroke.points.front());
            settle();
            for (const InkPoint& point : stroke.points) {
                awaited = -1;
                times.push_back(bench::seconds([&] {
                    stage.digit.extendStroke(point);
                    while (awaited < 0 || counter.paints == awaited)
                        QCoreApplication::processEvents();
                }) * 1e3);
            }
            stage.digit.endStroke();
            settle();
        }
    }
    QObject::disconnect(connection);
    bench::print(what, times, "ms");
}

int measureWindow(QApplication& application, const QString& model)
{
    ThemeSource theme(ThemeMode::Light, interfaceFont(QApplication::font()));
    followTheme(application, theme);
    ActionRegistry actions(theme);
    ModelSession models;
    DigitSession digit;
    QObject::connect(&models, &ModelSession::modelChanged, &digit,
        [&digit](const ModelInUse& inUse) { digit.setModel(inUse.model); });
    const QTemporaryDir home;
    DrawingShelf shelf(digit);
    ShelfKeeper keeper(shelf, home.path());
    ExplainSession explain(digit, models);
    QtDialogs dialogs;
    DataSession data(home.path(), {});
    TrainingSession training(home.filePath(QStringLiteral("runs")), home.path());
    MainWindow window(
        { theme, actions, digit, models, dialogs, shelf, keeper, explain, data, training });
    window.show();
    models.load(model);
    while (!explain.explanation().model)
        QCoreApplication::processEvents();
    const Stage stage { digit, explain };
    measurePaint("ink to ten painted maps, Draw page", stage,
        window.findChild<QWidget*>(u"evidenceCard"_s)->findChild<QWidget*>(u"evidenceGrid"_s));
    digit.setLabel(4);
    for (const char* part : { "evidence", "softmax", "why", "learning", "templates", "units",
             "network", "neighbors" }) {
        actions.find(u"explain."_s + QLatin1StringView(part))->trigger();
        settle();
        const std::string what = std::string("ink to painted, Explain: ") + part;
        measurePaint(
            what.c_str(), stage, window.findChild<QWidget*>(QLatin1StringView(part) + u"Part"_s));
    }
    return 0;
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("usage: explain_bench MODEL\n", stderr);
        return 2;
    }
    const Result<Model> model = loadModel(argv[1]);
    if (!model) {
        std::fputs("explain_bench: the model cannot be read\n", stderr);
        return 1;
    }
    measureMaps("ten maps, without painting", *model);
    measureFlips(*model);
    return measureWindow(application, QString::fromLocal8Bit(argv[1]));
}
