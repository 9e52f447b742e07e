// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_team.h"

#include <algorithm>
#include <cassert>

#if defined(__x86_64__) || defined(_M_X64)
#include <immintrin.h>
#endif

namespace inkling {

namespace {

    // The state word: phase, end and beginning of the tasks that are left in 24, 20 and 20 bits.
    constexpr unsigned endShift = 20;
    constexpr unsigned phaseShift = 40;
    constexpr std::uint64_t fieldMask = (std::uint64_t { 1 } << endShift) - 1;

    // Looks at the state before a helper sleeps: some tens of microseconds, longer than what lies between two phases.
    constexpr int spinLimit = 2000;

    /// Lets the other thread of a core go on while this one looks again and again.
    void relax()
    {
#if defined(__x86_64__) || defined(_M_X64)
        _mm_pause();
#else
        std::this_thread::yield();
#endif
    }

} // namespace

int threadsOrCores(int threads)
{
    return threads > 0 ? threads
                       : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

ThreadTeam::ThreadTeam(int threads)
{
    assert(threads >= 1);
    for (int i = 1; i < threads; ++i)
        m_helpers.emplace_back([this] { help(); });
}

ThreadTeam::~ThreadTeam()
{
    m_ends.store(true, std::memory_order_relaxed);
    m_state.fetch_add(std::uint64_t { 1 } << phaseShift, std::memory_order_release);
    m_state.notify_all();
    for (std::thread& helper : m_helpers)
        helper.join();
}

void ThreadTeam::run(const Job& job, std::size_t count)
{
    assert(count < taskLimit);
    if (count == 0)
        return;
    m_job = job;
    m_done.store(0, std::memory_order_relaxed);
    const std::uint64_t phase = (m_state.load(std::memory_order_relaxed) >> phaseShift) + 1;
    m_state.store((phase << phaseShift) | (static_cast<std::uint64_t>(count) << endShift),
        std::memory_order_release);
    m_state.notify_all();
    while (doOneTask(End::Front)) { }
    // A helper may have been put aside in the middle of a task; its time is better used than by looking on.
    for (int looks = 0; m_done.load(std::memory_order_acquire) < count; ++looks) {
        if (looks < spinLimit)
            relax();
        else
            std::this_thread::yield();
    }
}

/// Takes a task of the phase and does it. Returns whether there was one.
bool ThreadTeam::doOneTask(End end)
{
    constexpr std::uint64_t lastTask = std::uint64_t { 1 } << endShift;
    std::uint64_t state = m_state.load(std::memory_order_acquire);
    const auto firstLeft = [&state] { return state & fieldMask; };
    const auto endOfLeft = [&state] { return (state >> endShift) & fieldMask; };
    do {
        if (firstLeft() >= endOfLeft())
            return false;
    } while (!m_state.compare_exchange_weak(state, end == End::Front ? state + 1 : state - lastTask,
        std::memory_order_acquire, std::memory_order_acquire));
    m_job.call(m_job.context, end == End::Front ? firstLeft() : endOfLeft() - 1);
    m_done.fetch_add(1, std::memory_order_release);
    return true;
}

void ThreadTeam::help()
{
    int looks = 0;
    while (!m_ends.load(std::memory_order_relaxed)) {
        const std::uint64_t state = m_state.load(std::memory_order_acquire);
        if (doOneTask(End::Back)) {
            looks = 0;
        } else if (looks < spinLimit) {
            ++looks;
            relax();
        } else if (!m_ends.load(std::memory_order_relaxed)) {
            m_state.wait(state, std::memory_order_acquire);
            looks = 0;
        }
    }
}

} // namespace inkling
