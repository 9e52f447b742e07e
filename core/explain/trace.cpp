// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/trace.h"

#include "core/digit/normalize.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace inkling {

namespace {

    constexpr int thirds = 3;
    using PlaceSums = std::array<float, std::size_t { thirds } * thirds>;

    std::size_t placeOf(const TraceBit& bit)
    {
        const auto third = [](float a, float b) {
            const float middle = (a + b) / 2 / static_cast<float>(digitSide);
            return std::clamp(static_cast<int>(std::floor(middle * thirds)), 0, thirds - 1);
        };
        return static_cast<std::size_t>(
            third(bit.from.y, bit.to.y) * thirds + third(bit.from.x, bit.to.x));
    }

    TracePlace greatest(const PlaceSums& sums)
    {
        return static_cast<TracePlace>(std::max_element(sums.begin(), sums.end()) - sums.begin());
    }

} // namespace

EvidenceTrace::EvidenceTrace(std::shared_ptr<const Model> model, int digit)
    : m_model(std::move(model))
    , m_digit(digit)
    , m_coverage(digitSide, digitSide)
{
    assert(m_model && digit >= 0 && digit < classCount);
    m_start = ask();
    m_evidence = m_start;
}

const TraceBit& EvidenceTrace::begin(const PenPoint& point) { return add(point, point); }

const TraceBit& EvidenceTrace::extend(const PenPoint& point) { return add(m_last, point); }

TraceSums EvidenceTrace::sums() const
{
    TraceSums sums;
    PlaceSums gained {};
    PlaceSums lost {};
    for (const TraceBit& bit : m_bits) {
        (bit.evidence > 0 ? sums.gained : sums.lost) += std::abs(bit.evidence);
        (bit.evidence > 0 ? gained : lost).at(placeOf(bit)) += std::abs(bit.evidence);
    }
    sums.mostGained = greatest(gained);
    sums.mostLost = greatest(lost);
    return sums;
}

GrayImage EvidenceTrace::image() const
{
    constexpr float fullInk = 255;
    GrayImage image(digitSide, digitSide);
    std::transform(m_coverage.pixels.begin(), m_coverage.pixels.end(), image.pixels.begin(),
        [](float coverage) { return static_cast<std::uint8_t>(std::lround(coverage * fullInk)); });
    return image;
}

const TraceBit& EvidenceTrace::add(const PenPoint& from, const PenPoint& to)
{
    const std::array path { from, to };
    rasterizeStroke(path, m_coverage);
    const float before = m_evidence;
    m_evidence = ask();
    m_bits.push_back({ from, to, m_evidence - before });
    m_last = to; // only now: from may be it
    return m_bits.back();
}

float EvidenceTrace::ask()
{
    return logitsOf(
        m_model->mlp, m_coverage.pixels, m_activations)[static_cast<std::size_t>(m_digit)];
}

} // namespace inkling
