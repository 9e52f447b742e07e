// SPDX-License-Identifier: GPL-3.0-or-later
// Bends and turns digits a little, so that a network meets more hands than there are in the data. Images are seen
// through a distortion; of ink the strokes are distorted and inked anew, so that its lines stay sharp.
// What happens to a sample is a pure function of the settings, the sample and a stream of random numbers.
#pragma once

#include "core/base/random.h"
#include "core/data/sample.h"
#include "core/train/hairline.h"
#include "core/train/ink_path.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace inkling {

/// Pens to draw from, in pixels of the 20×20 field; 0 to 0 stands for none in particular.
struct PenRange {
    double least = 0;
    double greatest = 0;

    bool operator==(const PenRange&) const = default;
};

/// How far a sample may be distorted. Each amount is drawn anew between minus and plus its limit.
struct Augmentation {
    double rotation = 0; ///< degrees
    double shear = 0; ///< horizontal pixels for each pixel of height: slant
    double scale
        = 0; ///< share of the size, for each axis by itself; of ink, normalization leaves the aspect ratio
    double shift
        = 0; ///< pixels, for each axis by itself; of images alone, for ink is centered afterwards
    double elastic
        = 0; ///< root mean square of a smooth random displacement, in pixels, for each axis
    double elasticSigma = 4; ///< how far, in pixels, places are displaced alike
    double noise = 0; ///< greatest standard deviation of noise, as a share of full ink
    PenRange pen; ///< for ink that names no pens of its own

    /// Tells whether a sample comes out as it went in.
    bool isOff() const;

    bool operator==(const Augmentation&) const = default;
};

/// Distorts one sample after the other with the same settings. It keeps the memory that this takes, so that no sample
/// allocates any, and nothing else: what comes out depends on the arguments alone.
/// *Threading*: one thread at a time; give each thread its own.
/// *Source* of the elastic distortion: Simard, Steinkraus and Platt, "Best practices for convolutional neural networks
/// applied to visual document analysis", 2003, section 2; its smoothing by a Gaussian is done by a cubic B-spline of the
/// same variance.
class Augmenter {
public:
    explicit Augmenter(const Augmentation& limits);

    const Augmentation& limits() const { return m_limits; }

    /// Writes \p image distorted to \p result; outside the image there is bare paper.
    void distort(DigitView image, Random random, std::span<std::uint8_t, digitPixels> result);

    /// Distorts \p ink, inks it with a pen of \p penWidth pixels of the 20×20 field (0: one of the settings' range, or the
    /// standard pen) and writes it to \p result, normalized as in use. Ink without a point leaves bare paper.
    void distort(const InkPath& ink, float penWidth, Random random,
        std::span<std::uint8_t, digitPixels> result);

private:
    struct Amounts;

    Amounts draw(Random& random) const;
    void makeSpline();
    void bend(Random& random);
    FieldGrays solidInk(const InkPath& ink, float pen);
    FieldGrays hairlines(const InkPath& ink, float pen) const;
    void addNoise(const Amounts& amounts, std::span<std::uint8_t, digitPixels> result) const;

    static constexpr std::size_t fieldSize = std::size_t { 28 } * 32; // kernels::splineField
    static constexpr std::size_t inkSize = std::size_t { 20 } * 32; // kernels::inkPath

    Augmentation m_limits;
    std::size_t m_knots = 0;
    std::array<std::uint8_t, digitSide> m_firstKnot {};
    std::array<float, std::size_t { digitSide } * 4> m_weights {};
    std::vector<float> m_knotsX;
    std::vector<float> m_knotsY;
    std::array<float, fieldSize> m_bendX {};
    std::array<float, fieldSize> m_bendY {};
    std::vector<float> m_x;
    std::vector<float> m_y;
    std::array<float, inkSize> m_squares {};
};

} // namespace inkling
