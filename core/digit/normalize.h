// SPDX-License-Identifier: GPL-3.0-or-later
// Prepares a drawing exactly as the digits of MNIST were prepared, and keeps every stage so that it
// can be shown. Box -> 20×20 -> center of mass -> 28×28. The network only understands what went
// through here.
#pragma once

#include "core/base/image.h"
#include "core/ink/drawing.h"

#include <memory>
#include <optional>

namespace inkling {

class SettledInk;

constexpr int digitSide = 28; ///< pixels along an edge of what the network sees
constexpr int fieldSide = 20; ///< pixels along an edge of the field that a digit is fitted into

/// Width of the standard pen in pixels of the 20×20 field: 12 % of a digit's height. Real pen strokes
/// inked with it carry as much ink as MNIST's digits do (median 99 and 102 full pixels in two sets of
/// strokes, 101 in MNIST).
constexpr float standardPenWidth = 2.4F;

/// Which stages to take. All on is how MNIST was made; switching one off shows why it is there.
struct NormalizationOptions {
    /// Off: ink is rasterized with the pen it was drawn with and treated as a bitmap.
    bool standardPen = true;
    /// Off: width and height are each stretched to 20 pixels.
    bool keepAspect = true;
    /// Off: the whole drawing field is shrunk to 28×28, wherever the digit stands in it.
    bool fitField = true;
    /// Off: a pixel is either ink or paper.
    bool antiAlias = true;
    /// Off: the field is pasted into the middle.
    bool centerOfMass = true;
    /// In pixels of the field; training varies it.
    float penWidth = standardPenWidth;
    /// Pixels that the image is moved to the right and down at the end: what does a network make of
    /// a digit that is off its place? What leaves the image is gone.
    int shiftX = 0;
    int shiftY = 0;

    bool operator==(const NormalizationOptions&) const = default;
};

/// Maps drawing units to pixels of the field: x' = x * scaleX + offsetX, and likewise y.
struct FieldTransform {
    float scaleX = 1;
    float scaleY = 1;
    float offsetX = 0;
    float offsetY = 0;

    bool operator==(const FieldTransform&) const = default;
};

/// Everything that happened between a drawing and the image that the network sees.
struct NormalizationStages {
    Bounds box; ///< the least rectangle around the ink, pen included, in drawing units
    FieldTransform toField; ///< from drawing units to pixels of \p field
    GrayImage field; ///< 20×20, or 28×28 when the field was not fitted or the digit came normalized
    float massX = 0; ///< center of mass of \p field, pixel centers at +0.5
    float massY = 0;
    int offsetX
        = 0; ///< where the field's top left corner went in \p image; negative where ink was cropped
    int offsetY = 0;
    GrayImage image; ///< 28×28: what the network sees
};

/// Prepares \p drawing. Returns nothing when there is no ink: an empty canvas is no digit.
///
/// A dot becomes a dot of the standard pen in the middle; a straight line fills the field along its
/// length. With the standard pen neither the place, the size nor the pen of ink changes the result.
/// *Source*: Yadav and Bottou, "Cold Case: The Lost MNIST Digits", 2019, section 2.
std::optional<NormalizationStages> normalize(
    const Drawing& drawing, const NormalizationOptions& options = {});

/// Prepares one drawing again and again while it grows, at the cost of its last stroke.
/// *Threading*: one thread at a time.
class Normalizer {
public:
    Normalizer();
    Normalizer(const Normalizer&) = delete;
    Normalizer& operator=(const Normalizer&) = delete;
    ~Normalizer();

    /// Returns what the free function normalize returns.
    std::optional<NormalizationStages> normalize(
        const Drawing& drawing, const NormalizationOptions& options = {});

private:
    std::unique_ptr<SettledInk> m_settled;
};

} // namespace inkling
