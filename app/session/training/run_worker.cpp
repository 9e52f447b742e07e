// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/run_worker.h"

#include "app/base/thread_priority.h"

#include <utility>

namespace inkling {

RunWorker::RunWorker(RunJob job, std::function<void()> notify)
    : m_job(std::move(job))
    , m_notify(std::move(notify))
{
    m_controls.wantParameters(true);
    m_newest.runId = m_job.runId;
    m_newest.epochs = m_job.recipe.epochs;
    m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

RunWorker::~RunWorker() { stopAndWait(); }

void RunWorker::stopAndWait()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void RunWorker::put(TrainingSnapshot snapshot)
{
    if (snapshot.isEpochEnd && snapshot.parameters)
        m_trail.append({ snapshot.epoch, snapshot.parameters });
    m_newest = snapshot;
    auto update = std::make_unique<const RunUpdate>(
        RunUpdate { std::move(snapshot), m_trail.list(), m_data });
    if (m_latest.put(std::move(update)))
        m_notify();
}

void RunWorker::fail(const Error& error)
{
    TrainingSnapshot last = m_newest;
    const bool isStopped = error.code == ErrorCode::Stopped;
    last.state = isStopped ? TrainingState::Stopped : TrainingState::Failed;
    if (!isStopped)
        last.error = error;
    last.isEpochEnd = false;
    put(std::move(last));
}

void RunWorker::work(const std::stop_token& stop)
{
    lowerThreadPriority();
    m_data = m_job.data;
    if (!m_data) {
        Result<TrainingData> loading = loadTrainingData(m_job.recipe, m_job.dataFolder);
        if (!loading) {
            fail(loading.error());
            return;
        }
        m_data = std::make_shared<const TrainingData>(*std::move(loading));
    }
    TrainingRequest request { m_job.recipe, *m_data };
    request.stop = stop;
    request.controls = &m_controls;
    request.checkpoint = m_job.checkpoint;
    request.runId = m_job.runId;
    const Result<TrainingOutcome> outcome = train(
        request, [this](std::unique_ptr<const TrainingSnapshot> snapshot) { put(*snapshot); });
    // Whatever kept it from ending in a snapshot is told all the same.
    if (!isEnd(m_newest.state))
        fail(outcome ? Error { ErrorCode::Stopped, {} } : outcome.error());
}

} // namespace inkling
