// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ink/steady_pen.h"

#include <cmath>
#include <numbers>

namespace inkling {

namespace {

    /// Hertz. The line of a pen at rest follows within a tenth of a second; the trembling of a hand is
    /// at 8 to 12 hertz.
    constexpr float restCutoff = 2;
    /// Hertz for each field unit a second. The lag of a moving pen is at most 1 / (2π * 0.05), which
    /// is 3.2 units: a seventh of the usual pen's width.
    constexpr float cutoffPerSpeed = 0.05F;
    /// Hertz: of the speed itself, as its authors recommend.
    constexpr float speedCutoff = 1;
    constexpr float millisecondsInSecond = 1000;

    /// Returns the share of a new value in the filtered one, after \p seconds.
    float shareOfNew(float cutoff, float seconds)
    {
        const float r = 2 * std::numbers::pi_v<float> * cutoff * seconds;
        return r / (r + 1);
    }

    float mixed(float before, float now, float share) { return before + share * (now - before); }

} // namespace

void SteadyPen::begin(const InkPoint& point)
{
    m_last = point;
    m_steady = point;
    m_speedX = 0;
    m_speedY = 0;
}

InkPoint SteadyPen::next(const InkPoint& point)
{
    const bool timed = m_last && point.timeMs && m_last->timeMs && *point.timeMs > *m_last->timeMs;
    if (!timed) {
        m_last = point;
        m_steady = point;
        return point;
    }
    const float seconds = (*point.timeMs - *m_last->timeMs) / millisecondsInSecond;
    const float speedShare = shareOfNew(speedCutoff, seconds);
    m_speedX = mixed(m_speedX, (point.x - m_last->x) / seconds, speedShare);
    m_speedY = mixed(m_speedY, (point.y - m_last->y) / seconds, speedShare);
    const float cutoff = restCutoff + cutoffPerSpeed * std::hypot(m_speedX, m_speedY);
    const float share = shareOfNew(cutoff, seconds);
    InkPoint steady = point;
    steady.x = mixed(m_steady.x, point.x, share);
    steady.y = mixed(m_steady.y, point.y, share);
    m_last = point;
    m_steady = steady;
    return steady;
}

} // namespace inkling
