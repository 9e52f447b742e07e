// SPDX-License-Identifier: GPL-3.0-or-later
// Layers whose units share weights: a convolution, written out as the fully connected layer that it is. A unit sees a
// square window of the layer before, and the units of one map have the same weights, each for its own window. What is
// learned of a stroke at one place is thereby known at all of them.
// *Source*: LeCun, Boser, Denker, Henderson, Howard, Hubbard and Jackel, "Backpropagation applied to handwritten zip
// code recognition", 1989; with windows two apart and no pooling as in Simard, Steinkraus and Platt, "Best practices for
// convolutional neural networks applied to visual document analysis", 2003.
#pragma once

#include "core/kernels/panels.h"
#include "core/nn/mlp.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace inkling {

/// What a layer puts out, as a square of places. The value of a channel at a place stands at
/// (row × side + column) × channels + channel.
struct Grid {
    int side = 0;
    int channels = 0;

    int size() const { return side * side * channels; }

    bool operator==(const Grid&) const = default;
};

/// The 28×28 image.
constexpr Grid imageGrid { 28, 1 };

/// The windows that a layer sees the one before through.
struct Windows {
    int maps
        = 0; ///< units that see each window, a multiple of mapsAtOnce: the channels of what comes out
    int size = 0; ///< side of a window, in places
    int stride = 0; ///< places from one window to the next

    bool operator==(const Windows&) const = default;
};

/// All units of a panel see the same window.
constexpr int mapsAtOnce = static_cast<int>(kernels::panelWidth);

/// Returns what comes out of \p windows on \p inputs; its side is 0 if none fits.
Grid gridAfter(const Grid& inputs, const Windows& windows);

/// Which weights of a layer are there at all, and which are the same. The weights of the first window stand for all.
class SharedLayer {
public:
    /// \p windows fit on \p inputs.
    SharedLayer(const Grid& inputs, const Windows& windows);

    std::size_t windowCount() const;

    std::size_t maps() const { return static_cast<std::size_t>(m_windows.maps); }

    std::size_t outputs() const { return windowCount() * maps(); }

    /// Rows of a window, each a stretch of the inputs.
    std::size_t windowRows() const { return static_cast<std::size_t>(m_windows.size); }

    /// Returns the inputs in one row of a window.
    std::size_t rowLength() const;

    /// Returns the inputs in a window.
    std::size_t windowInputs() const { return windowRows() * rowLength(); }

    /// Returns the inputs in \p row of \p window.
    kernels::Range inputsOf(std::size_t window, std::size_t row) const;

    /// Returns the outputs of all windows that see \p place of the inputs, in ascending order.
    std::vector<kernels::Range> outputsAt(std::size_t place) const;

    /// Copies the weights and biases of the first window's units to those of all others. What no window sees is left alone.
    void shareOut(DenseLayer& layer) const;

private:
    Grid m_inputs;
    Windows m_windows;
    Grid m_outputs;
};

} // namespace inkling
