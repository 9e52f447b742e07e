// SPDX-License-Identifier: GPL-3.0-or-later
// Measures pointer event to painted bars: each move of the mouse until the window has painted everything it changed. The
// evidence maps are made on another thread and painted when they are there; how long that takes is measured, too.
#include "app/widgets/drawing_canvas.h"
#include "tests/app/support/window_fixture.h"
#include "tests/bench/bench_ink.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/figures.h"

#include <QApplication>
#include <QMouseEvent>

#include <cstdio>
#include <string>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

constexpr int drawings = 20;

/// What is drawn on and watched.
struct Target {
    test::WindowFixture& fixture;
    DrawingCanvas* canvas;
    QWidget* bars;
    QWidget* maps;
};

double sendAndPaint(DrawingCanvas* canvas, QEvent::Type type, const InkPoint& point)
{
    const double scale
        = canvas->paperRect().width() / static_cast<double>(DrawingCanvas::fieldUnits);
    const QPointF place = canvas->paperRect().topLeft()
        + QPointF(static_cast<double>(point.x), static_cast<double>(point.y)) * scale;
    const bool moves = type == QEvent::MouseMove;
    const Qt::MouseButtons held
        = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, place, canvas->mapToGlobal(place),
        moves ? Qt::NoButton : Qt::LeftButton, held, Qt::NoModifier);
    return bench::seconds([&] {
        QCoreApplication::sendEvent(canvas, &event);
        QCoreApplication::processEvents();
    });
}

// Draws the same 7 again and again over \p underneath and measures every move.
void measure(const std::string& what, const Target& target, const Drawing& underneath)
{
    bench::PaintCounter bars;
    bench::PaintCounter maps;
    // The line is painted at every move, the bars only where they changed.
    target.canvas->installEventFilter(&bars);
    target.bars->installEventFilter(&bars);
    target.maps->installEventFilter(&maps);
    int explained = 0;
    const auto connection = QObject::connect(&target.fixture.explain, &ExplainSession::explained,
        target.maps, [&explained] { ++explained; });
    std::vector<double> moves;
    std::vector<double> movesWithMaps;
    for (int repetition = 0; repetition < drawings; ++repetition) {
        Sheet sheet = emptySheet();
        sheet.drawing = underneath;
        target.fixture.digit.replace(sheet);
        QCoreApplication::processEvents();
        for (const Stroke& stroke : bench::seven().strokes) {
            sendAndPaint(target.canvas, QEvent::MouseButtonPress, stroke.points.front());
            for (const InkPoint& point : stroke.points) {
                const int barsBefore = bars.paints;
                const int mapsBefore = maps.paints;
                const int explainedBefore = explained;
                const double untilBars
                    = sendAndPaint(target.canvas, QEvent::MouseMove, point) * 1e3;
                if (bars.paints == barsBefore)
                    continue;
                moves.push_back(untilBars);
                const double untilMaps = bench::seconds([&] {
                    while (explained == explainedBefore || maps.paints == mapsBefore)
                        QCoreApplication::processEvents();
                }) * 1e3;
                movesWithMaps.push_back(untilBars + untilMaps);
            }
            sendAndPaint(target.canvas, QEvent::MouseButtonRelease, stroke.points.back());
        }
    }
    QObject::disconnect(connection);
    bench::print(("pointer event to painted bars" + what).c_str(), moves, "ms");
    bench::print(("  and until the ten maps, too" + what).c_str(), movesWithMaps, "ms");
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("usage: pointer_bench MODEL\n", stderr);
        return 2;
    }
    test::WindowFixture fixture;
    fixture.window.show();
    fixture.models.load(QString::fromLocal8Bit(argv[1]));
    bench::settle();
    if (!fixture.explain.explanation().model) {
        std::fputs("pointer_bench: the model cannot be read\n", stderr);
        return 1;
    }
    const Target target { fixture, fixture.find<DrawingCanvas>(u"drawingCanvas"_s),
        fixture.find<QWidget>(u"probabilityBars"_s),
        fixture.find<QWidget>(u"evidenceCard"_s)->findChild<QWidget*>(u"evidenceGrid"_s) };
    measure("", target, emptySheet().drawing);
    constexpr int many = 200;
    const Drawing strokes = bench::manyStrokes(many);
    measure(", 200 strokes", target, strokes);
    for (qsizetype drawing = 0; drawing < DrawingShelf::limit; ++drawing) {
        fixture.shelf.begin();
        Sheet sheet = emptySheet();
        sheet.drawing = strokes;
        fixture.digit.replace(sheet);
    }
    bench::settle();
    measure(", strip full", target, strokes);
    return 0;
}
