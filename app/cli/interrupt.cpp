// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <atomic>
#include <chrono>
#include <csignal>

namespace inkling::cli {

namespace {

    // A signal handler may touch little else than a lock-free atomic, and it can be handed nothing.
    std::atomic<bool> interrupted { false };
    static_assert(std::atomic<bool>::is_always_lock_free);

    void onInterrupt(int signal)
    {
        interrupted.store(true);
        std::signal(signal, SIG_DFL);
    }

    void watch(const std::stop_token& ended, const std::stop_source& stop)
    {
        constexpr std::chrono::milliseconds pause { 20 }; // shorter than a person notices
        while (!ended.stop_requested() && !interrupted.load())
            std::this_thread::sleep_for(pause);
        if (interrupted.load())
            stop.request_stop();
    }

} // namespace

InterruptWatch::InterruptWatch()
{
    interrupted.store(false);
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    m_watcher = std::jthread(watch, m_stop);
}

InterruptWatch::~InterruptWatch()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

} // namespace inkling::cli
