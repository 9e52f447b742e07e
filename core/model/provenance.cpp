// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/provenance.h"

#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <cassert>

namespace inkling {

namespace {

    Json figuresToJson(const ProvenanceFigures& figures)
    {
        Json object = Json::object();
        if (!figures.data.empty())
            object["data"] = figures.data;
        object["samples"] = figures.samples;
        object["errors"] = figures.errors;
        object["error_percent"] = figures.errorPercent;
        return object;
    }

} // namespace

std::string toJson(const Provenance& provenance)
{
    const Result<Json> recipe = parseJson(provenance.recipe, "recipe");
    assert(recipe);
    Json object { { "recipe", *recipe }, { "data", Json::array() }, { "seed", provenance.seed } };
    for (const ProvenanceData& data : provenance.data)
        object["data"].push_back({ { "set", data.set }, { "training_samples", data.training },
            { "validation_samples", data.validation } });
    for (const ProvenanceChange& change : provenance.changes)
        object["changes"].push_back(
            { { "step", change.step }, { "field", change.field }, { "value", change.value } });
    if (provenance.validation)
        object["validation"] = figuresToJson(*provenance.validation);
    if (provenance.test)
        object["test"] = figuresToJson(*provenance.test);
    object["created_by"] = provenance.createdBy;
    return toJsonText(object);
}

} // namespace inkling
