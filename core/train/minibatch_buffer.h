// SPDX-License-Identifier: GPL-3.0-or-later
// Collects images into a minibatch of numbers. Data stay bytes until here.
#pragma once

#include "core/data/sample.h"
#include "core/nn/backward.h"

#include <cstdint>
#include <vector>

namespace inkling {

/// Images, scaled to 0 to 1, with their labels. Used again it allocates nothing.
class MinibatchBuffer {
public:
    /// Empties the buffer and keeps its memory.
    void clear();

    /// Adds \p image, gray / 255, with its \p label.
    void append(DigitView image, std::uint8_t label);

    /// Returns what was appended. The views hold until the buffer changes.
    Minibatch minibatch() const { return { m_inputs, m_labels }; }

private:
    std::vector<float> m_inputs; ///< [labels × 784]
    std::vector<std::uint8_t> m_labels;
};

} // namespace inkling
