// SPDX-License-Identifier: GPL-3.0-or-later
// Curves of a training run, in chunks that are shared and never change: a snapshot takes a curve of any length at the price
// of its newest chunk.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace inkling {

/// The mean of loss and accuracy over one or several minibatches, each measured before its update.
struct MinibatchPoint {
    float loss = 0;
    float accuracy = 0; ///< share of the samples that were read rightly, 0 to 1

    bool operator==(const MinibatchPoint&) const = default;
};

constexpr std::size_t curveChunkSize = 4096; ///< points

/// An immutable sequence of points. A copy shares the chunks. All but the last hold curveChunkSize points.
template <typename Point> class ChunkedCurve {
public:
    using Chunk = std::shared_ptr<const std::vector<Point>>;

    ChunkedCurve() = default;

    explicit ChunkedCurve(std::vector<Chunk> chunks)
        : m_chunks(std::move(chunks))
    {
    }

    std::size_t size() const
    {
        return m_chunks.empty() ? 0
                                : (m_chunks.size() - 1) * curveChunkSize + m_chunks.back()->size();
    }

    bool isEmpty() const { return size() == 0; }

    const Point& operator[](std::size_t i) const
    {
        return (*m_chunks[i / curveChunkSize])[i % curveChunkSize];
    }

    const Point& back() const { return m_chunks.back()->back(); }

    const std::vector<Chunk>& chunks() const { return m_chunks; }

private:
    std::vector<Chunk> m_chunks;
};

/// Grows a curve. *Threading*: one thread at a time; what curve() returned may be read by any.
template <typename Point> class CurveBuilder {
public:
    void append(const Point& point)
    {
        m_tail.push_back(point);
        if (m_tail.size() == curveChunkSize) {
            m_full.push_back(std::make_shared<const std::vector<Point>>(std::move(m_tail)));
            m_tail = {};
        }
    }

    std::size_t size() const { return m_full.size() * curveChunkSize + m_tail.size(); }

    ChunkedCurve<Point> curve() const
    {
        auto chunks = m_full;
        if (!m_tail.empty())
            chunks.push_back(std::make_shared<const std::vector<Point>>(m_tail));
        return ChunkedCurve<Point>(std::move(chunks));
    }

private:
    std::vector<typename ChunkedCurve<Point>::Chunk> m_full;
    std::vector<Point> m_tail;
};

/// A point for every \p stride minibatches: point i is the mean over minibatches [i stride, (i + 1) stride).
struct MinibatchCurve {
    std::uint64_t stride = 1;
    ChunkedCurve<MinibatchPoint> points;
};

constexpr std::size_t minibatchCurveLimit = std::size_t { 1 }
    << 17U; ///< points; then the stride doubles. One MiB, and far more than a screen has columns

/// Grows a MinibatchCurve minibatch by minibatch, within minibatchCurveLimit. *Threading*: as CurveBuilder.
class MinibatchCurveBuilder {
public:
    /// What has been added, as a checkpoint keeps it.
    struct State {
        std::uint64_t stride = 1;
        std::vector<MinibatchPoint> points;
        double lossSum = 0; ///< of the minibatches that make no whole point yet
        double accuracySum = 0;
        std::uint64_t pending = 0; ///< how many they are

        bool operator==(const State&) const = default;
    };

    MinibatchCurveBuilder() = default;
    explicit MinibatchCurveBuilder(const State& state);

    /// Adds the next minibatch.
    void append(double loss, double accuracy);

    MinibatchCurve curve() const { return { m_stride, m_points.curve() }; }

    State state() const;

private:
    void halve();

    std::uint64_t m_stride = 1;
    CurveBuilder<MinibatchPoint> m_points;
    double m_lossSum = 0;
    double m_accuracySum = 0;
    std::uint64_t m_pending = 0;
};

} // namespace inkling
