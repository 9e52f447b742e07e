// SPDX-License-Identifier: GPL-3.0-or-later
// The curves of a run as points of a chart: x in epochs, minibatches smoothed.
#pragma once

#include "core/train/training_snapshot.h"

#include <QList>
#include <QPointF>

namespace inkling {

/// The points of one run, loss in nats and accuracy in percent.
struct CurveLines {
    QList<QPointF> trainLoss;
    QList<QPointF> trainAccuracy;
    QList<QPointF> validationLoss;
    QList<QPointF> validationAccuracy;

    bool operator==(const CurveLines&) const = default;
};

/// Minibatches over which a curve is smoothed: enough that its way shows, few enough that its falls do.
constexpr int smoothingMinibatches = 20;

/// Returns the points of \p curves, of a run with \p stepsPerEpoch minibatches in an epoch. Minibatches are smoothed by an
/// exponentially weighted mean whose beginning is not drawn towards 0 (Kingma and Ba, "Adam", 2015, section 3).
CurveLines curveLines(const TrainingCurves& curves, double stepsPerEpoch);

} // namespace inkling
