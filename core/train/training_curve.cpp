// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_curve.h"

namespace inkling {

MinibatchCurveBuilder::MinibatchCurveBuilder(const State& state)
    : m_stride(state.stride)
    , m_lossSum(state.lossSum)
    , m_accuracySum(state.accuracySum)
    , m_pending(state.pending)
{
    for (const MinibatchPoint& point : state.points)
        m_points.append(point);
}

void MinibatchCurveBuilder::append(double loss, double accuracy)
{
    m_lossSum += loss;
    m_accuracySum += accuracy;
    if (++m_pending < m_stride)
        return;
    const auto count = static_cast<double>(m_pending);
    m_points.append(
        { static_cast<float>(m_lossSum / count), static_cast<float>(m_accuracySum / count) });
    m_lossSum = 0;
    m_accuracySum = 0;
    m_pending = 0;
    if (m_points.size() == minibatchCurveLimit)
        halve();
}

void MinibatchCurveBuilder::halve()
{
    const ChunkedCurve<MinibatchPoint> before = m_points.curve();
    CurveBuilder<MinibatchPoint> after;
    constexpr float half = 0.5F;
    for (std::size_t i = 0; i + 1 < before.size(); i += 2)
        after.append({ half * (before[i].loss + before[i + 1].loss),
            half * (before[i].accuracy + before[i + 1].accuracy) });
    m_points = after;
    m_stride *= 2;
}

MinibatchCurveBuilder::State MinibatchCurveBuilder::state() const
{
    State state { m_stride, {}, m_lossSum, m_accuracySum, m_pending };
    const ChunkedCurve<MinibatchPoint> curve = m_points.curve();
    for (const ChunkedCurve<MinibatchPoint>::Chunk& chunk : curve.chunks())
        state.points.insert(state.points.end(), chunk->begin(), chunk->end());
    return state;
}

} // namespace inkling
