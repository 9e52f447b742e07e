// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/model_file.h"

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/digit/normalize.h"
#include "core/model/digit_score_json.h"
#include "core/model/model_layers.h"
#include "core/model/weight_codec.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace inkling {

namespace {

    constexpr const char* formatName = "inkling-model";
    constexpr int supportedVersion = 1;
    constexpr const char* normalizationName = "mnist";

    Error missing(const std::string& path, const std::string& key)
    {
        return { ErrorCode::JsonKeyMissing, { path, key } };
    }

    Error wrongType(const std::string& path, const std::string& key, const std::string& expected)
    {
        return { ErrorCode::JsonKeyWrongType, { path, key, expected } };
    }

    Json classNames()
    {
        Json names = Json::array();
        for (int digit = 0; digit < classCount; ++digit)
            names.push_back(std::to_string(digit));
        return names;
    }

    Result<void> checkFormat(const Json& json, const std::string& path)
    {
        if (!json.is_object() || !json.contains("format") || json["format"] != formatName)
            return Error { ErrorCode::ModelWrongFormat, { path } };
        if (!json.contains("version"))
            return missing(path, "version");
        if (!json["version"].is_number_integer())
            return wrongType(path, "version", "integer");
        if (json["version"] != supportedVersion)
            return Error { ErrorCode::ModelWrongVersion,
                { path, json["version"].dump(), std::to_string(supportedVersion) } };
        return {};
    }

    Result<void> checkInput(const Json& json, const std::string& path)
    {
        if (!json.contains("input"))
            return missing(path, "input");
        const Json& input = json["input"];
        if (!input.is_object())
            return wrongType(path, "input", "object");
        for (const std::string key : { "width", "height" }) {
            if (!input.contains(key))
                return missing(path, "input." + key);
            if (!input[key].is_number_integer())
                return wrongType(path, "input." + key, "integer");
        }
        if (input["width"] != digitSide || input["height"] != digitSide)
            return Error { ErrorCode::ModelWrongInput,
                { path, input["width"].dump(), input["height"].dump() } };
        // Another preparation of the image would give wrong answers without a word.
        const Json normalization = input.value("normalization", Json(normalizationName));
        const Json scale = input.value("scale", Json::array({ 0, 1 }));
        if (normalization != normalizationName || scale != Json::array({ 0, 1 }))
            return Error { ErrorCode::ModelUnknownNormalization,
                { path, toJsonText(normalization) + ", " + toJsonText(scale) } };
        return {};
    }

    Result<void> checkClasses(const Json& json, const std::string& path)
    {
        if (!json.contains("classes"))
            return missing(path, "classes");
        if (!json["classes"].is_array())
            return wrongType(path, "classes", "array");
        if (json["classes"] != classNames())
            return Error { ErrorCode::ModelWrongClasses,
                { path, std::to_string(json["classes"].size()) } };
        return {};
    }

    Result<float> readTemperature(const Json& json, const std::string& path)
    {
        const auto found = json.find("temperature");
        if (found == json.end())
            return 1.0F;
        if (!found->is_number())
            return wrongType(path, "temperature", "number");
        const float temperature = found->get<float>();
        if (!std::isfinite(temperature) || temperature <= 0.0F)
            return Error { ErrorCode::ModelWrongTemperature, { path } };
        return temperature;
    }

    Result<void> readProvenance(Json& json, Model& model, const std::string& path)
    {
        const auto found = json.find("provenance");
        if (found == json.end())
            return {};
        if (!found->is_object())
            return wrongType(path, "provenance", "object");
        model.provenance = toJsonText(*found);
        return {};
    }

    std::string furtherKeysOf(Json& json)
    {
        for (const char* known : { "format", "version", "input", "classes", "temperature",
                 "is_digit", "layers", "provenance" })
            json.erase(known);
        return json.empty() ? std::string {} : toJsonText(json);
    }

