// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/training_session.h"

#include "app/session/training/recipe_outlook.h"

#include <QFile>
#include <QMetaObject>

#include <algorithm>
#include <utility>

namespace inkling {

namespace {

    // What a crash may cost: little, but the more the longer a checkpoint takes to write.
    double checkpointSecondsFor(const Recipe& recipe)
    {
        constexpr double parametersPerSecond = 250'000;
        constexpr double least = 2;
        constexpr double most = 60;
        return std::clamp(
            static_cast<double>(parameterCount(recipe)) / parametersPerSecond, least, most);
    }

    bool needsSameData(const Recipe& a, const Recipe& b)
    {
        return a.data == b.data && a.validation == b.validation;
    }

    RunEnd endOf(TrainingState state)
    {
        switch (state) {
        case TrainingState::Finished:
            return RunEnd::Finished;
        case TrainingState::Diverged:
            return RunEnd::Diverged;
        case TrainingState::Failed:
            return RunEnd::Failed;
        case TrainingState::Stopped:
        case TrainingState::Running:
        case TrainingState::Paused:
            break;
        }
        return RunEnd::Stopped;
    }

} // namespace

TrainingSession::TrainingSession(const QString& runs, QString dataFolder, QObject* parent)
    : QObject(parent)
    , m_folder(runs)
    , m_dataFolder(std::move(dataFolder))
{
    m_writer.setMaxThreadCount(1);
    connect(this, &TrainingSession::updateWaits, this, &TrainingSession::takeUpdate,
        Qt::QueuedConnection);
}

TrainingSession::~TrainingSession() { finish(); }

const KeptRun* TrainingSession::run(const QString& id) const
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(),
        [&id](const KeptRun& one) { return !id.isEmpty() && one.id == id; });
    return found == m_runs.end() ? nullptr : &*found;
}

void TrainingSession::setDataFolder(const QString& folder)
{
    m_dataFolder = folder;
    m_data.reset();
}

int TrainingSession::nextNumber() const
{
    int most = m_view.number;
    for (const KeptRun& one : m_runs)
        most = std::max(most, one.number);
    return most + 1;
}

// The window does not wait for the minibatch and the checkpoint that a run ends with.
bool TrainingSession::isPutOff(std::function<void()> call)
{
    if (!m_view.isUnderWay())
        return false;
    m_next = std::move(call);
    stop();
    return true;
}

void TrainingSession::start(const Recipe& recipe)
{
    if (isPutOff([this, recipe] { start(recipe); }))
        return;
    KeptRun run;
    run.number = nextNumber();
    run.name = tr("Run %1").arg(run.number);
    run.recipe = recipe;
    begin(std::move(run), false);
}

void TrainingSession::begin(KeptRun run, bool resumed)
{
    m_worker.reset();
    const bool isSameData = m_data && needsSameData(m_view.recipe, run.recipe);
    m_view = {};
    m_view.name = run.name;
    m_view.number = run.number;
    m_view.recipe = run.recipe;
    if (!isSameData)
        m_data.reset();
    if (!resumed) {
        const Result<QString> created = m_folder.create();
        run.id = created ? *created : QString();
        if (!created)
            m_view.trouble = created.error();
    }
    m_view.id = run.id;
    m_lock = run.id.isEmpty() ? nullptr : m_folder.lock(run.id);
    if (!run.id.isEmpty())
        keep(record(RunEnd::Unfinished));
    CheckpointPlan plan;
    if (!m_view.id.isEmpty())
        plan.path = QFile::encodeName(m_folder.checkpointPath(m_view.id)).toStdString();
    // Killed before the first checkpoint, it begins anew, which ends in the same.
    plan.resume = resumed && QFile::exists(m_folder.checkpointPath(m_view.id));
    plan.everySeconds = m_checkpointSeconds.value_or(checkpointSecondsFor(m_view.recipe));
    startWorker(plan);
}

void TrainingSession::startWorker(const CheckpointPlan& plan)
{
    const std::uint64_t id = ++m_runIds;
    RunJob job { m_view.recipe, QFile::encodeName(m_dataFolder).toStdString(), m_data, plan, id };
    m_worker = std::make_unique<RunWorker>(std::move(job), [this] { Q_EMIT updateWaits(); });
    m_worker->controls().wantHistograms(m_histograms);
    setPhase(RunPhase::Loading);
}

void TrainingSession::wantHistograms(bool wanted)
{
    m_histograms = wanted;
    if (m_worker)
        m_worker->controls().wantHistograms(wanted);
}

void TrainingSession::setPhase(RunPhase phase)
{
    m_view.phase = phase;
    Q_EMIT viewChanged(m_view);
}

