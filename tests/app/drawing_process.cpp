// SPDX-License-Identifier: GPL-3.0-or-later
// Draws in a whole window, stroke after stroke, each one kept before the next begins: drawing_process FOLDER.
// It says "N" when the pen goes down for stroke N, and ends only when it is killed.
#include "tests/app/support/window_fixture.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <cstdio>

int main(int argc, char* argv[])
{
    using namespace inkling;
    const QApplication application(argc, argv);
    test::WindowFixture fixture(QCoreApplication::arguments().value(1));
    const QSignalSpy kept(&fixture.keeper, &ShelfKeeper::kept);
    if (!fixture.show())
        return 1;
    for (int stroke = 1;; ++stroke) {
        std::printf("%d\n", stroke);
        std::fflush(stdout);
        const double x = 0.1 + 0.01 * (stroke % 80);
        fixture.drawStroke({ { x, 0.1 }, { x, 0.9 } });
        if (!QTest::qWaitFor([&] { return kept.size() >= stroke; }))
            return 1;
    }
}
