// SPDX-License-Identifier: GPL-3.0-or-later
// The runs that are kept: read, written and removed.
#include "app/base/background.h"
#include "app/session/training/training_session.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace inkling {

void TrainingSession::load()
{
    runInBackground(
        this, [folder = m_folder] { return folder.read(); },
        [this](const FoundRuns& found) {
            // What was begun meanwhile is newer, and perhaps known already.
            std::vector<KeptRun> runs = found.runs;
            const auto isKnown = [&found](const KeptRun& own) {
                return std::any_of(found.runs.begin(), found.runs.end(),
                    [&own](const KeptRun& one) { return one.id == own.id; });
            };
            for (KeptRun& own : m_runs)
                if (!isKnown(own))
                    runs.push_back(std::move(own));
            m_runs = std::move(runs);
            m_interrupted = found.interrupted;
            Q_EMIT runsChanged();
        });
}

KeptRun TrainingSession::record(RunEnd end) const
{
    KeptRun run;
    run.id = m_view.id;
    run.name = m_view.name;
    run.number = m_view.number;
    run.recipe = m_view.recipe;
    run.end = end;
    if (!m_view.now)
        return run;
    const TrainingSnapshot& last = m_view.now->snapshot;
    run.epochsDone = last.epoch;
    if (last.validation.samples > 0)
        run.validationErrorPercent = last.validation.errorPercent();
    run.samplesPerSecond = last.samplesPerSecond;
    const double perEpoch
        = static_cast<double>(last.steps) / static_cast<double>(std::max(1, last.epochs));
    if (last.samplesPerSecond > 0)
        run.seconds = static_cast<double>(last.step) * run.recipe.batch / last.samplesPerSecond;
    CurveLines lines = curveLines(last.curves, perEpoch);
    run.lines = { thinned(lines.trainLoss), thinned(lines.trainAccuracy),
        thinned(lines.validationLoss), thinned(lines.validationAccuracy) };
    run.mlp = last.parameters;
    if (!run.mlp && !m_view.now->epochs->empty())
        run.mlp = m_view.now->epochs->back().mlp;
    return run;
}

void TrainingSession::keep(const KeptRun& run)
{
    if (run.id.isEmpty())
        return;
    if (const Result<void> written = m_folder.write(run); !written && !m_view.trouble)
        m_view.trouble = written.error();
}

// The network may be large and the disk slow. Until all is written the checkpoint stays: should the program be killed
// meanwhile, the run is offered once more and ends in the same.
void TrainingSession::keepEnded(const KeptRun& run)
{
    const std::shared_ptr<QLockFile> lock = std::move(m_lock);
    runInBackground(
        this,
        [folder = m_folder, run, lock] {
            const Result<void> written = folder.write(run);
            QFile::remove(folder.checkpointPath(run.id));
            return written;
        },
        [this, number = run.number](const Result<void>& written) {
            if (written || m_view.trouble || m_view.number != number)
                return;
            m_view.trouble = written.error();
            Q_EMIT viewChanged(m_view);
        },
        &m_writer);
}

void TrainingSession::declineInterrupted()
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(),
        [this](const KeptRun& one) { return one.id == m_interrupted; });
    if (found != m_runs.end()) {
        found->end = RunEnd::Stopped;
        keep(*found);
        QFile::remove(m_folder.checkpointPath(found->id));
    }
    m_interrupted.clear();
    Q_EMIT runsChanged();
}

void TrainingSession::removeRun(const QString& id)
{
    const auto found = std::find_if(
        m_runs.begin(), m_runs.end(), [&id](const KeptRun& one) { return one.id == id; });
    if (found == m_runs.end())
        return;
    // After what is still being written of it.
    m_writer.start([folder = m_folder, id] { folder.remove(id); });
    m_runs.erase(found);
    if (m_interrupted == id)
        m_interrupted.clear();
    Q_EMIT runsChanged();
}

void TrainingSession::withParameters(
    const QString& id, const std::function<void(std::shared_ptr<const Mlp>)>& done)
{
    const KeptRun* found = run(id);
    if (found != nullptr && found->mlp) {
        done(found->mlp);
        return;
    }
    runInBackground(
        this, [folder = m_folder, id] { return folder.parameters(id); }, done);
}

} // namespace inkling
