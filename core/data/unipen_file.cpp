// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/unipen_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

namespace inkling {

namespace {

    constexpr float coordinateLimit = 1e6F; // as in ink files
    constexpr std::string_view blanks = " \t\r\v\f";

    std::string_view trimmed(std::string_view text)
    {
        const std::size_t begin = text.find_first_not_of(blanks);
        if (begin == std::string_view::npos)
            return {};
        return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
    }

    /// Takes the first word off \p text.
    std::string_view takeWord(std::string_view& text)
    {
        const std::size_t end = std::min(text.find_first_of(blanks), text.size());
        const std::string_view word = text.substr(0, end);
        text = trimmed(text.substr(end));
        return word;
    }

    std::optional<float> coordinate(std::string_view word)
    {
        float value = 0;
        const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), value);
        const bool isNumber = failure == std::errc() && end == word.data() + word.size();
        // Also false for what is not a number.
        if (!isNumber || !(std::abs(value) <= coordinateLimit))
            return std::nullopt;
        return value;
    }

    /// The digit in the quotes of a segment; nothing for other labels.
    std::optional<int> labelIn(std::string_view segment)
    {
        const std::size_t open = segment.find('"');
        const std::size_t close = segment.rfind('"');
        if (open == std::string_view::npos || close != open + 2)
            return std::nullopt;
        const char digit = segment[open + 1];
        return digit >= '0' && digit <= '9' ? std::optional(digit - '0') : std::nullopt;
    }

    bool isWholeNumber(std::string_view word)
    {
        return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
    }

    class UnipenReader {
    public:
        explicit UnipenReader(const std::string& path)
            : m_path(path)
        {
        }

        Result<void> take(std::string_view line);
        Result<void> end();

        std::vector<InkLine> takeLines() { return std::move(m_lines); }

    private:
        Error at(ErrorCode code, int line) const
        {
            return { code, { m_path, std::to_string(line) } };
        }

        Error invalid() const { return at(ErrorCode::UnipenLineInvalid, m_line); }

        Result<void> takeKeyword(std::string_view line);
        Result<void> takePoint(std::string_view line);
        Result<void> beginSegment(std::string_view rest);
        Result<void> lowerPen();
        Result<void> liftPen();
        Result<void> endSegment() const;
        void takeComment(std::string_view rest);

        InkRecord& record() { return m_lines.back().record; }

        const std::string& m_path;
        int m_line = 0;
        std::vector<InkLine> m_lines;
        std::string m_writer;
        Stroke m_stroke;
        std::size_t m_points = 0; ///< of the segment
        bool m_penIsDown = false;
    };

    Result<void> UnipenReader::take(std::string_view line)
    {
        ++m_line;
        const std::string_view content = trimmed(line);
        if (content.empty())
            return {};
        // The dot of a number is followed by a digit.
        if (content.front() == '.' && content.size() > 1 && content[1] >= 'A')
            return takeKeyword(content);
        // Outside of strokes it is the rest of a comment.
        return m_penIsDown ? takePoint(content) : Result<void>();
    }

    Result<void> UnipenReader::takeKeyword(std::string_view line)
    {
        const std::string_view keyword = takeWord(line);
        if (keyword == ".SEGMENT")
            return beginSegment(line);
        if (keyword == ".PEN_DOWN")
            return lowerPen();
        if (keyword == ".PEN_UP")
            return liftPen();
        if (keyword == ".WRITER_ID")
            m_writer = takeWord(line);
        if (keyword == ".COMMENT")
            takeComment(line);
        return {};
    }

    Result<void> UnipenReader::beginSegment(std::string_view rest)
    {
        if (m_penIsDown)
            return invalid();
        if (const Result<void> complete = endSegment(); !complete)
            return complete;
        InkRecord next;
        next.label = labelIn(rest);
        next.writer = m_writer;
        m_lines.push_back({ m_line, std::move(next) });
        m_points = 0;
        return {};
    }

    Result<void> UnipenReader::endSegment() const
    {
        if (!m_lines.empty() && m_lines.back().record.strokes.empty())
            return at(ErrorCode::InkLineWithoutStrokes, m_lines.back().number);
        return {};
    }

    void UnipenReader::takeComment(std::string_view rest)
    {
        const std::string_view label = takeWord(rest);
        const std::string_view writer = takeWord(rest);
        const std::string_view number = takeWord(rest);
        if (!m_lines.empty() && rest.empty() && isWholeNumber(label) && isWholeNumber(writer)
            && isWholeNumber(number))
            record().writer = writer;
    }

    Result<void> UnipenReader::lowerPen()
    {
        if (m_penIsDown || m_lines.empty())
            return invalid();
        m_penIsDown = true;
        m_stroke.points.clear();
        return {};
    }

    Result<void> UnipenReader::liftPen()
    {
        if (!m_penIsDown)
            return invalid();
        m_penIsDown = false;
        if (!m_stroke.points.empty())
            record().strokes.push_back(m_stroke);
        return {};
    }

    Result<void> UnipenReader::takePoint(std::string_view line)
    {
        const std::optional<float> x = coordinate(takeWord(line));
        const std::optional<float> y = coordinate(takeWord(line));
        if (!x || !y)
            return invalid();
        if (++m_points > inkPointLimit)
            return Error { ErrorCode::InkTooManyPoints,
                { m_path, std::to_string(m_line), std::to_string(inkPointLimit) } };
        m_stroke.points.push_back({ *x, -*y, std::nullopt, std::nullopt });
        return {};
    }

    Result<void> UnipenReader::end()
    {
        if (m_penIsDown) // the file was cut off
            return invalid();
        if (m_lines.empty())
            return Error { ErrorCode::InkFileEmpty, { m_path } };
        return endSegment();
    }

} // namespace

bool looksLikeUnipen(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin != std::string_view::npos && text[begin] == '.';
}

Result<std::vector<InkLine>> parseUnipen(std::string_view text, const std::string& path)
{
    UnipenReader reader(path);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (const Result<void> taken = reader.take(text.substr(begin, end - begin)); !taken)
            return taken.error();
        begin = end + 1;
    }
    if (const Result<void> complete = reader.end(); !complete)
        return complete.error();
    return reader.takeLines();
}

} // namespace inkling
