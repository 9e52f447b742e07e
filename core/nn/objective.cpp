// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/objective.h"

#include <array>
#include <cassert>
#include <utility>

namespace inkling {

namespace {

    constexpr std::array<std::pair<LossKind, std::string_view>, 2> names { {
        { LossKind::CrossEntropy, "cross-entropy" },
        { LossKind::SquaredError, "squared-error" },
    } };

    // Names the streams of dropout, apart from all others that the same seed opens: those are below 2^43.
    constexpr std::uint64_t dropoutStream = std::uint64_t { 1 } << 62U;
    constexpr unsigned layerShift = 16; // above any position in a minibatch

    template <typename Scalar> void drawRow(double rate, Random random, std::span<Scalar> row)
    {
        constexpr double range = 4'294'967'296.0; // 2^32 values of a random word
        const auto dropped = static_cast<std::uint64_t>(rate * range);
        const auto kept = static_cast<Scalar>(1 / (1 - rate));
        for (Scalar& factor : row)
            factor = random.next() < dropped ? Scalar(0) : kept;
    }

} // namespace

std::string_view nameOf(LossKind kind)
{
    for (const auto& [value, name] : names) {
        if (value == kind)
            return name;
    }
    assert(false);
    return {};
}

std::optional<LossKind> lossNamed(std::string_view name)
{
    for (const auto& [value, known] : names) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

template <typename Scalar>
void drawDropout(const BasicMlp<Scalar>& mlp, std::span<const double> rates,
    const DropoutPlace& place, std::size_t batch, BasicDropout<Scalar>& dropout)
{
    assert(rates.size() == mlp.layers.size());
    dropout.factors.resize(mlp.layers.size());
    for (std::size_t i = 0; i < mlp.layers.size(); ++i) {
        std::vector<Scalar>& factors = dropout.factors[i];
        const auto inputs = static_cast<std::size_t>(mlp.layers[i].inputs);
        factors.resize(rates[i] > 0 ? batch * inputs : 0);
        for (std::size_t sample = 0; sample < batch && !factors.empty(); ++sample) {
            const auto name
                = static_cast<std::uint32_t>((i << layerShift) + place.firstSample + sample);
            drawRow(rates[i], Random(place.seed, dropoutStream | place.step, name),
                std::span<Scalar>(factors).subspan(sample * inputs, inputs));
        }
    }
}

template void drawDropout(const BasicMlp<float>&, std::span<const double>, const DropoutPlace&,
    std::size_t, BasicDropout<float>&);
template void drawDropout(const BasicMlp<double>&, std::span<const double>, const DropoutPlace&,
    std::size_t, BasicDropout<double>&);

} // namespace inkling
