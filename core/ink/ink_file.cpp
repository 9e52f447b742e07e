// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ink/ink_file.h"

#include "core/base/file.h"
#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace inkling {

namespace {

    constexpr double coordinateLimit
        = 1e6; // as ink_file.h promises; beyond it a float no longer resolves a pen
    constexpr double timeLimit = 1e9; // eleven days in milliseconds
    constexpr int highestLabel = 9;
    constexpr std::size_t longestPoint
        = 128; // bytes; four numbers of any sensible precision take less
    constexpr std::size_t lineLimit = inkPointLimit * longestPoint;
    constexpr std::size_t fewestNumbers = 2; // x, y
    constexpr std::size_t mostNumbers = 4; // x, y, time, pressure

    struct Place {
        const std::string& path;
        int line;
    };

    Error errorAt(ErrorCode code, const Place& place)
    {
        return { code, { place.path, std::to_string(place.line) } };
    }

    Error wrongType(const Place& place, const std::string& key, const std::string& expected)
    {
        return { ErrorCode::JsonKeyWrongType,
            { place.path + ':' + std::to_string(place.line), key, expected } };
    }

    /// Returns the number in \p json when it lies in [\p low, \p high].
    std::optional<float> numberWithin(const Json& json, double low, double high)
    {
        if (!json.is_number())
            return std::nullopt;
        const double value = json.get<double>();
        if (!(value >= low && value <= high)) // also false for what is not a number
            return std::nullopt;
        return static_cast<float>(value);
    }

    std::optional<InkPoint> readPoint(const Json& json)
    {
        if (!json.is_array() || json.size() < fewestNumbers || json.size() > mostNumbers)
            return std::nullopt;
        const std::optional<float> x = numberWithin(json[0], -coordinateLimit, coordinateLimit);
        const std::optional<float> y = numberWithin(json[1], -coordinateLimit, coordinateLimit);
        if (!x || !y)
            return std::nullopt;
        InkPoint point { *x, *y, std::nullopt, std::nullopt };
        if (json.size() > 2 && !json[2].is_null()) {
            point.timeMs = numberWithin(json[2], -timeLimit, timeLimit);
            if (!point.timeMs)
                return std::nullopt;
        }
        if (json.size() > 3 && !json[3].is_null()) {
            point.pressure = numberWithin(json[3], 0.0, 1.0);
            if (!point.pressure)
                return std::nullopt;
        }
        return point;
    }

    Error invalidPoint(const Place& place, std::size_t stroke, std::size_t point)
    {
        Error error = errorAt(ErrorCode::InkPointInvalid, place);
        error.arguments.push_back(std::to_string(stroke + 1));
        error.arguments.push_back(std::to_string(point + 1));
        return error;
    }

    Result<std::vector<Stroke>> readStrokes(const Json& json, const Place& place)
    {
        std::vector<Stroke> strokes;
        std::size_t total = 0;
        for (std::size_t s = 0; s < json.size(); ++s) {
            if (!json[s].is_array() || json[s].empty())
                return invalidPoint(place, s, 0);
            total += json[s].size();
            if (total > inkPointLimit) {
                Error error = errorAt(ErrorCode::InkTooManyPoints, place);
                error.arguments.push_back(std::to_string(inkPointLimit));
                return error;
            }
            Stroke stroke;
            stroke.points.reserve(json[s].size());
            for (std::size_t p = 0; p < json[s].size(); ++p) {
                const std::optional<InkPoint> point = readPoint(json[s][p]);
                if (!point)
                    return invalidPoint(place, s, p);
                stroke.points.push_back(*point);
            }
            strokes.push_back(std::move(stroke));
        }
        return strokes;
    }

    Result<void> readPenWidths(const Json& json, InkRecord& record, const Place& place)
    {
        if (json.contains("pen_width")) {
            const std::optional<float> width
                = numberWithin(json["pen_width"], 0.0, coordinateLimit);
            if (!width)
                return wrongType(place, "pen_width", "number");
            for (Stroke& stroke : record.strokes)
                stroke.penWidth = *width;
        }
        if (json.contains("pen_widths")) {
            const Json& widths = json["pen_widths"];
            if (!widths.is_array() || widths.size() != record.strokes.size())
                return wrongType(place, "pen_widths", "array");
            for (std::size_t s = 0; s < widths.size(); ++s) {
                const std::optional<float> width = numberWithin(widths[s], 0.0, coordinateLimit);
                if (!width)
                    return wrongType(place, "pen_widths", "array");
                record.strokes[s].penWidth = *width;
            }
        }
        return {};
    }

