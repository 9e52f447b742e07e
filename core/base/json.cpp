// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace inkling {

namespace {

    /// Builds a value from what the parser reports, and stops it at the first fault.
    class Builder : public nlohmann::json_sax<Json> {
    public:
        Builder() noexcept(false) = default; // a node-based Json may allocate
        Builder(const Builder&) = delete;
        Builder& operator=(const Builder&) = delete;
        ~Builder() override = default;

        Json takeRoot() { return std::move(m_root); }

        /// Bytes read up to and with the faulty one.
        std::size_t faultPosition() const { return m_faultPosition; }

        bool hasTooManyValues() const { return m_values > jsonValueLimit; }

        bool nestsTooDeep() const { return m_open.size() > jsonDepthLimit; }

        bool null() override { return add(nullptr); }

        bool boolean(bool value) override { return add(value); }

        bool number_integer(number_integer_t value) override { return add(value); }

        bool number_unsigned(number_unsigned_t value) override { return add(value); }

        bool number_float(number_float_t value, const string_t& /*text*/) override
        {
            return add(value);
        }

        bool string(string_t& value) override { return add(std::move(value)); }

        bool binary(binary_t& /*value*/) override { return false; }

        bool key(string_t& name) override
        {
            m_key = std::move(name);
            return m_open.back()->size() < jsonKeyLimit;
        }

        bool start_object(std::size_t /*size*/) override { return open(Json::object()); }

        bool start_array(std::size_t /*size*/) override { return open(Json::array()); }

        bool end_object() override { return close(); }

        bool end_array() override { return close(); }

        bool parse_error(std::size_t position, const std::string& /*token*/,
            const Json::exception& /*fault*/) override
        {
            m_faultPosition = position;
            return false;
        }

    private:
        Json& place(Json&& value)
        {
            if (m_open.empty())
                return m_root = std::move(value);
            Json& parent = *m_open.back();
            if (parent.is_object())
                return parent[m_key] = std::move(value);
            parent.push_back(std::move(value));
            return parent.back();
        }

        bool add(Json&& value)
        {
            place(std::move(value));
            return ++m_values <= jsonValueLimit;
        }

        bool open(Json&& value)
        {
            // A parent gets no sibling while its child is open, so the pointers hold.
            m_open.push_back(&place(std::move(value)));
            return ++m_values <= jsonValueLimit && !nestsTooDeep();
        }

        bool close()
        {
            m_open.pop_back();
            return true;
        }

        Json m_root;
        std::vector<Json*> m_open;
        std::string m_key;
        std::size_t m_faultPosition = 0;
        std::size_t m_values = 0;
    };

    std::size_t offsetOfDepth(std::string_view text, int depthWanted)
    {
        int depth = 0;
        bool inString = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (inString && c == '\\')
                ++i;
            else if (c == '"')
                inString = !inString;
            else if (!inString && (c == '[' || c == '{') && ++depth == depthWanted)
                return i;
            else if (!inString && (c == ']' || c == '}'))
                --depth;
        }
        return text.size();
    }

} // namespace

TextPosition positionAt(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, offset);
    const std::size_t lineBreak = before.rfind('\n');
    const std::size_t lineBegin = lineBreak == std::string_view::npos ? 0 : lineBreak + 1;
    return { static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
        static_cast<int>(before.size() - lineBegin) + 1 };
}

Result<Json> parseJson(std::string_view text, const std::string& path)
{
    Builder builder;
    if (Json::sax_parse(text, &builder))
        return builder.takeRoot();
    if (builder.hasTooManyValues())
        return Error { ErrorCode::JsonTooLarge, { path, std::to_string(jsonValueLimit) } };
    const std::size_t offset = builder.nestsTooDeep()
        ? offsetOfDepth(text, jsonDepthLimit + 1)
        : std::max<std::size_t>(builder.faultPosition(), 1) - 1;
    const TextPosition position = positionAt(text, offset);
    return Error { ErrorCode::JsonInvalid,
        { path, std::to_string(position.line), std::to_string(position.column) } };
}

std::string toJsonText(const Json& json, int indent)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace inkling
