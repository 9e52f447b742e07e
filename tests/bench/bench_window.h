// SPDX-License-Identifier: GPL-3.0-or-later
// What the benchmarks of the window share: waiting, and counting what was painted.
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QObject>

namespace inkling::bench {

/// Counts how often the widgets whose events it filters were painted, to be sure that the figures are those of a
/// painted window.
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

/// Handles events until whatever was begun has come to rest.
inline void settle()
{
    constexpr int settleMs = 500;
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < settleMs;)
        QCoreApplication::processEvents();
}

} // namespace inkling::bench
