// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/model_layers.h"

#include "core/model/weight_codec.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <utility>

namespace inkling {

namespace {

    /// Which layer is being read, for the error.
    struct Place {
        const std::string& path;
        std::size_t layer; ///< from 0

        std::string number() const { return std::to_string(layer + 1); }

        std::string keyOf(const std::string& name) const
        {
            return "layers[" + std::to_string(layer) + "]." + name;
        }

        Error error(ErrorCode code, std::vector<std::string> further = {}) const
        {
            Error made { code, { path, number() } };
            for (std::string& argument : further)
                made.arguments.push_back(std::move(argument));
            return made;
        }

        Error missing(const std::string& name) const
        {
            return { ErrorCode::JsonKeyMissing, { path, keyOf(name) } };
        }

        Error wrongType(const std::string& name, const std::string& expected) const
        {
            return { ErrorCode::JsonKeyWrongType, { path, keyOf(name), expected } };
        }
    };

    Result<std::string> readText(const Json& json, const std::string& name, const Place& place)
    {
        const auto found = json.find(name);
        if (found == json.end())
            return place.missing(name);
        if (!found->is_string())
            return place.wrongType(name, "string");
        return found->get<std::string>();
    }

    Result<int> readSize(const Json& json, const std::string& name, const Place& place)
    {
        const auto found = json.find(name);
        if (found == json.end())
            return place.missing(name);
        // What is parsed without a sign is unsigned: all else is negative or no integer.
        if (!found->is_number_unsigned() || *found == 0)
            return place.wrongType(name, "positive integer");
        if (found->get<std::uint64_t>() > layerParameterLimit)
            return place.error(
                ErrorCode::ModelTooLarge, { found->dump(), std::to_string(layerParameterLimit) });
        return found->get<int>();
    }

    Result<std::vector<float>> readNumbers(
        const Json& layer, const std::string& name, std::size_t count, const Place& place)
    {
        const auto found = layer.find(name);
        if (found == layer.end())
            return place.missing(name);
        if (!found->is_object())
            return place.wrongType(name, "object");
        const Result<std::string> dtype = readText(*found, "dtype", place);
        if (!dtype)
            return dtype.error();
        const Result<std::string> encoding = readText(*found, "encoding", place);
        if (!encoding)
            return encoding.error();
        const std::optional<WeightType> type = weightTypeNamed(*dtype);
        if (!type || *encoding != "base64")
            return place.error(ErrorCode::ModelUnknownEncoding, { *dtype + ", " + *encoding });
        const auto data = found->find("data");
        if (data == found->end())
            return place.missing(name + ".data");
        if (!data->is_string())
            return place.wrongType(name + ".data", "string");

        const auto& text = data->get_ref<const std::string&>();
        if (text.size() != encodedLength(count, *type))
            return place.error(ErrorCode::ModelWrongShape,
                { std::to_string(count), std::to_string(numbersIn(text.size(), *type)) });
        std::optional<std::vector<float>> numbers = decodeWeights(text, *type);
        if (!numbers || numbers->size() != count)
            return place.error(ErrorCode::ModelDamagedData);
        if (!areFinite(*numbers, WeightType::F32))
            return place.error(ErrorCode::ModelNotFinite);
        return *std::move(numbers);
    }

    Result<DenseLayer> readShape(const Json& json, const Place& place)
    {
        if (!json.is_object())
            return Error { ErrorCode::JsonKeyWrongType,
                { place.path, "layers", "array of objects" } };
        const Result<std::string> type = readText(json, "type", place);
        if (!type)
            return type.error();
        if (*type != "dense")
            return place.error(ErrorCode::ModelUnknownLayerType, { *type });
        const Result<int> inputs = readSize(json, "inputs", place);
        if (!inputs)
            return inputs.error();
        const Result<int> outputs = readSize(json, "outputs", place);
        if (!outputs)
            return outputs.error();
        const Result<std::string> name = readText(json, "activation", place);
        if (!name)
            return name.error();
        const std::optional<Activation> activation = activationNamed(*name);
        if (!activation)
            return place.error(ErrorCode::ModelUnknownActivation, { *name });
        DenseLayer layer;
        layer.inputs = *inputs;
        layer.outputs = *outputs;
        layer.activation = *activation;
        return layer;
    }

    Result<DenseLayer> readLayer(const Json& json, int inputsWanted, const Place& place)
    {
        Result<DenseLayer> layer = readShape(json, place);
        if (!layer)
            return layer;
        if (layer->inputs != inputsWanted)
            return place.error(ErrorCode::ModelLayersDoNotFit,
                { std::to_string(layer->inputs), std::to_string(inputsWanted) });
        const auto outputs = static_cast<std::size_t>(layer->outputs);
        const std::size_t weightCount = static_cast<std::size_t>(layer->inputs) * outputs;
        if (weightCount + outputs > layerParameterLimit)
            return place.error(ErrorCode::ModelTooLarge,
                { std::to_string(weightCount + outputs), std::to_string(layerParameterLimit) });

        Result<std::vector<float>> weights = readNumbers(json, "weights", weightCount, place);
        if (!weights)
            return weights.error();
        Result<std::vector<float>> bias = readNumbers(json, "bias", outputs, place);
        if (!bias)
            return bias.error();
        layer->weights = *std::move(weights);
        layer->bias = *std::move(bias);
        return layer;
    }

    Json toJson(const std::vector<float>& numbers, WeightType type)
    {
        return { { "dtype", std::string(nameOf(type)) }, { "encoding", "base64" },
            { "data", encodeWeights(numbers, type) } };
    }

} // namespace

Result<Mlp> readLayers(const Json& layers, int inputs, int outputs, const std::string& path)
{
    if (!layers.is_array())
        return Error { ErrorCode::JsonKeyWrongType, { path, "layers", "array of objects" } };
    if (layers.empty())
        return Error { ErrorCode::ModelNoLayers, { path } };
    Mlp mlp;
    int available = inputs;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        Result<DenseLayer> layer = readLayer(layers[i], available, { path, i });
        if (!layer)
            return layer.error();
        available = layer->outputs;
        mlp.layers.push_back(*std::move(layer));
    }
    const Place last { path, layers.size() - 1 };
    if (available != outputs)
        return last.error(
            ErrorCode::ModelWrongShape, { std::to_string(outputs), std::to_string(available) });
    const Activation activation = mlp.layers.back().activation;
    if (activation != Activation::Identity)
        return last.error(ErrorCode::ModelLastNotIdentity, { std::string(nameOf(activation)) });
    return mlp;
}

Json toJson(const DenseLayer& layer, WeightType type)
{
    return { { "type", "dense" }, { "inputs", layer.inputs }, { "outputs", layer.outputs },
        { "activation", std::string(nameOf(layer.activation)) },
        { "weights", toJson(layer.weights, type) }, { "bias", toJson(layer.bias, type) } };
}

} // namespace inkling