void TrainingSession::takeUpdate()
{
    std::shared_ptr<const RunUpdate> update = m_worker ? m_worker->take() : nullptr;
    // A notification of a run that was replaced meanwhile.
    if (!update || update->snapshot.runId != m_runIds)
        return;
    m_data = update->data;
    m_view.now = update;
    const TrainingState state = update->snapshot.state;
    if (isEnd(state)) {
        settle(*update);
        return;
    }
    setPhase(state == TrainingState::Paused ? RunPhase::Paused : RunPhase::Running);
}

void TrainingSession::settle(const RunUpdate& update)
{
    if (!m_next && goOnUnkept(update.snapshot))
        return;
    remember(endOf(update.snapshot.state));
    if (!m_next) {
        setPhase(RunPhase::Ended);
        return;
    }
    m_view.phase = RunPhase::Ended;
    std::exchange(m_next, nullptr)();
}

// A disk that filled up ends the keeping, not the run: it goes on from what was kept last.
bool TrainingSession::goOnUnkept(const TrainingSnapshot& snapshot)
{
    const bool isUnwritable = snapshot.error
        && (snapshot.error->code == ErrorCode::FileUnwritable
            || snapshot.error->code == ErrorCode::FileIsFolder);
    if (!isUnwritable || m_view.trouble)
        return false;
    m_view.trouble = Error { ErrorCode::RunNotKept,
        { m_folder.path().toStdString(), snapshot.error->arguments.back() } };
    CheckpointPlan plan;
    const QString checkpoint = m_folder.checkpointPath(m_view.id);
    if (QFile::exists(checkpoint)) {
        plan.path = QFile::encodeName(checkpoint).toStdString();
        plan.resume = true;
        plan.onlyWhenStopped = true;
    }
    m_worker.reset();
    startWorker(plan);
    return true;
}

// Before the worker is let go: its last parameters are in the view.
void TrainingSession::remember(RunEnd end)
{
    m_worker.reset();
    KeptRun run = record(end);
    // A run that never began is nothing to remember.
    if (!m_view.now || m_view.now->snapshot.step == 0) {
        m_lock.reset();
        m_folder.remove(run.id);
        return;
    }
    if (run.id.isEmpty())
        run.id = QStringLiteral("unkept-%1").arg(run.number);
    else
        keepEnded(run);
    m_runs.push_back(std::move(run));
    Q_EMIT runsChanged();
}

void TrainingSession::pause()
{
    if (m_worker && m_view.isUnderWay())
        m_worker->controls().pause();
}

void TrainingSession::resume()
{
    if (m_worker && m_view.isUnderWay())
        m_worker->controls().resume();
}

void TrainingSession::stepMinibatch()
{
    if (m_worker && m_view.isUnderWay())
        m_worker->controls().step();
}

void TrainingSession::stepEpoch()
{
    if (m_worker && m_view.isUnderWay())
        m_worker->controls().stepEpoch();
}

void TrainingSession::stop()
{
    if (m_worker)
        m_worker->requestStop();
}

void TrainingSession::restart()
{
    const Recipe recipe = m_view.recipe;
    if (m_view.phase != RunPhase::Idle)
        start(recipe);
}

bool TrainingSession::change(TrainingField field, double value)
{
    return m_worker && m_view.isUnderWay() && m_worker->controls().change(field, value);
}

void TrainingSession::resumeInterrupted()
{
    if (interrupted() == nullptr || isPutOff([this] { resumeInterrupted(); }))
        return;
    KeptRun run = *interrupted();
    m_runs.erase(std::remove_if(m_runs.begin(), m_runs.end(),
                     [&run](const KeptRun& one) { return one.id == run.id; }),
        m_runs.end());
    m_interrupted.clear();
    Q_EMIT runsChanged();
    begin(std::move(run), true);
}

void TrainingSession::finish()
{
    m_next = nullptr;
    m_writer.waitForDone();
    if (!m_worker)
        return;
    // The thread writes a checkpoint as it ends; the run stays unfinished, and the next start offers it.
    const bool wasUnderWay = m_view.isUnderWay();
    m_worker->stopAndWait();
    if (std::shared_ptr<const RunUpdate> last = m_worker->take())
        m_view.now = last;
    const bool isFinished = m_view.now && m_view.now->snapshot.state == TrainingState::Finished;
    if (wasUnderWay && isFinished)
        remember(RunEnd::Finished);
    else if (wasUnderWay)
        keep(record(RunEnd::Unfinished));
    m_writer.waitForDone();
    m_worker.reset();
    m_lock.reset();
    m_view.phase = RunPhase::Ended;
}

} // namespace inkling
