// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/ink/ink_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace inkling {

namespace {

    void appendNumber(std::string& text, float value)
    {
        std::array<char, 32>
            digits {}; // the shortest form that reads back as the same float takes at most 16
        const std::to_chars_result end
            = std::to_chars(digits.data(), digits.data() + digits.size(), value);
        text.append(digits.data(), end.ptr);
    }

    void appendPoint(std::string& text, const InkPoint& point)
    {
        text += '[';
        appendNumber(text, point.x);
        text += ',';
        appendNumber(text, point.y);
        if (point.timeMs || point.pressure) {
            text += ',';
            if (point.timeMs)
                appendNumber(text, *point.timeMs);
            else
                text += "null";
        }
        if (point.pressure) {
            text += ',';
            appendNumber(text, *point.pressure);
        }
        text += ']';
    }

    void appendStrokes(std::string& text, const std::vector<Stroke>& strokes)
    {
        text += R"("strokes":[)";
        for (std::size_t s = 0; s < strokes.size(); ++s) {
            text += s == 0 ? "[" : ",[";
            for (std::size_t p = 0; p < strokes[s].points.size(); ++p) {
                if (p > 0)
                    text += ',';
                appendPoint(text, strokes[s].points[p]);
            }
            text += ']';
        }
        text += ']';
    }

    void appendPenWidths(std::string& text, const std::vector<Stroke>& strokes)
    {
        if (strokes.empty())
            return;
        const float first = strokes.front().penWidth;
        const bool same = std::all_of(strokes.begin(), strokes.end(),
            [first](const Stroke& s) { return s.penWidth == first; });
        if (same && first <= 0)
            return; // unknown
        text += R"(,"pen_width":)";
        appendNumber(text, first);
        if (same)
            return;
        text += R"(,"pen_widths":[)";
        for (std::size_t s = 0; s < strokes.size(); ++s) {
            if (s > 0)
                text += ',';
            appendNumber(text, strokes[s].penWidth);
        }
        text += ']';
    }

    void appendText(std::string& text, const char* key, const std::string& value)
    {
        if (!value.empty())
            text += std::string("\"") + key + "\":" + toJsonText(Json(value)) + ',';
    }

} // namespace

std::string toInkLine(const InkRecord& record)
{
    std::string text = "{";
    if (record.label)
        text += R"("label":)" + std::to_string(*record.label) + ',';
    appendText(text, "source", record.source);
    appendText(text, "writer", record.writer);
    appendText(text, "date", record.date);
    appendStrokes(text, record.strokes);
    appendPenWidths(text, record.strokes);
    if (record.furtherKeys.size() > 2) // more than the two braces
        text += ',' + record.furtherKeys.substr(1, record.furtherKeys.size() - 2);
    text += '}';
    return text;
}

Result<void> writeInkFile(const std::string& path, const std::vector<InkRecord>& records)
{
    std::string text;
    for (const InkRecord& record : records)
        text += toInkLine(record) + '\n';
    return writeTextFile(path, text);
}

} // namespace inkling
