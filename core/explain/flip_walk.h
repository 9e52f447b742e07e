// SPDX-License-Identifier: GPL-3.0-or-later
// One walk from an image to another answer, pixel by pixel. Only flip.cpp walks.
#pragma once

#include "core/explain/backpropagation.h"
#include "core/explain/flip.h"
#include "core/nn/sample_forward.h"

#include <cstddef>
#include <span>
#include <vector>

namespace inkling {

/// An image on its way, and what the network says of it. The references must outlive the walk.
class FlipWalk {
public:
    FlipWalk(const Model& model, const SampleForward& forward, const GrayImage& image, int to);

    /// Asks the network about the image as it is now; returns how far the wanted class lies behind the best other, below 0
    /// when it leads.
    double gap();

    /// Changes the pixels that count most for their ink, until the gap would be closed or so much ink, in gray levels, was
    /// spent that slopes have to be asked anew: \p most. Returns whether anything could be changed. Call it after gap().
    bool step(double gap, int most);

    /// Does the same, but changes pixels toward \p goal alone: while those that help last, and then those that harm least.
    /// So it arrives there at the latest. *Shapes*: \p goal 28×28.
    bool stepToward(const GrayImage& goal, double gap, int most);

    /// Takes back what the new answer does not need, the smallest changes first.
    void takeBack();

    /// Returns how much ink is added and removed by now, in gray levels.
    int inkChanged() const;

    FlipProposal proposal() const;

private:
    std::span<const float> slopesOfLead();
    int changeOf(std::size_t pixel) const;
    void put(std::size_t pixel, int gray);
    void takeBack(std::size_t pixel);

    /// A pixel that can change.
    struct Move {
        std::size_t pixel = 0;
        double gain = 0; ///< of the lead, for one gray level of ink
        int room = 0; ///< gray levels, either way
        bool isAdded = false;
    };

    bool spend(std::vector<Move> moves, double gap, int most);

    const Model& m_model;
    const SampleForward& m_forward;
    const GrayImage& m_original;
    GrayImage m_image;
    std::size_t m_to;
    std::size_t m_rival = 0;
    Activations m_activations;
    UnitSlopes m_units;
    Backpropagation m_back;
};

} // namespace inkling
