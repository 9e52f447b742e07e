// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/digit_score_json.h"

#include "core/model/weight_codec.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

namespace inkling {

namespace {

    constexpr const char* weightsKey = "is_digit.weights";
    constexpr const char* biasKey = "is_digit.bias";

    /// An object of the file, and what it is called there.
    struct Place {
        const Json& object;
        std::string name;
        const std::string& path;

        std::string keyOf(const std::string& key) const { return name + '.' + key; }

        /// Returns the value of \p key, which must be of the type that \p isOfType asks for and \p type names.
        Result<const Json*> value(
            const std::string& key, const char* type, bool (Json::*isOfType)() const noexcept) const
        {
            const auto found = object.find(key);
            if (found == object.end())
                return Error { ErrorCode::JsonKeyMissing, { path, keyOf(key) } };
            if (!((*found).*isOfType)())
                return Error { ErrorCode::JsonKeyWrongType, { path, keyOf(key), type } };
            return &*found;
        }
    };

    Error wrongSize(
        const std::string& path, const std::string& key, std::size_t needed, std::size_t found)
    {
        return { ErrorCode::ModelKeyWrongSize,
            { path, key, std::to_string(needed), std::to_string(found) } };
    }

    std::size_t unitsBefore(const Mlp& mlp)
    {
        return static_cast<std::size_t>(mlp.layers.back().inputs);
    }

    Result<std::vector<float>> readWeights(const Place& score, std::size_t count)
    {
        const Result<const Json*> weights = score.value("weights", "object", &Json::is_object);
        if (!weights)
            return weights.error();
        const Place place { **weights, weightsKey, score.path };
        for (const char* key : { "dtype", "encoding", "data" }) {
            if (const auto text = place.value(key, "string", &Json::is_string); !text)
                return text.error();
        }
        const std::optional<WeightType> type
            = weightTypeNamed(place.object["dtype"].get_ref<const std::string&>());
        const Error notNumbers { ErrorCode::ModelKeyNotNumbers, { place.path, weightsKey } };
        if (!type || place.object["encoding"] != "base64")
            return notNumbers;
        const auto& text = place.object["data"].get_ref<const std::string&>();
        if (text.size() != encodedLength(count, *type))
            return wrongSize(place.path, weightsKey, count, numbersIn(text.size(), *type));
        std::optional<std::vector<float>> numbers = decodeWeights(text, *type);
        if (!numbers)
            return notNumbers;
        return *std::move(numbers);
    }

} // namespace

Result<DigitScore> readScore(const Json& json, const Mlp& mlp, const std::string& path)
{
    if (!json.is_object())
        return Error { ErrorCode::JsonKeyWrongType, { path, "is_digit", "object" } };
    if (mlp.layers.size() < 2)
        return Error { ErrorCode::ModelScoreWithoutHidden, { path } };
    const Place place { json, "is_digit", path };
    const Result<const Json*> inputs
        = place.value("inputs", "positive integer", &Json::is_number_unsigned);
    if (!inputs)
        return inputs.error();
    const std::size_t units = unitsBefore(mlp);
    if (const auto found = (*inputs)->get<std::uint64_t>(); found != units)
        return wrongSize(path, "is_digit.inputs", units, found);
    Result<std::vector<float>> weights = readWeights(place, units);
    if (!weights)
        return weights.error();
    const Result<const Json*> bias = place.value("bias", "number", &Json::is_number);
    if (!bias)
        return bias.error();
    DigitScore score { *std::move(weights), (*bias)->get<float>() };
    if (const Result<void> checked = checkScore(score, mlp, path); !checked)
        return checked.error();
    return score;
}

Result<void> checkScore(const DigitScore& score, const Mlp& mlp, const std::string& path)
{
    if (mlp.layers.size() < 2)
        return Error { ErrorCode::ModelScoreWithoutHidden, { path } };
    if (score.weights.size() != unitsBefore(mlp))
        return wrongSize(path, weightsKey, unitsBefore(mlp), score.weights.size());
    if (!areFinite(score.weights, WeightType::F32))
        return Error { ErrorCode::ModelKeyNotNumbers, { path, weightsKey } };
    if (!std::isfinite(score.bias))
        return Error { ErrorCode::ModelKeyNotNumbers, { path, biasKey } };
    return {};
}

Json toJson(const DigitScore& score)
{
    return { { "inputs", score.weights.size() },
        { "weights",
            { { "dtype", std::string(nameOf(WeightType::F32)) }, { "encoding", "base64" },
                { "data", encodeWeights(score.weights, WeightType::F32) } } },
        { "bias", score.bias } };
}

} // namespace inkling
