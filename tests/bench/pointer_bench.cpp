// SPDX-License-Identifier: GPL-3.0-or-later
// Measures pointer event to painted bars: each move of the mouse until the window has painted everything it changed.
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
#include "app/widgets/drawing_canvas.h"
#include "app/widgets/probability_bars.h"
#include "core/model/model_file.h"
#include "tests/bench/bench_ink.h"
#include "tests/bench/figures.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>

using namespace inkling;

namespace {

constexpr int drawings = 20;
constexpr int settleMs = 500;

// Counts how often widgets were painted, to be sure that the figures are those of a painted window. The line is painted
// at every move, the bars only where they changed.
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

struct Target {
    DrawingCanvas* canvas;
    ProbabilityBars* bars;
};

void settle()
{
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < settleMs;)
        QCoreApplication::processEvents();
}

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
void measure(const char* what, const Target& target, DigitSession& digit, const Drawing& underneath)
{
    PaintCounter counter;
    target.canvas->installEventFilter(&counter);
    target.bars->installEventFilter(&counter);
    std::vector<double> moves;
    for (int repetition = 0; repetition < drawings; ++repetition) {
        Sheet sheet = emptySheet();
        sheet.drawing = underneath;
        digit.replace(sheet);
        QCoreApplication::processEvents();
        for (const Stroke& stroke : bench::seven().strokes) {
            sendAndPaint(target.canvas, QEvent::MouseButtonPress, stroke.points.front());
            for (const InkPoint& point : stroke.points) {
                const int before = counter.paints;
                const double milliseconds
                    = sendAndPaint(target.canvas, QEvent::MouseMove, point) * 1e3;
                if (counter.paints > before)
                    moves.push_back(milliseconds);
            }
            sendAndPaint(target.canvas, QEvent::MouseButtonRelease, stroke.points.back());
        }
    }
    bench::print(what, moves, "ms");
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("usage: pointer_bench MODEL\n", stderr);
        return 2;
    }
    Result<Model> model = loadModel(argv[1]);
    if (!model) {
        std::fputs("pointer_bench: the model cannot be read\n", stderr);
        return 1;
    }
    ThemeSource theme(ThemeMode::Light, interfaceFont(QApplication::font()));
    followTheme(application, theme);
    ActionRegistry actions(theme);
    ModelSession models;
    DigitSession digit;
    digit.setModel(std::make_shared<const Model>(*std::move(model)));
    const QTemporaryDir home;
    DrawingShelf shelf(digit);
    ShelfKeeper keeper(shelf, home.path());
    ExplainSession explain(digit, models);
    DataSession data(home.path(), {});
    TrainingSession training(home.filePath(QStringLiteral("runs")), home.path());
    QtDialogs dialogs;
    MainWindow window(
        { theme, actions, digit, models, dialogs, shelf, keeper, explain, data, training });
    window.show();
    settle();
    const Target target { window.findChild<DrawingCanvas*>(QStringLiteral("drawingCanvas")),
        window.findChild<ProbabilityBars*>(QStringLiteral("probabilityBars")) };
    measure("pointer event to painted bars", target, digit, emptySheet().drawing);
    constexpr int many = 200;
    measure("the same over 200 strokes", target, digit, bench::manyStrokes(many));
    for (qsizetype drawing = 0; drawing < DrawingShelf::limit; ++drawing) {
        shelf.begin();
        Sheet sheet = emptySheet();
        sheet.drawing = bench::manyStrokes(many);
        digit.replace(sheet);
    }
    settle();
    measure("the same with a full history strip", target, digit, bench::manyStrokes(many));
    return 0;
}
