// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is shown of the run under way or just ended, as one value.
#pragma once

#include "app/session/training/kept_run.h"
#include "app/session/training/run_worker.h"

#include <QString>

#include <memory>
#include <optional>

namespace inkling {

/// What can be done next.
enum class RunPhase {
    Idle, ///< nothing was started yet
    Loading, ///< the data is being read
    Running,
    Paused,
    Ended,
};

/// The run at one moment.
struct TrainingView {
    RunPhase phase = RunPhase::Idle;
    QString id; ///< of the kept run; empty when it is not kept
    QString name;
    int number = 0;
    Recipe recipe;
    std::shared_ptr<const RunUpdate> now; ///< null until the data is there
    std::optional<Error> trouble; ///< why it is not kept

    bool isUnderWay() const
    {
        return phase == RunPhase::Loading || phase == RunPhase::Running
            || phase == RunPhase::Paused;
    }
};

} // namespace inkling