    Result<Model> fromJson(Json& json, const std::string& path)
    {
        for (const auto check : { checkFormat, checkInput, checkClasses }) {
            if (const Result<void> passed = check(json, path); !passed)
                return passed.error();
        }
        Model model;
        const Result<float> temperature = readTemperature(json, path);
        if (!temperature)
            return temperature.error();
        model.temperature = *temperature;
        if (const Result<void> read = readProvenance(json, model, path); !read)
            return read.error();
        if (!json.contains("layers"))
            return missing(path, "layers");
        Result<Mlp> mlp = readLayers(json["layers"], digitSide * digitSide, classCount, path);
        if (!mlp)
            return mlp.error();
        model.mlp = *std::move(mlp);
        if (const auto found = json.find("is_digit"); found != json.end()) {
            Result<DigitScore> score = readScore(*found, model.mlp, path);
            if (!score)
                return score.error();
            model.digitScore = *std::move(score);
        }
        model.furtherKeys = furtherKeysOf(json);
        return model;
    }

    /// One top-level key a line and one layer a line: a person can read all but the numbers.
    std::string layersText(const Mlp& mlp, WeightType type)
    {
        std::string text = "[\n";
        for (std::size_t i = 0; i < mlp.layers.size(); ++i)
            text += (i == 0 ? "  " : ",\n  ") + toJsonText(toJson(mlp.layers[i], type));
        return text + "\n ]";
    }

    std::string shortestNumber(float number)
    {
        // Through the shortest decimal form of the float, so that 0.9 does not become 0.8999999761581421.
        constexpr int roomForFloat = 32;
        std::array<char, roomForFloat> digits {};
        const std::to_chars_result end
            = std::to_chars(digits.data(), digits.data() + digits.size(), number);
        return { digits.data(), end.ptr };
    }

} // namespace

Result<Model> loadModel(const std::string& path)
{
    const Result<std::string> text = readTextFile(path, modelFileLimit);
    if (!text)
        return text.error();
    Result<Json> json = parseJson(*text, path);
    if (!json)
        return json.error();
    return fromJson(*json, path);
}

Mlp asStored(Mlp mlp, WeightType type)
{
    for (DenseLayer& layer : mlp.layers) {
        for (std::vector<float>* numbers : { &layer.weights, &layer.bias })
            std::transform(numbers->begin(), numbers->end(), numbers->begin(),
                [type](float number) { return roundedTo(number, type); });
    }
    return mlp;
}

Result<void> saveModel(const std::string& path, const Model& model, WeightType type)
{
    for (std::size_t i = 0; i < model.mlp.layers.size(); ++i) {
        const DenseLayer& layer = model.mlp.layers[i];
        if (!areFinite(layer.weights, type) || !areFinite(layer.bias, type))
            return Error { ErrorCode::ModelNotFinite, { path, std::to_string(i + 1) } };
    }
    if (model.digitScore) {
        if (const Result<void> fits = checkScore(*model.digitScore, model.mlp, path); !fits)
            return fits.error();
    }
    const Json input = { { "width", digitSide }, { "height", digitSide },
        { "normalization", normalizationName }, { "scale", Json::array({ 0, 1 }) } };
    std::string text = std::string("{\n \"format\": \"") + formatName
        + "\",\n \"version\": " + std::to_string(supportedVersion);
    text += ",\n \"input\": " + toJsonText(input);
    text += ",\n \"classes\": " + toJsonText(classNames());
    text += ",\n \"temperature\": " + shortestNumber(model.temperature);
    if (model.digitScore)
        text += ",\n \"is_digit\": " + toJsonText(toJson(*model.digitScore));
    if (!model.provenance.empty())
        text += ",\n \"provenance\": " + model.provenance;
    constexpr std::size_t twoBraces = 2;
    if (model.furtherKeys.size() > twoBraces)
        text += ",\n " + model.furtherKeys.substr(1, model.furtherKeys.size() - twoBraces);
    text += ",\n \"layers\": " + layersText(model.mlp, type) + "\n}\n";
    if (text.size() > modelFileLimit)
        return Error { ErrorCode::FileTooLarge,
            { path, std::to_string(text.size()), std::to_string(modelFileLimit) } };
    return writeTextFile(path, text);
}

} // namespace inkling
