// SPDX-License-Identifier: GPL-3.0-or-later
// Tells how training goes: one line that is rewritten on a terminal, one line an epoch elsewhere, JSON for programs.
#pragma once

#include "core/train/training_snapshot.h"

#include <QString>

#include <chrono>

namespace inkling::cli {

/// Reports a training run as it goes.
class TrainingProgress {
public:
    /// With \p asJson each epoch is a line of JSON on stdout; else it is told on stderr.
    explicit TrainingProgress(bool asJson);

    /// Reports how the run stands.
    void report(const TrainingSnapshot& snapshot);

    /// Ends the rewritten line, so that what follows begins on a line of its own.
    void end();

private:
    void rewrite(const QString& line);

    std::chrono::steady_clock::time_point m_rewritten {};
    bool m_asJson;
    bool m_isTerminal;
    qsizetype m_lineLength = 0;
};

} // namespace inkling::cli
