// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/augment.h"

#include "core/digit/fit.h"
#include "core/kernels/augment.h"
#include "core/train/hairline.h"

#include <algorithm>
#include <cmath>

namespace inkling {

namespace {

    constexpr float center = static_cast<float>(digitSide) / 2 - 0.5F; // in pixel indices

    using TapWeights = std::array<float, kernels::splineTaps>;

    /// The four basis functions of a uniform cubic B-spline at \p t in [0, 1), divided by the root of the sum of their
    /// squares: knots of variance 1 then give every place the variance 1.
    TapWeights splineWeights(float t)
    {
        const float s = 1 - t;
        TapWeights weights { s * s * s / 6, (3 * t * t * t - 6 * t * t + 4) / 6,
            (3 * s * s * s - 6 * s * s + 4) / 6, t * t * t / 6 };
        float squares = 0;
        for (const float weight : weights)
            squares += weight * weight;
        for (float& weight : weights)
            weight /= std::sqrt(squares);
        return weights;
    }

    float drawWithin(double limit, Random& random)
    {
        const auto extent = static_cast<float>(limit);
        return random.uniform(-extent, extent);
    }

    /// Where the points of \p given lie.
    Bounds boundsOfGiven(std::span<const std::uint32_t> given, const std::vector<float>& x,
        const std::vector<float>& y)
    {
        Bounds bounds { x[given.front()], y[given.front()], x[given.front()], y[given.front()] };
        for (const std::uint32_t i : given) {
            bounds.left = std::min(bounds.left, x[i]);
            bounds.right = std::max(bounds.right, x[i]);
            bounds.top = std::min(bounds.top, y[i]);
            bounds.bottom = std::max(bounds.bottom, y[i]);
        }
        return bounds;
    }

    struct MassOffsets {
        int x = 0;
        int y = 0;
    };

    MassOffsets massOffsets(const FieldGrays& grays)
    {
        std::uint64_t total = 0;
        std::uint64_t momentX = 0;
        std::uint64_t momentY = 0;
        for (std::uint32_t y = 0; y < fieldSide; ++y) {
            std::uint32_t row = 0;
            std::uint32_t moment = 0;
            for (std::uint32_t x = 0; x < fieldSide; ++x) {
                const std::uint32_t gray = grays[y * fieldSide + x];
                row += gray;
                moment += gray * x;
            }
            total += row;
            momentX += moment;
            momentY += std::uint64_t { row } * y;
        }
        const auto mass = static_cast<double>(total);
        return { massOffset(static_cast<double>(momentX) / mass + 0.5, inkMassTolerance),
            massOffset(static_cast<double>(momentY) / mass + 0.5, inkMassTolerance) };
    }

