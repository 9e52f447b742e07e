// SPDX-License-Identifier: GPL-3.0-or-later
// A few threads that share out the tasks of one short phase after another, thousands of times a second.
// Which thread does which task is left to chance, so a task must give the same result on any of them. But the caller begins
// with the first tasks and its helpers with the last, phase after phase: what a thread worked on a moment ago is then most
// likely still in its own cache.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

namespace inkling {

/// Returns \p threads, or for 0 as many as the machine can run at once.
int threadsOrCores(int threads);

/// The calling thread and its helpers. They spin for a moment between phases, and sleep when nothing comes.
/// *Threading*: one thread owns the team and calls it; helpers inherit its priority where the system does so.
class ThreadTeam {
public:
    /// Starts \p threads - 1 helpers. *Units and range*: \p threads at least 1.
    explicit ThreadTeam(int threads);
    ThreadTeam(const ThreadTeam&) = delete;
    ThreadTeam& operator=(const ThreadTeam&) = delete;

    /// Waits for the helpers to end.
    ~ThreadTeam();

    /// The threads at work, the calling one included.
    int size() const { return static_cast<int>(m_helpers.size()) + 1; }

    /// Calls \p task with each number below \p count, on all threads, and returns when every call is done. What tasks
    /// wrote is then seen by the caller, and what the caller wrote before by the tasks. \p task must not throw.
    /// *Units and range*: \p count below taskLimit.
    template <typename Task> void forEach(std::size_t count, const Task& task)
    {
        if (m_helpers.empty()) {
            for (std::size_t i = 0; i < count; ++i)
                task(i);
            return;
        }
        run({ [](const void* context, std::size_t i) { (*static_cast<const Task*>(context))(i); },
                &task },
            count);
    }

    static constexpr std::size_t taskLimit = std::size_t { 1 } << 20U;

private:
    /// A task without its type.
    struct Job {
        void (*call)(const void* context, std::size_t index) = nullptr;
        const void* context = nullptr;
    };

    /// From which end of what is left a thread takes its tasks.
    enum class End { Front, Back };

    void run(const Job& job, std::size_t count);
    bool doOneTask(End end);
    void help();

    Job m_job; ///< changes only while no task of it is left
    /// The number of the phase, and the end and the beginning of the tasks that nobody has taken, in one word: a helper
    /// that comes late finds another phase or no task, and touches nothing.
    std::atomic<std::uint64_t> m_state { 0 };
    std::atomic<std::size_t> m_done { 0 };
    std::atomic<bool> m_ends { false };
    std::vector<std::thread> m_helpers;
};

} // namespace inkling
