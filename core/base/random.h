// SPDX-License-Identifier: GPL-3.0-or-later
// Counter-based random numbers: number k of a stream is a pure function of (seed, stream, k). So
// the same numbers come out on every machine, in every order of work and for every number of
// threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace inkling {

/// Returns the block of four random words that belongs to \p counter under \p key.
/// *Source*: Philox4x32-10, Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1,
/// 2, 3", SC 2011, section 3.
std::array<std::uint32_t, 4> philox(
    std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// One stream of random numbers. A cheap value: copy it to remember a position.
class Random {
public:
    /// Opens the stream that \p seed and the two names (for example epoch and sample index) stand
    /// for.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0, std::uint32_t substream = 0);

    /// Returns the next 32 random bits.
    std::uint32_t next();

    /// Returns a number in [0, 1) with 24 random bits.
    float uniform();

    /// Returns a number in [\p low, \p high).
    float uniform(float low, float high);

    /// Returns an integer in [0, \p bound) without bias. \p bound is at least 1.
    /// *Source*: Lemire, "Fast random integer generation in an interval", 2019.
    std::uint32_t below(std::uint32_t bound);

    /// Returns a nearly normal number, mean 0 and variance 1: the sum of twelve uniform numbers
    /// less 6. It needs only additions, so that it is the same bits everywhere, which log and cos
    /// of different C libraries are not.
    float normal();

private:
    std::uint64_t m_seed;
    std::uint64_t m_stream;
    std::uint32_t m_substream;
    std::uint32_t m_counter = 0;
    std::array<std::uint32_t, 4> m_block {};
    int m_used = 4;
};

/// Returns 0 .. \p count - 1 in random order (Fisher and Yates, as in Knuth, volume 2, 3.4.2,
/// algorithm P).
std::vector<std::uint32_t> randomPermutation(std::size_t count, Random random);

} // namespace inkling
