// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that trains. It has no Qt in it: what it has to tell lies in a single slot, and a function is called when
// somebody should look there.
#pragma once

#include "app/session/training/epoch_trail.h"
#include "core/base/latest.h"
#include "core/train/trainer.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace inkling {

/// What a run is made of.
struct RunJob {
    Recipe recipe;
    std::string dataFolder;
    std::shared_ptr<const TrainingData> data; ///< null: it is loaded first
    CheckpointPlan checkpoint;
    std::uint64_t runId = 0;
};

/// What a run has to tell.
struct RunUpdate {
    TrainingSnapshot snapshot;
    EpochList epochs; ///< with their parameters
    std::shared_ptr<const TrainingData> data; ///< what it learns from
};

/// One run on a thread of its own. *Threading*: the methods belong to one thread, the window's.
class RunWorker {
public:
    /// Begins to train. \p notify is called on the thread that trains, never again before take() was called.
    RunWorker(RunJob job, std::function<void()> notify);
    RunWorker(const RunWorker&) = delete;
    RunWorker& operator=(const RunWorker&) = delete;
    /// Stops the run and waits until the thread has ended, a minibatch or a checkpoint later.
    ~RunWorker();

    TrainingControls& controls() { return m_controls; }

    /// Returns the newest of what there is to tell; null when there is nothing new.
    std::unique_ptr<const RunUpdate> take() { return m_latest.take(); }

    /// Asks the run to end soon. The last update tells when it did.
    void requestStop() { m_thread.request_stop(); }

    /// Asks the run to end and waits until it has. What it had to tell last can still be taken.
    void stopAndWait();

private:
    void work(const std::stop_token& stop);
    void put(TrainingSnapshot snapshot);
    void fail(const Error& error);

    const RunJob m_job;
    const std::function<void()> m_notify;
    TrainingControls m_controls;
    Latest<RunUpdate> m_latest;
    // Of the thread that trains alone:
    std::shared_ptr<const TrainingData> m_data;
    EpochTrail m_trail;
    TrainingSnapshot m_newest;
    std::jthread m_thread; ///< last: it ends before the rest goes
};

} // namespace inkling
