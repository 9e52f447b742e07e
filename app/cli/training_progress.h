// SPDX-License-Identifier: GPL-3.0-or-later
// Tells how training goes: one line that is rewritten on a terminal, one line an epoch elsewhere, JSON for programs.
#pragma once

#include "core/train/trainer.h"

#include <QString>

#include <chrono>

namespace inkling::cli {

/// Reports a training run as it goes.
class TrainingProgress {
public:
    /// With \p asJson each epoch is a line of JSON on stdout; else it is told on stderr.
    explicit TrainingProgress(bool asJson);

    /// Reports that an epoch is done.
    void report(const TrainingSnapshot& snapshot);

    /// Ends the rewritten line, so that what follows begins on a line of its own.
    void end();

private:
    QString sentenceFor(const TrainingSnapshot& snapshot) const;

    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
    bool m_asJson;
    bool m_isTerminal;
    qsizetype m_lineLength = 0;
};

} // namespace inkling::cli
