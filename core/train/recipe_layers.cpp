// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/recipe_layers.h"

#include "core/data/sample.h"
#include "core/model/model_file.h"

#include <string>

namespace inkling {

namespace {

    constexpr std::size_t nameLimit = 200; // bytes
    constexpr NumberRange shareRange { 0, 1, true, false };

    /// Tells whether a layer is one that model files can hold.
    bool fits(int inputs, int units)
    {
        return (static_cast<std::size_t>(inputs) + 1) * static_cast<std::size_t>(units)
            <= layerParameterLimit;
    }

    int mostUnits(int inputs)
    {
        const std::size_t most = layerParameterLimit / (static_cast<std::size_t>(inputs) + 1);
        return static_cast<int>(std::min<std::size_t>(most, hiddenUnitLimit));
    }

    void readUnits(const JsonFields& fields, int inputs, RecipeLayer& layer)
    {
        fields.require("units");
        fields.whole("units", { 1, hiddenUnitLimit }, layer.units);
        if (const Json* units = fields.find("units");
            units != nullptr && !fits(inputs, layer.units))
            fields.reject(
                "units", *units, textOf({ 1, static_cast<double>(mostUnits(inputs)) }, true));
    }

    /// Reads how a layer sees what comes out of the one before. A grid without channels stands for a layer without places.
    void readWindows(const JsonFields& fields, const Grid& grid, RecipeLayer& layer)
    {
        Windows windows { mapsAtOnce, 1, 1 };
        const Json* maps = fields.require("maps");
        fields.require("window");
        fields.require("stride");
        if (maps == nullptr || grid.channels == 0) {
            fields.reject("maps", maps == nullptr ? Json() : *maps, "-");
            return;
        }
        fields.whole("window", { 1, static_cast<double>(grid.side) }, windows.size);
        fields.whole("stride", { 1, static_cast<double>(windows.size) }, windows.stride);
        const Grid one = gridAfter(grid, windows);
        const int most = mostUnits(grid.size()) / (one.side * one.side) / mapsAtOnce * mapsAtOnce;
        fields.whole(
            "maps", { static_cast<double>(mapsAtOnce), static_cast<double>(most) }, windows.maps);
        if (maps = fields.find("maps"); maps != nullptr && windows.maps % mapsAtOnce != 0)
            fields.reject("maps", *maps, "16, 32, 48, ...");
        layer.windows = windows;
        layer.units = gridAfter(grid, windows).size();
    }

    RecipeLayer readLayer(const JsonFields& fields, const Grid& grid, int inputs)
    {
        RecipeLayer layer;
        if (fields.find("maps") != nullptr)
            readWindows(fields, grid, layer);
        else
            readUnits(fields, inputs, layer);
        std::string name(nameOf(layer.activation));
        fields.text("activation", nameLimit, name);
        if (const std::optional<Activation> activation = activationNamed(name))
            layer.activation = *activation;
        else
            fields.reject("activation", name, "identity, sigmoid, tanh, relu");
        fields.number("dropout", shareRange, layer.dropout);
        return layer;
    }

} // namespace

std::vector<RecipeLayer> readHidden(const JsonFields& root, JsonCheck& check)
{
    std::vector<RecipeLayer> hidden;
    const Json* array = root.array("hidden", hiddenLayerLimit);
    int inputs = static_cast<int>(digitPixels);
    Grid grid = imageGrid;
    for (std::size_t i = 0; array != nullptr && i < array->size() && !check.error; ++i) {
        const Json& value = (*array)[i];
        const std::string name = "hidden[" + std::to_string(i) + "]";
        const bool hasMaps = value.is_object() && value.contains("maps");
        const JsonFields fields = hasMaps
            ? JsonFields(
                value, name, { "maps", "window", "stride", "activation", "dropout" }, check)
            : JsonFields(value, name, { "units", "activation", "dropout" }, check);
        hidden.push_back(readLayer(fields, grid, inputs));
        const RecipeLayer& layer = hidden.back();
        inputs = layer.units;
        grid = layer.windows && !check.error ? gridAfter(grid, *layer.windows) : Grid {};
    }
    return hidden;
}

Json toJsonValue(const std::vector<RecipeLayer>& hidden)
{
    Json result = Json::array();
    for (const RecipeLayer& layer : hidden) {
        Json object { { "activation", nameOf(layer.activation) } };
        if (layer.windows) {
            object["maps"] = layer.windows->maps;
            object["window"] = layer.windows->size;
            object["stride"] = layer.windows->stride;
        } else {
            object["units"] = layer.units;
        }
        if (layer.dropout != 0)
            object["dropout"] = layer.dropout;
        result.push_back(std::move(object));
    }
    return result;
}

} // namespace inkling
