// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <numeric>
#include <utility>

namespace inkling {

namespace {

    constexpr int philoxRounds = 10;
    constexpr std::uint32_t multiplier0 = 0xD2511F53U;
    constexpr std::uint32_t multiplier1 = 0xCD9E8D57U;
    constexpr std::uint32_t weyl0 = 0x9E3779B9U;
    constexpr std::uint32_t weyl1 = 0xBB67AE85U;

    std::uint32_t highWord(std::uint64_t value) { return static_cast<std::uint32_t>(value >> 32U); }

    std::uint32_t lowWord(std::uint64_t value) { return static_cast<std::uint32_t>(value); }

} // namespace

std::array<std::uint32_t, 4> philox(
    std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key)
{
    for (int round = 0; round < philoxRounds; ++round) {
        const std::uint64_t product0 = std::uint64_t { multiplier0 } * counter[0];
        const std::uint64_t product1 = std::uint64_t { multiplier1 } * counter[2];
        counter = { highWord(product1) ^ counter[1] ^ key[0], lowWord(product1),
            highWord(product0) ^ counter[3] ^ key[1], lowWord(product0) };
        key[0] += weyl0;
        key[1] += weyl1;
    }
    return counter;
}

Random::Random(std::uint64_t seed, std::uint64_t stream, std::uint32_t substream)
    : m_seed(seed)
    , m_stream(stream)
    , m_substream(substream)
{
}

std::uint32_t Random::next()
{
    if (m_used == 4) {
        m_block = philox({ m_counter++, m_substream, lowWord(m_stream), highWord(m_stream) },
            { lowWord(m_seed), highWord(m_seed) });
        m_used = 0;
    }
    return m_block[static_cast<std::size_t>(m_used++)];
}

float Random::uniform()
{
    constexpr float step = 1.0F / 16777216.0F; // 2^-24: every value is exact in a float
    return static_cast<float>(next() >> 8U) * step;
}

float Random::uniform(float low, float high) { return low + (high - low) * uniform(); }

std::uint32_t Random::below(std::uint32_t bound)
{
    const std::uint32_t threshold = (0U - bound) % bound;
    while (true) {
        const std::uint64_t product = std::uint64_t { next() } * bound;
        if (lowWord(product) >= threshold)
            return highWord(product);
    }
}

float Random::normal()
{
    constexpr int terms = 12; // the variance of one uniform number is 1/12
    float sum = -6.0F;
    for (int i = 0; i < terms; ++i)
        sum += uniform();
    return sum;
}

std::vector<std::uint32_t> randomPermutation(std::size_t count, Random random)
{
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    for (std::size_t i = count; i > 1; --i)
        std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
    return order;
}

} // namespace inkling
