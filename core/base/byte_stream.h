// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and texts as little-endian bytes, for binary files of our own. The reader believes no size before it has seen
// that so many bytes are there.
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace inkling {

/// Appends values to a growing array of bytes.
class ByteWriter {
public:
    void put(std::unsigned_integral auto value)
    {
        constexpr unsigned bitsPerByte = 8;
        for (std::size_t i = 0; i < sizeof(value); ++i)
            m_bytes.push_back(static_cast<std::byte>(value >> (bitsPerByte * i)));
    }

    void put(float value) { put(std::bit_cast<std::uint32_t>(value)); }

    void put(double value) { put(std::bit_cast<std::uint64_t>(value)); }

    /// Appends the number of bytes and \p text itself.
    void put(std::string_view text);

    /// Appends how many \p values there are and the values.
    void put(std::span<const float> values);

    const std::vector<std::byte>& bytes() const { return m_bytes; }

private:
    std::vector<std::byte> m_bytes;
};

/// Takes values off an array of bytes. After the first that is not there it gives zeros, and isGood() is false.
class ByteReader {
public:
    explicit ByteReader(std::span<const std::byte> bytes)
        : m_bytes(bytes)
    {
    }

    template <std::unsigned_integral Number> Number take()
    {
        constexpr unsigned bitsPerByte = 8;
        const std::span<const std::byte> bytes = takeBytes(sizeof(Number));
        Number value = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i)
            value = static_cast<Number>(value
                | static_cast<Number>(std::to_integer<Number>(bytes[i]) << (bitsPerByte * i)));
        return value;
    }

    float takeFloat() { return std::bit_cast<float>(take<std::uint32_t>()); }

    double takeDouble() { return std::bit_cast<double>(take<std::uint64_t>()); }

    std::string takeText();
    std::vector<float> takeFloats();

    /// Takes how many elements follow, of which each has at least \p leastBytes bytes; 0 when so many cannot be there.
    std::size_t takeCount(std::size_t leastBytes);

    bool isGood() const { return m_isGood; }

    bool isAtEnd() const { return m_bytes.empty(); }

private:
    std::span<const std::byte> takeBytes(std::size_t count);

    std::span<const std::byte> m_bytes;
    bool m_isGood = true;
};

} // namespace inkling
