// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the fields of JSON objects one by one and remembers the first thing that is wrong, with the field's full name.
// Only .cpp files of this folder include it.
#pragma once

#include "core/base/error.h"
#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace inkling {

/// Where the first error of a document is kept. Readers do nothing more once there is one.
struct JsonCheck {
    std::string path; ///< of the document
    std::optional<Error> error;
};

/// A range of numbers. \p text is how it is told to people.
struct NumberRange {
    double least = 0;
    double greatest = 0;
    bool leastAllowed = true;
    bool greatestAllowed = true;
};

/// Returns "1..8" for whole numbers and "0 < x <= 10" for others.
std::string textOf(const NumberRange& range, bool isWhole);

/// One JSON object under a name such as "data[1]"; the root's name is empty.
class JsonFields {
public:
    /// \p value must be an object and have no key but \p allowed. *Errors*: RecipeInvalidValue, RecipeUnknownKey.
    JsonFields(const Json& value, std::string name, std::initializer_list<std::string_view> allowed,
        JsonCheck& check);

    /// \p value must be an object; its keys are checked elsewhere. *Errors*: RecipeInvalidValue.
    JsonFields(const Json& value, std::string name, JsonCheck& check);

    /// Returns the value under \p key; null when it is not there or an error came before.
    const Json* find(std::string_view key) const;

    /// Returns the value under \p key. *Errors*: JsonKeyMissing.
    const Json* require(std::string_view key) const;

    /// Reads a whole number into \p target, which stays as it is when the key is not there. *Errors*: RecipeInvalidValue.
    template <typename Integer>
    void whole(std::string_view key, const NumberRange& range, Integer& target) const
    {
        if (const Json* value = find(key); value && isWholeIn(*value, range, key))
            target = value->get<Integer>();
    }

    /// Reads a number likewise.
    void number(std::string_view key, const NumberRange& range, double& target) const;

    /// Reads true or false likewise.
    void flag(std::string_view key, bool& target) const;

    /// Reads a text of at most \p limit bytes, not empty, likewise.
    void text(std::string_view key, std::size_t limit, std::string& target) const;

    /// Returns the array under \p key; null when it is not there. *Errors*: RecipeInvalidValue, also when it has more than
    /// \p limit elements.
    const Json* array(std::string_view key, std::size_t limit) const;

    /// Notes that \p value under \p key is not what is \p allowed.
    void reject(std::string_view key, const Json& value, const std::string& allowed) const;

    /// Returns the full name of \p key.
    std::string nameOf(std::string_view key) const;

private:
    bool isWholeIn(const Json& value, const NumberRange& range, std::string_view key) const;

    const Json* m_object = nullptr;
    std::string m_name;
    JsonCheck* m_check;
};

} // namespace inkling
