// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/window_fixture.h"

#include "app/download/known_data_sets.h"
#include "app/widgets/drawing_canvas.h"
#include "core/model/model_file.h"
#include "tests/app/support/hand_made_model.h"

#include <QApplication>
#include <QFile>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

namespace inkling::test {

namespace {

    // A hand moves about this share of the paper between two events of a mouse.
    constexpr double eventStep = 0.02;

} // namespace

WindowFixture::WindowFixture(const QString& drawings)
    : theme(ThemeMode::Light, interfaceFont(QApplication::font()))
    , actions(theme)
    , shelf(digit)
    , keeper(shelf, drawings.isEmpty() ? pathOf(u"drawings"_s) : drawings)
    , explain(digit, models)
    , data(pathOf(u"data"_s), *knownDataSets())
    , training(pathOf(u"runs"_s), pathOf(u"data"_s))
    , window({ theme, actions, digit, models, dialogs, shelf, keeper, explain, data, training })
{
    QObject::connect(&models, &ModelSession::modelChanged, &digit,
        [this](const ModelInUse& inUse) { digit.setModel(inUse.model, inUse.forward); });
}

bool WindowFixture::show()
{
    window.show();
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window);
}

bool WindowFixture::loadHandMadeModel()
{
    const QString path = pathOf(u"hand-made.json"_s);
    if (!saveModel(path.toStdString(), handMadeModel(), WeightType::F32))
        return false;
    models.load(path);
    return QTest::qWaitFor([&] { return models.modelInUse().path == path; });
}

void WindowFixture::drawStroke(const std::vector<QPointF>& corners)
{
    auto* canvas = find<DrawingCanvas>(u"drawingCanvas"_s);
    const QRectF paper = canvas->paperRect();
    const auto place = [&](QPointF share) {
        return (paper.topLeft() + QPointF(share.x() * paper.width(), share.y() * paper.height()))
            .toPoint();
    };
    QTest::mousePress(canvas, Qt::LeftButton, {}, place(corners.front()));
    for (std::size_t index = 1; index < corners.size(); ++index) {
        const QPointF from = corners[index - 1];
        const QPointF way = corners[index] - from;
        const int events = qMax(1, qRound(std::hypot(way.x(), way.y()) / eventStep));
        for (int event = 1; event <= events; ++event)
            QTest::mouseMove(canvas, place(from + way * (static_cast<double>(event) / events)));
    }
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, place(corners.back()));
}

void WindowFixture::drawSeven() { drawStroke({ { 0.25, 0.15 }, { 0.75, 0.15 }, { 0.4, 0.85 } }); }

void WindowFixture::drawOne() { drawStroke({ { 0.5, 0.15 }, { 0.5, 0.85 } }); }

void writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace inkling::test
