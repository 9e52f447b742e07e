// SPDX-License-Identifier: GPL-3.0-or-later
// Work that follows a pen: only the newest request counts. While one is worked on, a newer one waits in its place, and
// the one after it replaces that.
#pragma once

#include "app/base/background.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <optional>
#include <stop_token>
#include <utility>

namespace inkling {

/// What becomes of work that is under way when a newer request comes.
enum class Outdated {
    Finish, ///< it is finished and delivered: what follows the pen must not starve
    Stop, ///< it is asked to stop, and its value is dropped
};

/// Runs one piece of work after the other on a thread of its own, so that it never waits behind slower work of others.
/// *Threading*: used on the thread of the context; \p work runs on the other and must own or share what it touches.
template <typename Request, typename Value> class FollowingWork {
public:
    using Work = std::function<Value(const Request&, const std::stop_token&)>;
    using Done = std::function<void(Value)>;

    FollowingWork(QObject* context, Outdated outdated, Work work, Done done)
        : m_context(context)
        , m_outdated(outdated)
        , m_work(std::move(work))
        , m_done(std::move(done))
    {
        m_pool.setMaxThreadCount(1);
        m_pool.setExpiryTimeout(-1);
    }

    FollowingWork(const FollowingWork&) = delete;
    FollowingWork& operator=(const FollowingWork&) = delete;

    ~FollowingWork()
    {
        m_stop.request_stop();
        m_pool.waitForDone();
    }

    /// Asks for the value of \p request.
    void request(Request request)
    {
        m_next = std::move(request);
        if (!m_busy)
            start();
        else if (m_outdated == Outdated::Stop)
            m_stop.request_stop();
    }

    /// Forgets what waits, and stops or drops what is under way.
    void cancel()
    {
        m_next.reset();
        m_stop.request_stop();
        m_dropped = true;
    }

    bool isBusy() const { return m_busy && !m_dropped; }

private:
    void start()
    {
        m_busy = true;
        m_dropped = false;
        m_stop = std::stop_source();
        auto work = [work = m_work, request = std::move(*m_next), stop = m_stop.get_token()] {
            return work(request, stop);
        };
        m_next.reset();
        const auto done = [this](Value value) {
            m_busy = false;
            const bool outdated = m_dropped || m_stop.stop_requested();
            if (m_next)
                start();
            if (!outdated)
                m_done(std::move(value));
        };
        runInBackground(m_context, std::move(work), done, &m_pool);
    }

    QObject* m_context;
    Outdated m_outdated;
    Work m_work;
    Done m_done;
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::optional<Request> m_next;
    bool m_busy = false;
    bool m_dropped = false;
};

} // namespace inkling
