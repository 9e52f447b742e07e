// SPDX-License-Identifier: GPL-3.0-or-later
// Measures opening a photo of 12 megapixels in the window: until its ink is shown, and the longest time in which the
// window answered to nothing.
#include "app/pages/draw_page.h"
#include "app/pages/picture_dialog.h"
#include "tests/app/support/window_fixture.h"
#include "tests/bench/figures.h"
#include "tests/support/paper_photo.h"
#include "tests/support/written_digits.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <vector>

using namespace inkling;

namespace {

constexpr int photos = 20;

struct Opening {
    double total; ///< milliseconds
    double longestGap; ///< milliseconds between two turns of the event loop
};

Opening openOnce(test::WindowFixture& fixture, const DrawPage& page)
{
    QElapsedTimer total;
    QElapsedTimer turn;
    double longest = 0;
    total.start();
    turn.start();
    const auto endTurn = [&turn, &longest] {
        longest = std::max(longest, static_cast<double>(turn.nsecsElapsed()) * 1e-6);
        turn.restart();
    };
    fixture.action(QStringLiteral("file.open"))->trigger();
    endTurn();
    PictureDialog* dialog = nullptr;
    while (dialog == nullptr || !dialog->isVisible()) {
        QCoreApplication::processEvents();
        endTurn();
        dialog = page.findChild<PictureDialog*>();
    }
    QCoreApplication::processEvents(); // it is painted
    endTurn();
    const double milliseconds = static_cast<double>(total.nsecsElapsed()) * 1e-6;
    dialog->reject();
    while (page.findChild<PictureDialog*>() != nullptr)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    return { milliseconds, longest };
}

} // namespace

int main(int argc, char* argv[])
{
    const QApplication application(argc, argv);
    test::WindowFixture fixture;
    fixture.window.show();
    QCoreApplication::processEvents();
    test::PhotoScene scene;
    scene.size = { 4000, 3000 };
    scene.ruling = 12;
    const QString path = fixture.pathOf(QStringLiteral("photo.jpg"));
    test::writeFile(
        path, test::asJpeg(test::photoOf(test::writtenDigit(5, test::Hand::Quick), scene)));
    fixture.dialogs.answer = path;
    std::vector<double> totals;
    std::vector<double> gaps;
    for (int photo = 0; photo < photos; ++photo) {
        const Opening opening = openOnce(fixture, *fixture.window.findChild<DrawPage*>());
        totals.push_back(opening.total);
        gaps.push_back(opening.longestGap);
    }
    bench::print("photo of 12 megapixels until its ink is shown", totals, "ms");
    bench::print("longest time without an answer of the window", gaps, "ms");
    return 0;
}
