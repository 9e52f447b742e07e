// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/flip.h"

#include "core/explain/backpropagation.h"
#include "core/explain/evidence.h"
#include "core/nn/forward.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace inkling {

namespace {

    constexpr int paper = 0;
    constexpr int fullInk = 255;
    // The slopes hold for the image as it is; after so much ink, in gray levels, they are asked for again.
    // Where such steps go round in circles, shorter ones still arrive.
    constexpr std::array inkAtOnce { 3 * fullInk, fullInk, fullInk / 4 };
    // A linear guess is overshot a little, so that the last step does not stop just short.
    constexpr double overshoot = 1.05;
    constexpr int mostRounds = 60;

    /// Walks from one image to another answer.
    class Walk {
    public:
        Walk(const Model& model, const SampleForward& forward, const GrayImage& image, int to)
            : m_model(model)
            , m_forward(forward)
            , m_original(image)
            , m_image(image)
            , m_to(static_cast<std::size_t>(to))
        {
        }

        /// Asks the network about the image as it is now; returns the gap to the best other class, 0 or less when flipped.
        double gap()
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

        /// Changes the pixels that count most for their ink, until the gap would be closed or slopes have to be asked anew.
        bool step(double gap, int most)
        {
            const std::span<const float> slopes = slopesOfLead();
            std::vector<std::size_t> order(slopes.size());
            std::iota(order.begin(), order.end(), std::size_t { 0 });
            std::erase_if(order, [&](std::size_t i) { return room(i, slopes[i]) == 0; });
            const auto end = order.begin() + std::min<std::ptrdiff_t>(std::ssize(order), most);
            std::partial_sort(order.begin(), end, order.end(), [&](std::size_t a, std::size_t b) {
                return std::abs(slopes[a]) > std::abs(slopes[b]);
            });
            int spent = 0;
            double left = gap * overshoot;
            for (auto pixel = order.begin(); pixel != end && spent < most && left >= 0; ++pixel) {
                const double slope = std::abs(double { slopes[*pixel] }) / fullInk;
                const int wanted = static_cast<int>(std::min(std::ceil(left / slope) + 1, 1e6));
                const int amount = std::min({ room(*pixel, slopes[*pixel]), most - spent, wanted });
                put(*pixel, m_image.pixels[*pixel] + (slopes[*pixel] > 0 ? amount : -amount));
                spent += amount;
                left -= slope * amount;
            }
            return spent > 0;
        }

        /// Takes back what was not needed, the smallest changes first.
        void takeBack()
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

        FlipProposal proposal() const
        {
            FlipProposal proposal;
            proposal.to = static_cast<int>(m_to);
            proposal.changed = m_image;
            for (std::size_t i = 0; i < m_image.pixels.size(); ++i) {
                const int change = int { m_image.pixels[i] } - int { m_original.pixels[i] };
                proposal.change.push_back(static_cast<float>(change) / fullInk);
                (change > 0 ? proposal.added : proposal.removed)
                    += std::abs(proposal.change.back());
            }
            proposal.from = predict(m_model, m_original, &m_forward).digit;
            proposal.after = predict(m_model, m_image, &m_forward);
            return proposal;
        }

    private:
        std::span<const float> slopesOfLead()
        {
            std::vector<float> row(static_cast<std::size_t>(m_model.mlp.outputs()), 0.0F);
            row[m_to] = 1;
            row[m_rival] = -1;
            unitSlopes(m_model.mlp, m_activations, m_units);
            m_back.run(m_model.mlp, m_units, row, BackTo::Input);
            return m_back.byInputs();
        }

        /// How far a pixel can go in the direction that helps, in gray levels.
        int room(std::size_t pixel, float slope) const
        {
            if (slope == 0)
                return 0;
            return slope > 0 ? fullInk - m_image.pixels[pixel] : m_image.pixels[pixel] - paper;
        }

        int changeOf(std::size_t pixel) const
        {
            return std::abs(int { m_image.pixels[pixel] } - int { m_original.pixels[pixel] });
        }

        void put(std::size_t pixel, int gray)
        {
            m_image.pixels[pixel] = static_cast<std::uint8_t>(std::clamp(gray, paper, fullInk));
        }

        /// Brings a pixel as near to what it was as the new answer allows.
        void takeBack(std::size_t pixel)
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

} // namespace

std::optional<FlipProposal> proposeFlip(
    const Model& model, const GrayImage& image, int to, const std::stop_token& stop)
{
    assert(to >= 0 && to < classCount);
    const SampleForward forward(model.mlp); // it will be asked some hundred times
    for (const int ink : inkAtOnce) {
        Walk walk(model, forward, image, to);
        for (int round = 0; round < mostRounds; ++round) {
            if (stop.stop_requested())
                return std::nullopt;
            const double gap = walk.gap();
            if (gap < 0) {
                walk.takeBack();
                return walk.proposal();
            }
            if (!walk.step(gap, ink))
                break;
        }
    }
    return std::nullopt;
}

} // namespace inkling
