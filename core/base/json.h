// SPDX-License-Identifier: GPL-3.0-or-later
// Parses JSON without exceptions and with bounds: every reader of a file goes through here.
// Include <nlohmann/json.hpp> where the result is used; no public header of a room includes this one.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace inkling {

/// JSON whose objects keep the order of their keys.
using Json = nlohmann::ordered_json;

/// Arrays and objects nested deeper than this are refused: none of our formats comes near it, and freeing or writing a
/// hostile file of a million brackets would overflow the stack.
constexpr int jsonDepthLimit = 64;

/// Objects of more keys than this are refused: finding a key among so many is slow, and none of our formats has them.
constexpr std::size_t jsonKeyLimit = 4096;

/// Text of more values than this is refused while it is read, before a tree of many gigabytes has grown from it. A value
/// takes up to some 100 bytes; our largest, an ink line of 200,000 points, has 1.2 million of them.
constexpr std::size_t jsonValueLimit = 2'000'000;

/// Where text is broken, both from 1. *Units*: columns in bytes.
struct TextPosition {
    int line = 1;
    int column = 1;
};

/// Returns the position of the byte at \p offset of \p text.
TextPosition positionAt(std::string_view text, std::size_t offset);

/// Parses \p text, which came from \p path.
/// *Errors*: JsonTooLarge beyond jsonValueLimit; JsonInvalid, also for a number that no double holds and beyond jsonDepthLimit and jsonKeyLimit.
Result<Json> parseJson(std::string_view text, const std::string& path);

/// Returns \p json as text; bytes that are no UTF-8 are replaced. \p indent -1 gives one line.
std::string toJsonText(const Json& json, int indent = -1);

} // namespace inkling
