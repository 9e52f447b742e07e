// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/weight_codec.h"

#include "core/base/base64.h"

#include <Eigen/Core>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace inkling {

namespace {

    std::size_t bytesOf(WeightType type) { return type == WeightType::F32 ? 4 : 2; }

    std::uint16_t toHalfBits(float number)
    {
        return Eigen::numext::bit_cast<std::uint16_t>(Eigen::half(number));
    }

    float fromHalfBits(std::uint16_t bits)
    {
        return static_cast<float>(Eigen::numext::bit_cast<Eigen::half>(bits));
    }

    std::uint32_t toBits(float number, WeightType type)
    {
        return type == WeightType::F32 ? std::bit_cast<std::uint32_t>(number) : toHalfBits(number);
    }

    float fromBits(std::uint32_t bits, WeightType type)
    {
        return type == WeightType::F32 ? std::bit_cast<float>(bits)
                                       : fromHalfBits(static_cast<std::uint16_t>(bits));
    }

} // namespace

std::string_view nameOf(WeightType type) { return type == WeightType::F32 ? "f32" : "f16"; }

std::optional<WeightType> weightTypeNamed(std::string_view name)
{
    for (const WeightType type : { WeightType::F32, WeightType::F16 }) {
        if (name == nameOf(type))
            return type;
    }
    return std::nullopt;
}

std::size_t encodedLength(std::size_t count, WeightType type)
{
    return (count * bytesOf(type) + 2) / 3 * 4;
}

std::size_t numbersIn(std::size_t characters, WeightType type)
{
    return characters / 4 * 3 / bytesOf(type);
}

std::string encodeWeights(std::span<const float> numbers, WeightType type)
{
    const std::size_t width = bytesOf(type);
    std::vector<std::byte> bytes(numbers.size() * width);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::uint32_t bits = toBits(numbers[i], type);
        for (std::size_t b = 0; b < width; ++b)
            bytes[i * width + b] = static_cast<std::byte>(bits >> (8 * b) & 0xFFU);
    }
    return toBase64(bytes);
}

std::optional<std::vector<float>> decodeWeights(std::string_view text, WeightType type)
{
    const std::optional<std::vector<std::byte>> bytes = fromBase64(text);
    const std::size_t width = bytesOf(type);
    if (!bytes || bytes->size() % width != 0)
        return std::nullopt;
    std::vector<float> numbers(bytes->size() / width);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        std::uint32_t bits = 0;
        for (std::size_t b = 0; b < width; ++b)
            bits |= std::to_integer<std::uint32_t>((*bytes)[i * width + b]) << (8 * b);
        numbers[i] = fromBits(bits, type);
    }
    return numbers;
}

float roundedTo(float number, WeightType type) { return fromBits(toBits(number, type), type); }

bool areFinite(std::span<const float> numbers, WeightType type)
{
    return std::all_of(numbers.begin(), numbers.end(),
        [type](float number) { return std::isfinite(roundedTo(number, type)); });
}

} // namespace inkling
