// SPDX-License-Identifier: GPL-3.0-or-later
// Measures explaining: the maps alone, from ink to ten painted maps, and the Explain page with each of its parts open.
#include "core/explain/evidence.h"
#include "core/explain/flip.h"
#include "core/model/model_file.h"
#include "tests/app/support/window_fixture.h"
#include "tests/bench/bench_ink.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/figures.h"

#include <QAction>
#include <QApplication>

#include <cstdio>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

constexpr int repetitions = 400;
constexpr int drawings = 4;

void measureMaps(const char* what, const Model& model)
{
    const GrayImage image = normalize(bench::seven())->image;
    EvidenceFinder finder;
    const SampleForward forward(model.mlp); // as the window asks
    std::vector<double> times;
    times.reserve(repetitions);
    for (int i = 0; i < repetitions; ++i)
        times.push_back(bench::seconds([&] { finder.find(model, image, &forward); }) * 1e3);
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

// From each further point of ink until \p widget has painted the explanation of it.
void measurePaint(const char* what, test::WindowFixture& stage, QWidget* widget)
{
    bench::PaintCounter counter;
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
        bench::settle();
        for (const Stroke& stroke : bench::seven().strokes) {
            stage.digit.beginStroke(stroke.points.front());
            bench::settle();
            for (const InkPoint& point : stroke.points) {
                awaited = -1;
                times.push_back(bench::seconds([&] {
                    stage.digit.extendStroke(point);
                    while (awaited < 0 || counter.paints == awaited)
                        QCoreApplication::processEvents();
                }) * 1e3);
            }
            stage.digit.endStroke();
            bench::settle();
        }
    }
    QObject::disconnect(connection);
    bench::print(what, times, "ms");
}

// With \p only not empty, the Draw page ("draw") or that part of the Explain page alone.
void measureWindow(const QString& model, const QString& only)
{
    test::WindowFixture stage;
    stage.window.show();
    stage.models.load(model);
    while (!stage.explain.explanation().model)
        QCoreApplication::processEvents();
    if (only.isEmpty() || only == u"draw"_s)
        measurePaint("ink to ten painted maps, Draw page", stage,
            stage.find<QWidget>(u"evidenceCard"_s)->findChild<QWidget*>(u"evidenceGrid"_s));
    stage.digit.setLabel(4);
    for (const char* part : { "evidence", "softmax", "why", "learning", "templates", "units",
             "network", "neighbors" }) {
        if (!only.isEmpty() && only != QLatin1StringView(part))
            continue;
        stage.action(u"explain."_s + QLatin1StringView(part))->trigger();
        bench::settle();
        const std::string what = std::string("ink to painted, Explain: ") + part;
        measurePaint(what.c_str(), stage, stage.find<QWidget>(QLatin1StringView(part) + u"Part"_s));
    }
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    if (argc < 2 || argc > 3) {
        std::fputs("usage: explain_bench MODEL [PART]\n", stderr);
        return 2;
    }
    const Result<Model> model = loadModel(argv[1]);
    if (!model) {
        std::fputs("explain_bench: the model cannot be read\n", stderr);
        return 1;
    }
    measureMaps("ten maps, without painting", *model);
    measureFlips(*model);
    measureWindow(
        QString::fromLocal8Bit(argv[1]), argc == 3 ? QString::fromLocal8Bit(argv[2]) : QString());
    return 0;
}
