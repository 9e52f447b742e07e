// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/recipe_difference.h"

#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace inkling {

namespace {

    /// Without what a run does not depend on.
    Json jsonOf(const Recipe& recipe)
    {
        Json json = *parseJson(toJson(recipe), recipe.name);
        json.erase("name");
        json.erase("temperature");
        return json;
    }

    std::string shown(const Json* value) { return value == nullptr ? "-" : toJsonText(*value); }

    std::optional<RecipeDifference> compare(
        const std::string& key, const Json* first, const Json* second);

    std::optional<RecipeDifference> compareObjects(
        const std::string& key, const Json& first, const Json& second)
    {
        std::vector<std::string> names;
        for (const Json* object : { &first, &second }) {
            for (const auto& [name, unused] : object->items()) {
                if (std::find(names.begin(), names.end(), name) == names.end())
                    names.push_back(name);
            }
        }
        for (const std::string& name : names) {
            const auto inFirst = first.find(name);
            const auto inSecond = second.find(name);
            if (const auto difference = compare(key.empty() ? name : key + "." + name,
                    inFirst == first.end() ? nullptr : &*inFirst,
                    inSecond == second.end() ? nullptr : &*inSecond))
                return difference;
        }
        return std::nullopt;
    }

    std::optional<RecipeDifference> compareArrays(
        const std::string& key, const Json& first, const Json& second)
    {
        for (std::size_t i = 0; i < std::max(first.size(), second.size()); ++i) {
            if (const auto difference = compare(key + "[" + std::to_string(i) + "]",
                    i < first.size() ? &first[i] : nullptr,
                    i < second.size() ? &second[i] : nullptr))
                return difference;
        }
        return std::nullopt;
    }

    std::optional<RecipeDifference> compare(
        const std::string& key, const Json* first, const Json* second)
    {
        if (first != nullptr && second != nullptr) {
            if (*first == *second)
                return std::nullopt;
            if (first->is_object() && second->is_object())
                return compareObjects(key, *first, *second);
            if (first->is_array() && second->is_array())
                return compareArrays(key, *first, *second);
        }
        return RecipeDifference { key, shown(first), shown(second) };
    }

} // namespace

std::optional<RecipeDifference> firstDifference(const Recipe& first, const Recipe& second)
{
    const Json one = jsonOf(first);
    const Json other = jsonOf(second);
    return compare({}, &one, &other);
}

} // namespace inkling
