// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64.h"

#include <array>

namespace inkling {

namespace {

    constexpr std::string_view alphabet
        = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::uint8_t noDigit = 0xFF;

    constexpr std::array<std::uint8_t, 256> makeDigitTable()
    {
        std::array<std::uint8_t, 256> table {};
        table.fill(noDigit);
        for (std::size_t i = 0; i < alphabet.size(); ++i)
            table[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::uint8_t>(i);
        return table;
    }

    constexpr std::array<std::uint8_t, 256> digitTable = makeDigitTable();

    std::size_t paddingOf(std::string_view text)
    {
        if (text.ends_with("=="))
            return 2;
        return text.ends_with('=') ? 1 : 0;
    }

} // namespace

std::string toBase64(std::span<const std::byte> bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8U | (k < count ? std::to_integer<std::uint32_t>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= count ? alphabet[group >> (18U - 6U * k) & 63U] : '=';
    }
    return text;
}

std::optional<std::vector<std::byte>> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    const std::size_t padding = paddingOf(text);
    const std::size_t size = text.size() / 4 * 3 - padding;
    std::vector<std::byte> bytes;
    bytes.reserve(size + 2);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const std::size_t given = i + 4 == text.size() ? 4 - padding : 4;
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const std::uint8_t digit = k < given
                ? digitTable[static_cast<std::uint8_t>(text[i + k])]
                : std::uint8_t { 0 };
            if (digit == noDigit)
                return std::nullopt;
            group = group << 6U | digit;
        }
        for (std::size_t k = 0; k < 3; ++k)
            bytes.push_back(static_cast<std::byte>(group >> (16U - 8U * k) & 0xFFU));
    }
    bytes.resize(size);
    return bytes;
}

} // namespace inkling
