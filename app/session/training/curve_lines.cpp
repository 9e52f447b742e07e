// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training/curve_lines.h"

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr double percent = 100;

    class Smoother {
    public:
        explicit Smoother(double stride)
            : m_keep(std::pow(1 - 2.0 / (smoothingMinibatches + 1), stride))
        {
        }

        double add(double value)
        {
            m_sum = m_keep * m_sum + (1 - m_keep) * value;
            m_weight = m_keep * m_weight + (1 - m_keep);
            return m_sum / m_weight;
        }

    private:
        double m_keep;
        double m_sum = 0;
        double m_weight = 0;
    };

    void addMinibatches(const MinibatchCurve& curve, double stepsPerEpoch, CurveLines& lines)
    {
        const auto stride = static_cast<double>(curve.stride);
        Smoother loss(stride);
        Smoother accuracy(stride);
        const auto count = static_cast<qsizetype>(curve.points.size());
        lines.trainLoss.reserve(count);
        lines.trainAccuracy.reserve(count);
        double x = stride / stepsPerEpoch;
        for (const auto& chunk : curve.points.chunks()) {
            for (const MinibatchPoint& point : *chunk) {
                lines.trainLoss.append({ x, loss.add(static_cast<double>(point.loss)) });
                lines.trainAccuracy.append(
                    { x, percent * accuracy.add(static_cast<double>(point.accuracy)) });
                x += stride / stepsPerEpoch;
            }
        }
    }

} // namespace

CurveLines curveLines(const TrainingCurves& curves, double stepsPerEpoch)
{
    CurveLines lines;
    addMinibatches(curves.minibatches, std::max(stepsPerEpoch, 1.0), lines);
    for (std::size_t i = 0; i < curves.epochs.size(); ++i) {
        const EpochPoint& epoch = curves.epochs[i];
        if (epoch.validation.samples == 0)
            continue;
        const auto x = static_cast<double>(epoch.epoch);
        lines.validationLoss.append({ x, epoch.validation.crossEntropy });
        lines.validationAccuracy.append({ x, percent * epoch.validationAccuracy() });
    }
    return lines;
}

} // namespace inkling