    Result<void> readLabel(const Json& json, InkRecord& record, const Place& place)
    {
        if (!json.contains("label") || json["label"].is_null())
            return {};
        const Json& label = json["label"];
        if (!label.is_number_integer() || label < 0 || label > highestLabel)
            return errorAt(ErrorCode::InkLabelInvalid, place);
        record.label = label.get<int>();
        return {};
    }

    /// Moves the text under \p key out of \p json. Text of another type stays there, among the further keys.
    void takeText(Json& json, const char* key, std::string& text)
    {
        if (!json.contains(key) || !json[key].is_string())
            return;
        text = json[key].get<std::string>();
        json.erase(key);
    }

    void takeKeys(Json& json, InkRecord& record)
    {
        takeText(json, "source", record.source);
        takeText(json, "writer", record.writer);
        takeText(json, "date", record.date);
        for (const char* known : { "strokes", "label", "pen_width", "pen_widths" })
            json.erase(known);
        if (!json.empty())
            record.furtherKeys = toJsonText(json);
    }

    bool isBlank(std::string_view line)
    {
        return line.find_first_not_of(" \t\r") == std::string_view::npos;
    }

    /// Tells before anything is built whether a line has more points than a drawing may have: each point and each
    /// stroke opens a bracket, and a stroke has a point.
    bool hasTooManyPoints(std::string_view line)
    {
        constexpr std::size_t mostBrackets = 2 * inkPointLimit + 1;
        return line.size() > lineLimit
            || static_cast<std::size_t>(std::count(line.begin(), line.end(), '[')) > mostBrackets;
    }

    std::vector<InkRecord> recordsOf(std::vector<InkLine> lines)
    {
        std::vector<InkRecord> records;
        records.reserve(lines.size());
        for (InkLine& line : lines)
            records.push_back(std::move(line.record));
        return records;
    }

} // namespace

Result<InkRecord> parseInkLine(
    std::string_view line, const std::string& path, int lineNumber, EmptyInk emptyInk)
{
    const Place place { path, lineNumber };
    if (hasTooManyPoints(line))
        return Error { ErrorCode::InkTooManyPoints,
            { path, std::to_string(lineNumber), std::to_string(inkPointLimit) } };
    Result<Json> parsed = parseJson(line, path);
    if (!parsed && parsed.error().code != ErrorCode::JsonInvalid)
        return parsed.error();
    if (!parsed)
        return Error { ErrorCode::InkLineNotJson,
            { path, std::to_string(lineNumber), parsed.error().arguments.back() } };
    Json& json = *parsed;
    if (!json.is_object() || !json.contains("strokes") || !json["strokes"].is_array()
        || (json["strokes"].empty() && emptyInk == EmptyInk::Refused))
        return errorAt(ErrorCode::InkLineWithoutStrokes, place);

    Result<std::vector<Stroke>> strokes = readStrokes(json["strokes"], place);
    if (!strokes)
        return strokes.error();
    InkRecord record;
    record.strokes = *std::move(strokes);
    if (const Result<void> read = readPenWidths(json, record, place); !read)
        return read.error();
    if (const Result<void> read = readLabel(json, record, place); !read)
        return read.error();
    takeKeys(json, record);
    return record;
}

Result<std::vector<InkLine>> parseInkLines(std::string_view text, const std::string& path)
{
    std::vector<InkLine> lines;
    int number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        ++number;
        if (isBlank(line))
            continue;
        Result<InkRecord> record = parseInkLine(line, path, number);
        if (!record)
            return record.error();
        lines.push_back({ number, *std::move(record) });
    }
    if (lines.empty())
        return Error { ErrorCode::InkFileEmpty, { path } };
    return lines;
}

Result<std::vector<InkLine>> readInkLines(const std::string& path)
{
    const Result<std::string> text = readTextFile(path, inkFileLimit);
    if (!text)
        return text.error();
    return parseInkLines(*text, path);
}

Result<std::vector<InkRecord>> parseInkText(std::string_view text, const std::string& path)
{
    Result<std::vector<InkLine>> lines = parseInkLines(text, path);
    if (!lines)
        return lines.error();
    return recordsOf(*std::move(lines));
}

Result<std::vector<InkRecord>> readInkFile(const std::string& path)
{
    Result<std::vector<InkLine>> lines = readInkLines(path);
    if (!lines)
        return lines.error();
    return recordsOf(*std::move(lines));
}

} // namespace inkling