    /// Puts \p grays into the image so that their center of mass lies where MNIST has it.
    void paste(const FieldGrays& grays, std::span<std::uint8_t, digitPixels> result)
    {
        const MassOffsets offset = massOffsets(grays);
        std::fill(result.begin(), result.end(), std::uint8_t { 0 });
        constexpr std::ptrdiff_t to = digitSide;
        constexpr std::ptrdiff_t from = fieldSide;
        const std::ptrdiff_t begin = std::max(0, -offset.x);
        const std::ptrdiff_t end = std::min(fieldSide, digitSide - offset.x);
        for (int y = std::max(0, -offset.y); y < std::min(fieldSide, digitSide - offset.y); ++y) {
            const std::uint8_t* row = grays.data() + y * from;
            std::copy(
                row + begin, row + end, result.data() + (y + offset.y) * to + offset.x + begin);
        }
    }

} // namespace

/// What was drawn for one sample: the affine map both ways, and the rest.
struct Augmenter::Amounts {
    kernels::AffineMap toSource; ///< from a pixel of the result to where it comes from
    kernels::AffineMap toResult; ///< from a point of ink to where it goes
    float pen = 0;
    float noise = 0;
    std::uint32_t noiseSeed = 0;
};

bool Augmentation::isOff() const
{
    return rotation == 0 && shear == 0 && scale == 0 && shift == 0 && elastic == 0 && noise == 0
        && pen == PenRange {};
}

Augmenter::Augmenter(const Augmentation& limits)
    : m_limits(limits)
{
    if (limits.elastic > 0)
        makeSpline();
}

/// A cubic B-spline with knots h apart smooths like a Gaussian of σ = h / √3.
void Augmenter::makeSpline()
{
    const float spacing = std::sqrt(3.0F) * static_cast<float>(m_limits.elasticSigma);
    const auto intervals
        = static_cast<std::size_t>(static_cast<float>(digitSide - 1) / spacing) + 1;
    m_knots = intervals + kernels::splineTaps - 1;
    for (std::size_t pixel = 0; pixel < m_firstKnot.size(); ++pixel) {
        const float place
            = (static_cast<float>(pixel) - center) / spacing + static_cast<float>(intervals) / 2;
        const auto first = static_cast<std::size_t>(place);
        m_firstKnot[pixel] = static_cast<std::uint8_t>(first);
        const TapWeights weights = splineWeights(place - static_cast<float>(first));
        std::copy(weights.begin(), weights.end(),
            m_weights.begin() + static_cast<std::ptrdiff_t>(pixel * kernels::splineTaps));
    }
    m_knotsX.resize(m_knots * m_knots);
    m_knotsY.resize(m_knots * m_knots);
}

Augmenter::Amounts Augmenter::draw(Random& random) const
{
    constexpr double radiansPerDegree = 3.14159265358979323846 / 180;
    const double angle
        = static_cast<double>(drawWithin(m_limits.rotation, random)) * radiansPerDegree;
    const auto cosine = static_cast<float>(std::cos(angle));
    const auto sine = static_cast<float>(std::sin(angle));
    const float slant = drawWithin(m_limits.shear, random);
    const float scaleX = 1 + drawWithin(m_limits.scale, random);
    const float scaleY = 1 + drawWithin(m_limits.scale, random);
    const float shiftX = drawWithin(m_limits.shift, random);
    const float shiftY = drawWithin(m_limits.shift, random);

    Amounts amounts;
    // Ink: scale, then slant, then turn, all about the center. A pixel asks the same way backwards.
    kernels::AffineMap& forth = amounts.toResult;
    forth.xx = cosine * scaleX;
    forth.xy = (sine - cosine * slant) * scaleY;
    forth.yx = -sine * scaleX;
    forth.yy = (cosine + sine * slant) * scaleY;
    forth.x0 = center - (forth.xx + forth.xy) * center;
    forth.y0 = center - (forth.yx + forth.yy) * center;
    kernels::AffineMap& back = amounts.toSource;
    back.xx = (cosine + slant * sine) / scaleX;
    back.xy = (slant * cosine - sine) / scaleX;
    back.yx = sine / scaleY;
    back.yy = cosine / scaleY;
    back.x0 = center + shiftX - (back.xx + back.xy) * center;
    back.y0 = center + shiftY - (back.yx + back.yy) * center;

    const auto least = static_cast<float>(m_limits.pen.least);
    const float drawn = random.uniform(least, static_cast<float>(m_limits.pen.greatest));
    amounts.pen = m_limits.pen == PenRange {} ? standardPenWidth : drawn;
    constexpr float fullInk = 255;
    amounts.noise = fullInk * static_cast<float>(m_limits.noise) * random.uniform();
    amounts.noiseSeed = random.next();
    return amounts;
}

/// Draws both displacements, one number of 16 bits for each knot.
void Augmenter::bend(Random& random)
{
    constexpr float middle = 32'767.5F;
    const float unit = std::sqrt(3.0F) * static_cast<float>(m_limits.elastic)
        / middle; // uniform in ±√3 has variance 1
    constexpr std::uint32_t lowHalf = 0xFFFF;
    for (std::size_t i = 0; i < m_knotsX.size(); ++i) {
        const std::uint32_t word = random.next();
        m_knotsX[i] = (static_cast<float>(static_cast<int>(word & lowHalf)) - middle) * unit;
        m_knotsY[i] = (static_cast<float>(static_cast<int>(word >> 16U)) - middle) * unit;
    }
    const kernels::SplineTable table { m_knots, m_firstKnot.data(), m_weights.data() };
    kernels::splineField(table, m_knotsX.data(), m_bendX.data());
    kernels::splineField(table, m_knotsY.data(), m_bendY.data());
}

void Augmenter::addNoise(const Amounts& amounts, std::span<std::uint8_t, digitPixels> result) const
{
    if (m_limits.noise > 0)
        kernels::addNoise(amounts.noise, amounts.noiseSeed, result.data());
}

void Augmenter::distort(DigitView image, Random random, std::span<std::uint8_t, digitPixels> result)
{
    const Amounts amounts = draw(random);
    kernels::BendField field;
    if (m_limits.elastic > 0) {
        bend(random);
        field = { m_bendX.data(), m_bendY.data() };
    }
    kernels::warpImage(image.data(), amounts.toSource, field, result.data());
    addNoise(amounts, result);
}

void Augmenter::distort(
    const InkPath& ink, float penWidth, Random random, std::span<std::uint8_t, digitPixels> result)
{
    const Amounts amounts = draw(random);
    std::fill(result.begin(), result.end(), std::uint8_t { 0 });
    if (ink.isEmpty())
        return;
    kernels::BendField field;
    if (m_limits.elastic > 0) {
        bend(random);
        field = { m_bendX.data(), m_bendY.data() };
    }
    m_x.assign(ink.x.begin(), ink.x.end());
    m_y.assign(ink.y.begin(), ink.y.end());
    kernels::warpPoints(m_x.size(), amounts.toResult, field, m_x.data(), m_y.data());

    const float pen = penWidth > 0 ? penWidth : amounts.pen;
    const FieldTransform toField
        = fitInto(boundsOfGiven(ink.given, m_x, m_y), fieldSide - pen, fieldSide);
    for (std::size_t i = 0; i < m_x.size(); ++i) {
        m_x[i] = m_x[i] * toField.scaleX + toField.offsetX;
        m_y[i] = m_y[i] * toField.scaleY + toField.offsetY;
    }
    paste(pen < hairlineWidth ? hairlines(ink, pen) : solidInk(ink, pen), result);
    addNoise(amounts, result);
}

/// Inks the moved points as a pen leaves them that is as wide as pixels are.
FieldGrays Augmenter::solidInk(const InkPath& ink, float pen)
{
    kernels::clearInk(m_squares.data());
    std::size_t begin = 0;
    for (const std::uint32_t end : ink.strokeEnds) {
        kernels::inkPath(
            end - begin, m_x.data() + begin, m_y.data() + begin, pen / 2 + 0.5F, m_squares.data());
        begin = end;
    }
    FieldGrays grays; // NOLINT(cppcoreguidelines-pro-type-member-init): the next line fills it
    kernels::inkGrays(pen / 2, m_squares.data(), grays.data());
    return grays;
}

FieldGrays Augmenter::hairlines(const InkPath& ink, float pen) const
{
    FieldShares shares {};
    std::size_t begin = 0;
    for (const std::uint32_t end : ink.strokeEnds) {
        const std::size_t count = end - begin;
        addHairline(std::span(m_x).subspan(begin, count), std::span(m_y).subspan(begin, count), pen,
            shares);
        begin = end;
    }
    return hairlineGrays(shares);
}

} // namespace inkling
