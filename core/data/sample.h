// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one sample besides its pixels or strokes: label, writer and where it came from.
// The samples themselves lie side by side in a DataSet.
#pragma once

#include "core/digit/normalize.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace inkling {

constexpr std::size_t digitPixels = std::size_t { digitSide } * digitSide; ///< bytes of one image
constexpr int unknownLabel = -1;
constexpr int unknownWriter = -1;

/// A 28×28 image, row-major, gray levels 0 (paper) to 255 (ink).
using DigitView = std::span<const std::uint8_t, digitPixels>;

/// Facts about one sample. \p writer and \p source count in the tables of its DataSet.
struct SampleInfo {
    int label = unknownLabel; ///< 0 to 9, or unknownLabel
    int writer = unknownWriter; ///< DataSet::writerName(writer), or unknownWriter
    int source = 0; ///< DataSet::sourceName(source)
    std::uint32_t number = 0; ///< position in its source, from 0

    bool operator==(const SampleInfo&) const = default;
};

} // namespace inkling
