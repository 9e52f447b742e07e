// SPDX-License-Identifier: GPL-3.0-or-later
// How often the page repaints while a network learns: nine times a second, and less often when a repaint is dear, so that the
// window never spends more than a part of its time on it.
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QObject>

#include <functional>

namespace inkling {

/// Calls a function soon after it was asked to, but not more often than is good. *Threading*: the window's thread.
class RefreshPace : public QObject {
    Q_OBJECT

public:
    static constexpr int usualMs = 110;
    static constexpr int mostMs = 1000; ///< however dear: one wants to see that it goes on

    explicit RefreshPace(std::function<void()> refresh, QObject* parent = nullptr);

    /// Asks for a refresh.
    void ask();

    /// Refreshes now, and not again for what was asked before.
    void refreshNow();

    /// Returns the least time between two refreshes when one takes \p costMs.
    static int intervalFor(qint64 costMs);

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    std::function<void()> m_refresh;
    QBasicTimer m_timer;
    QElapsedTimer m_last; ///< since the last refresh ended
    int m_interval = usualMs;
};

} // namespace inkling
