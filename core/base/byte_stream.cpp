// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/byte_stream.h"

namespace inkling {

void ByteWriter::put(std::string_view text)
{
    put(std::uint64_t { text.size() });
    const auto bytes = std::as_bytes(std::span(text));
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
}

void ByteWriter::put(std::span<const float> values)
{
    put(std::uint64_t { values.size() });
    if constexpr (std::endian::native == std::endian::little) {
        const auto bytes = std::as_bytes(values);
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    } else {
        for (const float value : values)
            put(value);
    }
}

std::span<const std::byte> ByteReader::takeBytes(std::size_t count)
{
    if (!m_isGood || m_bytes.size() < count) {
        m_isGood = false;
        return {};
    }
    const std::span<const std::byte> taken = m_bytes.first(count);
    m_bytes = m_bytes.subspan(count);
    return taken;
}

std::size_t ByteReader::takeCount(std::size_t leastBytes)
{
    const auto count = take<std::uint64_t>();
    if (count > m_bytes.size() / leastBytes)
        m_isGood = false;
    return m_isGood ? static_cast<std::size_t>(count) : 0;
}

std::string ByteReader::takeText()
{
    const std::span<const std::byte> bytes = takeBytes(takeCount(1));
    std::string text(bytes.size(), '\0');
    if (!bytes.empty())
        std::memcpy(text.data(), bytes.data(), bytes.size());
    return text;
}

std::vector<float> ByteReader::takeFloats()
{
    std::vector<float> values(takeCount(sizeof(float)));
    if constexpr (std::endian::native == std::endian::little) {
        const std::span<const std::byte> bytes = takeBytes(values.size() * sizeof(float));
        if (!bytes.empty())
            std::memcpy(values.data(), bytes.data(), bytes.size());
    } else {
        for (float& value : values)
            value = takeFloat();
    }
    return values;
}

} // namespace inkling
