// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of kept runs: a folder for each, with its description, its checkpoint while it is not finished, and the
// parameters that it ended with.
#pragma once

#include "app/session/training/kept_run.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <vector>

namespace inkling {

/// What was found in the folder.
struct FoundRuns {
    std::vector<KeptRun> runs; ///< by number; those that another window is training are left out
    QString
        interrupted; ///< id of the newest that was interrupted and can go on; empty when there is none
};

/// Names files and folders of runs, reads and writes them. *Threading*: the methods are const and may be called from
/// any thread; a run is written by one at a time.
class RunFolder {
public:
    explicit RunFolder(QString path)
        : m_path(std::move(path))
    {
    }

    const QString& path() const { return m_path; }

    QString checkpointPath(const QString& id) const;

    /// Reads all runs. What is damaged is left out and left alone.
    FoundRuns read() const;

    /// Makes the folder of a new run and returns its name. *Errors*: RunNotKept.
    Result<QString> create() const;

    /// Takes hold of run \p id, so that no other window offers it; null when another one has it.
    std::unique_ptr<QLockFile> lock(const QString& id) const;

    /// Writes \p run, and its parameters when it has ended and has any. *Errors*: RunNotKept.
    Result<void> write(const KeptRun& run) const;

    /// Reads the parameters that run \p id ended with; null when there are none.
    std::shared_ptr<const Mlp> parameters(const QString& id) const;

    /// Removes run \p id with all its files.
    void remove(const QString& id) const;

private:
    QString file(const QString& id, const QString& name) const;

    QString m_path;
};

} // namespace inkling
