// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/flip_walk.h"

#include "core/explain/evidence.h"
#include "core/model/predict.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace inkling {

namespace {

    constexpr int paper = 0;
    constexpr int fullInk = 255;
    // A linear guess is overshot a little, so that the last step does not stop just short.
    constexpr double overshoot = 1.05;

} // namespace

FlipWalk::FlipWalk(const Model& model, const SampleForward& forward, const GrayImage& image, int to)
    : m_model(model)
    , m_forward(forward)
    , m_original(image)
    , m_image(image)
    , m_to(static_cast<std::size_t>(to))
{
}

double FlipWalk::gap()
{
    const std::span<const float> logits = m_forward.run(graysOf(m_image), m_activations);
    m_rival = m_to == 0 ? 1 : 0;
    for (std::size_t c = 0; c < logits.size(); ++c) {
        if (c != m_to && logits[c] > logits[m_rival])
            m_rival = c;
    }
    // Of equal logits the lower digit is the answer.
    const double difference = double { logits[m_rival] } - double { logits[m_to] };
    return difference == 0 && m_rival < m_to ? 1e-6 : difference;
}

bool FlipWalk::step(double gap, int most)
{
    const std::span<const float> slopes = slopesOfLead();
    std::vector<Move> moves;
    for (std::size_t i = 0; i < slopes.size(); ++i) {
        const bool isAdded = slopes[i] > 0;
        const int room = isAdded ? fullInk - m_image.pixels[i] : m_image.pixels[i] - paper;
        if (room > 0 && slopes[i] != 0)
            moves.push_back({ i, std::abs(double { slopes[i] }) / fullInk, room, isAdded });
    }
    return spend(std::move(moves), gap, most);
}

bool FlipWalk::stepToward(const GrayImage& goal, double gap, int most)
{
    const std::span<const float> slopes = slopesOfLead();
    std::vector<Move> moves;
    for (std::size_t i = 0; i < slopes.size(); ++i) {
        const int way = int { goal.pixels[i] } - int { m_image.pixels[i] };
        if (way != 0)
            moves.push_back({ i, double { slopes[i] } / (way > 0 ? fullInk : -fullInk),
                std::abs(way), way > 0 });
    }
    return spend(std::move(moves), gap, most);
}

bool FlipWalk::spend(std::vector<Move> moves, double gap, int most)
{
    const auto end = moves.begin() + std::min<std::ptrdiff_t>(std::ssize(moves), most);
    std::partial_sort(moves.begin(), end, moves.end(),
        [](const Move& a, const Move& b) { return a.gain > b.gain; });
    int spent = 0;
    double left = gap * overshoot;
    for (auto move = moves.begin(); move != end && spent < most && left >= 0; ++move) {
        const double needed = move->gain > 0 ? std::ceil(left / move->gain) + 1 : most;
        const int wanted = static_cast<int>(std::min<double>(needed, most));
        const int amount = std::min({ move->room, most - spent, wanted });
        put(move->pixel, m_image.pixels[move->pixel] + (move->isAdded ? amount : -amount));
        spent += amount;
        left -= move->gain * amount;
    }
    return spent > 0;
}

void FlipWalk::takeBack()
{
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < m_image.pixels.size(); ++i) {
        if (m_image.pixels[i] != m_original.pixels[i])
            changed.push_back(i);
    }
    std::stable_sort(changed.begin(), changed.end(),
        [this](std::size_t a, std::size_t b) { return changeOf(a) < changeOf(b); });
    for (const std::size_t pixel : changed)
        takeBack(pixel);
}

int FlipWalk::inkChanged() const
{
    int sum = 0;
    for (std::size_t i = 0; i < m_image.pixels.size(); ++i)
        sum += changeOf(i);
    return sum;
}

FlipProposal FlipWalk::proposal() const
{
    FlipProposal proposal;
    proposal.to = static_cast<int>(m_to);
    proposal.changed = m_image;
    for (std::size_t i = 0; i < m_image.pixels.size(); ++i) {
        const int change = int { m_image.pixels[i] } - int { m_original.pixels[i] };
        proposal.change.push_back(static_cast<float>(change) / fullInk);
        (change > 0 ? proposal.added : proposal.removed) += std::abs(proposal.change.back());
    }
    proposal.from = predict(m_model, m_original, &m_forward).digit;
    proposal.after = predict(m_model, m_image, &m_forward);
    return proposal;
}

std::span<const float> FlipWalk::slopesOfLead()
{
    std::vector<float> row(static_cast<std::size_t>(m_model.mlp.outputs()), 0.0F);
    row[m_to] = 1;
    row[m_rival] = -1;
    unitSlopes(m_model.mlp, m_activations, m_units);
    m_back.run(m_model.mlp, m_units, row, BackTo::Input);
    return m_back.byInputs();
}

int FlipWalk::changeOf(std::size_t pixel) const
{
    return std::abs(int { m_image.pixels[pixel] } - int { m_original.pixels[pixel] });
}

void FlipWalk::put(std::size_t pixel, int gray)
{
    m_image.pixels[pixel] = static_cast<std::uint8_t>(std::clamp(gray, paper, fullInk));
}

/// Brings a pixel as near to what it was as the new answer allows.
void FlipWalk::takeBack(std::size_t pixel)
{
    int flips = m_image.pixels[pixel];
    int fails = m_original.pixels[pixel];
    put(pixel, fails);
    if (gap() < 0)
        return;
    while (std::abs(flips - fails) > 1) {
        const int middle = (flips + fails) / 2;
        put(pixel, middle);
        (gap() < 0 ? flips : fails) = middle;
    }
    put(pixel, flips);
}

} // namespace inkling
