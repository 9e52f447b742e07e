// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/refresh_pace.h"

#include <algorithm>
#include <utility>

namespace inkling {

namespace {

    constexpr qint64 restPerCost
        = 4; // a refresh and the painting after it take about as long: a third of the time at most

} // namespace

RefreshPace::RefreshPace(std::function<void()> refresh, QObject* parent)
    : QObject(parent)
    , m_refresh(std::move(refresh))
{
}

int RefreshPace::intervalFor(qint64 costMs)
{
    return static_cast<int>(std::clamp<qint64>(restPerCost * costMs, usualMs, mostMs));
}

void RefreshPace::ask()
{
    if (m_timer.isActive())
        return;
    const qint64 passed = m_last.isValid() ? m_last.elapsed() : mostMs;
    m_timer.start(static_cast<int>(std::clamp<qint64>(m_interval - passed, 0, m_interval)), this);
}

void RefreshPace::refreshNow()
{
    m_timer.stop();
    QElapsedTimer cost;
    cost.start();
    m_refresh();
    m_interval = intervalFor(cost.elapsed());
    m_last.start();
}

void RefreshPace::timerEvent(QTimerEvent* /*event*/) { refreshNow(); }

} // namespace inkling
