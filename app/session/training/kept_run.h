// SPDX-License-Identifier: GPL-3.0-or-later
// A run of before: what it was, how it went and how it ended, small enough to keep many.
#pragma once

#include "app/session/training/curve_lines.h"
#include "core/base/result.h"
#include "core/train/recipe.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace inkling {

/// How a kept run stands.
enum class RunEnd {
    Unfinished, ///< it was interrupted, or goes on right now
    Stopped,
    Finished,
    Diverged,
    Failed,
};

/// A run as the list of runs holds it.
struct KeptRun {
    QString id; ///< of its folder
    QString name; ///< "Run 3"
    int number = 0; ///< from 1, never used twice
    Recipe recipe;
    RunEnd end = RunEnd::Unfinished;
    int epochsDone = 0;
    double validationErrorPercent = -1; ///< below 0: not measured
    double seconds = 0; ///< of training
    double samplesPerSecond = 0;
    CurveLines lines; ///< thinned
    std::shared_ptr<const Mlp> mlp {}; ///< as it ended; null when it is not in memory
};

/// Points kept of each line: more than a chart has columns.
constexpr qsizetype keptPoints = 2000;

/// Returns \p run, without its parameters, as the content of its file.
QByteArray toJson(const KeptRun& run);

/// Reads what toJson wrote, which came from \p path. *Errors*: RunDamaged.
Result<KeptRun> parseKeptRun(const QByteArray& text, const QString& path);

/// Thins \p points to keptPoints, each the mean of its neighbors.
QList<QPointF> thinned(const QList<QPointF>& points);

} // namespace inkling
