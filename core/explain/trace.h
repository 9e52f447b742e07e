// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing over the template of a class: what each bit of the pen's way adds to the evidence for that class.
#pragma once

#include "core/base/image.h"
#include "core/ink/rasterizer.h"
#include "core/model/model.h"
#include "core/nn/forward.h"

#include <memory>
#include <vector>

namespace inkling {

/// A bit of the pen's way and what it brought.
struct TraceBit {
    PenPoint from; ///< in pixels of the 28×28 image
    PenPoint to;
    float evidence = 0; ///< the change of the logit that this bit of ink made
};

/// Where on the template something happened, in thirds of the image.
enum class TracePlace {
    TopLeft,
    Top,
    TopRight,
    Left,
    Center,
    Right,
    BottomLeft,
    Bottom,
    BottomRight
};

/// What the pen gained and lost all along.
struct TraceSums {
    float gained = 0; ///< sum of all positive bits
    float lost = 0; ///< sum of all negative bits, as a positive number
    TracePlace mostGained = TracePlace::Center;
    TracePlace mostLost = TracePlace::Center;
};

/// Follows a pen over the template of one class. The ink goes to the network as it lies there, without preparation.
/// The bits sum up to the change of the logit from the empty image to the traced ink, for every network: each is
/// measured by asking the network before and after. *Threading*: one thread at a time.
class EvidenceTrace {
public:
    /// Starts with an empty image. *Range*: \p digit 0 to 9.
    EvidenceTrace(std::shared_ptr<const Model> model, int digit);

    /// Puts the pen down. Returns the bit that the dot makes. *Units*: pixels of the 28×28 image.
    const TraceBit& begin(const PenPoint& point);

    /// Moves the pen, which is down. Returns the bit that this makes. *Units*: pixels of the 28×28 image.
    const TraceBit& extend(const PenPoint& point);

    const std::vector<TraceBit>& bits() const { return m_bits; }

    TraceSums sums() const;

    /// Returns the evidence of the empty image.
    float start() const { return m_start; }

    /// Returns the evidence (the logit) of the ink so far.
    float evidence() const { return m_evidence; }

    int digit() const { return m_digit; }

    const std::shared_ptr<const Model>& model() const { return m_model; }

    /// Returns the ink so far, rounded to gray levels.
    GrayImage image() const;

private:
    const TraceBit& add(const PenPoint& from, const PenPoint& to);
    float ask();

    std::shared_ptr<const Model> m_model;
    int m_digit;
    CoverageImage m_coverage;
    Activations m_activations;
    float m_start = 0;
    float m_evidence = 0;
    PenPoint m_last;
    std::vector<TraceBit> m_bits;
};

} // namespace inkling
