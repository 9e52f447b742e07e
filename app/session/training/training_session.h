// SPDX-License-Identifier: GPL-3.0-or-later
// The training run: started, paused, changed and ended from here, kept while it goes on, and remembered afterwards.
#pragma once

#include "app/session/training/run_folder.h"
#include "app/session/training/training_view.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace inkling {

/// Owns the thread that trains and the runs of before. *Threading*: the window's thread; it never waits for training
/// but in finish().
class TrainingSession : public QObject {
    Q_OBJECT

public:
    /// Keeps runs in the folder \p runs and finds data below \p dataFolder; neither need exist.
    TrainingSession(const QString& runs, QString dataFolder, QObject* parent = nullptr);
    ~TrainingSession() override;

    const TrainingView& view() const { return m_view; }

    /// Returns the runs of before in the order in which they were begun, without the one under way.
    const std::vector<KeptRun>& runs() const { return m_runs; }

    /// Returns the run of before called \p id; null when there is none.
    const KeptRun* run(const QString& id) const;

    /// Returns the run that was interrupted and can go on; null when there is none.
    const KeptRun* interrupted() const { return run(m_interrupted); }

    /// Finds data below \p folder from now on.
    void setDataFolder(const QString& folder);

    /// Keeps a checkpoint every so many seconds from the next run on; without it, as large as the network is.
    void setCheckpointSeconds(double seconds) { m_checkpointSeconds = seconds; }

    /// Reads the runs of before, off the window's thread; runsChanged tells when.
    void load();

    /// Begins to train \p recipe anew, once a run under way has stopped and is remembered.
    void start(const Recipe& recipe);

    void pause();
    void resume();

    /// Does one minibatch, or goes on to the end of the epoch, and pauses. Begins a run when none is under way.
    void stepMinibatch();
    void stepEpoch();

    /// Ends the run; what it has learned stays.
    void stop();

    /// Begins the newest run again with its own seed.
    void restart();

    /// Changes \p field of the run under way. Returns false when there is none or the value is not possible.
    bool change(TrainingField field, double value);

    /// Says whether histograms are looked at: they are made only then.
    void wantHistograms(bool wanted);

    /// Lets the interrupted run go on, or forgets that it can.
    void resumeInterrupted();
    void declineInterrupted();

    /// Removes a run of before with its files.
    void removeRun(const QString& id);

    /// Calls \p done with the parameters that the run of before called \p id ended with; with null when there are none.
    void withParameters(
        const QString& id, const std::function<void(std::shared_ptr<const Mlp>)>& done);

    /// Stops and keeps what can be kept, so that the run is offered at the next start; waits for it.
    void finish();

Q_SIGNALS:
    /// The run under way has something new to show, or another phase.
    void viewChanged(const inkling::TrainingView& view);
    /// From the thread that trains: there is an update to be taken.
    void updateWaits();
    /// There are other runs of before, or another one to be resumed.
    void runsChanged();

private:
    bool isPutOff(std::function<void()> call);
    void begin(KeptRun run, bool resumed);
    void startWorker(const CheckpointPlan& plan);
    void takeUpdate();
    void settle(const RunUpdate& update);
    bool goOnUnkept(const TrainingSnapshot& snapshot);
    void remember(RunEnd end);
    void keep(const KeptRun& run);
    void keepEnded(const KeptRun& run);
    void setPhase(RunPhase phase);
    KeptRun record(RunEnd end) const;
    int nextNumber() const;

    RunFolder m_folder;
    QString m_dataFolder;
    TrainingView m_view;
    std::vector<KeptRun> m_runs;
    QString m_interrupted;
    std::unique_ptr<RunWorker> m_worker;
    std::function<void()> m_next; ///< to be done when the run under way has ended
    std::unique_ptr<QLockFile> m_lock; ///< on the run under way
    std::shared_ptr<const TrainingData> m_data; ///< loaded last
    std::uint64_t m_runIds = 0;
    std::optional<double> m_checkpointSeconds;
    bool m_histograms = false; ///< are looked at
    QThreadPool m_writer; ///< one thread: what ended is written, and removed, in this order
};

} // namespace inkling
