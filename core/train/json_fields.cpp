// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/json_fields.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace inkling {

namespace {

    constexpr std::size_t shownValueLimit = 60; // bytes of a wrong value that a message can show

    std::string shown(const Json& value)
    {
        std::string text
            = value.dump(-1, ' ', true); // ASCII only, so that cutting splits no character
        if (text.size() > shownValueLimit)
            text = text.substr(0, shownValueLimit) + "...";
        return text;
    }

    std::string joined(std::initializer_list<std::string_view> words)
    {
        std::string result;
        for (const std::string_view word : words)
            result.append(result.empty() ? "" : ", ").append(word);
        return result;
    }

    bool isIn(const NumberRange& range, double value)
    {
        const bool aboveLeast = range.leastAllowed ? value >= range.least : value > range.least;
        const bool belowGreatest
            = range.greatestAllowed ? value <= range.greatest : value < range.greatest;
        return aboveLeast && belowGreatest;
    }

} // namespace

std::string textOf(const NumberRange& range, bool isWhole)
{
    constexpr int digits = 17; // every whole number that a double holds exactly
    std::ostringstream text;
    text.precision(digits);
    if (isWhole) {
        text << range.least << ".." << range.greatest;
    } else {
        text << range.least << (range.leastAllowed ? " <= x " : " < x ")
             << (range.greatestAllowed ? "<= " : "< ") << range.greatest;
    }
    return text.str();
}

JsonFields::JsonFields(const Json& value, std::string name, JsonCheck& check)
    : m_name(std::move(name))
    , m_check(&check)
{
    if (check.error)
        return;
    if (value.is_object())
        m_object = &value;
    else
        check.error = Error { ErrorCode::RecipeInvalidValue,
            { check.path, m_name, shown(value), "{...}" } };
}

JsonFields::JsonFields(const Json& value, std::string name,
    std::initializer_list<std::string_view> allowed, JsonCheck& check)
    : JsonFields(value, std::move(name), check)
{
    if (m_object == nullptr)
        return;
    for (const auto& [key, unused] : value.items()) {
        if (std::find(allowed.begin(), allowed.end(), key) == allowed.end()) {
            check.error = Error { ErrorCode::RecipeUnknownKey,
                { check.path, nameOf(key), joined(allowed) } };
            return;
        }
    }
}

std::string JsonFields::nameOf(std::string_view key) const
{
    return m_name.empty() ? std::string(key) : m_name + "." + std::string(key);
}

const Json* JsonFields::find(std::string_view key) const
{
    if (m_object == nullptr || m_check->error)
        return nullptr;
    const auto found = m_object->find(std::string(key));
    return found == m_object->end() ? nullptr : &*found;
}

const Json* JsonFields::require(std::string_view key) const
{
    const Json* value = find(key);
    if (value == nullptr && !m_check->error)
        m_check->error = Error { ErrorCode::JsonKeyMissing, { m_check->path, nameOf(key) } };
    return value;
}

void JsonFields::reject(std::string_view key, const Json& value, const std::string& allowed) const
{
    m_check->error = Error { ErrorCode::RecipeInvalidValue,
        { m_check->path, nameOf(key), shown(value), allowed } };
}

bool JsonFields::isWholeIn(const Json& value, const NumberRange& range, std::string_view key) const
{
    if (value.is_number_integer() && isIn(range, value.get<double>()))
        return true;
    reject(key, value, textOf(range, true));
    return false;
}

void JsonFields::number(std::string_view key, const NumberRange& range, double& target) const
{
    const Json* value = find(key);
    if (value == nullptr)
        return;
    if (value->is_number() && isIn(range, value->get<double>()))
        target = value->get<double>();
    else
        reject(key, *value, textOf(range, false));
}

void JsonFields::flag(std::string_view key, bool& target) const
{
    const Json* value = find(key);
    if (value == nullptr)
        return;
    if (value->is_boolean())
        target = value->get<bool>();
    else
        reject(key, *value, "true, false");
}

void JsonFields::text(std::string_view key, std::size_t limit, std::string& target) const
{
    const Json* value = find(key);
    if (value == nullptr)
        return;
    if (value->is_string()) {
        const auto& found = value->get_ref<const std::string&>();
        if (!found.empty() && found.size() <= limit) {
            target = found;
            return;
        }
    }
    reject(key, *value, "\"...\" (1.." + std::to_string(limit) + ")");
}

const Json* JsonFields::array(std::string_view key, std::size_t limit) const
{
    const Json* value = find(key);
    if (value == nullptr || (value->is_array() && value->size() <= limit))
        return value;
    reject(key, *value, "[...] (0.." + std::to_string(limit) + ")");
    return nullptr;
}

} // namespace inkling
