// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/catalog.h"

#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace inkling {

namespace {

    constexpr std::size_t digestLength = 64;

    /// Reads keys that must be there and remembers the first thing that is wrong.
    class Reader {
    public:
        explicit Reader(std::string path)
            : m_path(std::move(path))
        {
        }

        std::string text(const Json& object, const char* key)
        {
            const Json* value = require(object, key);
            if (value == nullptr)
                return {};
            if (!value->is_string())
                return wrongType(key, "string"), std::string();
            return value->get<std::string>();
        }

        std::uint64_t count(const Json& object, const char* key)
        {
            const Json* value = require(object, key);
            if (value == nullptr)
                return 0;
            if (!value->is_number_unsigned() || value->get<std::uint64_t>() == 0)
                return wrongType(key, "positive integer"), 0;
            return value->get<std::uint64_t>();
        }

        const Json& list(const Json& object, const char* key)
        {
            static const Json none = Json::array();
            const Json* value = require(object, key);
            if (value == nullptr)
                return none;
            if (!value->is_array() || value->empty())
                return wrongType(key, "array"), none;
            return *value;
        }

        void refuse(const char* key, const std::string& value)
        {
            if (!error)
                error = Error { ErrorCode::CatalogInvalid, { m_path, key, value } };
        }

        void wrongType(const char* key, const char* type)
        {
            if (!error)
                error = Error { ErrorCode::JsonKeyWrongType, { m_path, key, type } };
        }

        std::optional<Error> error;

    private:
        const Json* require(const Json& object, const char* key)
        {
            if (!object.is_object())
                return wrongType(key, "object"), nullptr;
            const auto found = object.find(key);
            if (found != object.end())
                return &*found;
            if (!error)
                error = Error { ErrorCode::JsonKeyMissing, { m_path, key } };
            return nullptr;
        }

        std::string m_path;
    };

    /// A name that stays where it is put: no separators, no way up, nothing hidden.
    bool isPlainName(const std::string& name)
    {
        const auto isPlain = [](char letter) {
            return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9') || letter == '-' || letter == '_'
                || letter == '.';
        };
        return !name.empty() && name.front() != '.'
            && std::all_of(name.begin(), name.end(), isPlain);
    }

    bool isDigest(const std::string& text)
    {
        const auto isHex = [](char letter) {
            return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
        };
        return text.size() == digestLength && std::all_of(text.begin(), text.end(), isHex);
    }

    CatalogFile readFile(const Json& value, Reader& reader)
    {
        CatalogFile file { reader.text(value, "name"), reader.count(value, "bytes"),
            reader.count(value, "unpacked_bytes"), reader.text(value, "unpacked_sha256") };
        if (!isPlainName(file.name))
            reader.refuse("name", file.name);
        if (!isDigest(file.unpackedSha256))
            reader.refuse("unpacked_sha256", file.unpackedSha256);
        if (file.bytes > catalogFileLimit)
            reader.refuse("bytes", std::to_string(file.bytes));
        if (file.unpackedBytes > catalogFileLimit)
            reader.refuse("unpacked_bytes", std::to_string(file.unpackedBytes));
        return file;
    }

    CatalogPart readPart(const Json& value, Reader& reader)
    {
        CatalogPart part { reader.text(value, "name"), reader.text(value, "title"),
            reader.count(value, "samples") };
        const std::string purpose = reader.text(value, "purpose");
        part.isForTraining = purpose == "training";
        if (!part.isForTraining && purpose != "test")
            reader.refuse("purpose", purpose);
        return part;
    }

    CatalogSet readSet(const Json& value, Reader& reader)
    {
        CatalogSet set;
        set.name = reader.text(value, "name");
        set.title = reader.text(value, "title");
        set.description = reader.text(value, "description");
        set.creators = reader.text(value, "creators");
        set.terms = reader.text(value, "terms");
        set.folder = reader.text(value, "folder");
        if (!isPlainName(set.folder))
            reader.refuse("folder", set.folder);
        for (const Json& mirror : reader.list(value, "mirrors")) {
            set.mirrors.push_back(mirror.is_string() ? mirror.get<std::string>() : std::string());
            if (!set.mirrors.back().ends_with('/'))
                reader.refuse("mirrors", set.mirrors.back());
        }
        for (const Json& part : reader.list(value, "parts"))
            set.parts.push_back(readPart(part, reader));
        for (const Json& file : reader.list(value, "files"))
            set.files.push_back(readFile(file, reader));
        return set;
    }

} // namespace

std::uint64_t CatalogSet::downloadBytes() const
{
    std::uint64_t bytes = 0;
    for (const CatalogFile& file : files)
        bytes += file.bytes;
    return bytes;
}

Result<Catalog> parseCatalog(std::string_view text, const std::string& path)
{
    const Result<Json> root = parseJson(text, path);
    if (!root)
        return root.error();
    Reader reader(path);
    if (const std::string format = reader.text(*root, "format"); format != catalogFormat)
        reader.refuse("format", format);
    if (const std::uint64_t version = reader.count(*root, "version"); version != 1)
        reader.refuse("version", std::to_string(version));
    Catalog catalog;
    for (const Json& set : reader.list(*root, "sets"))
        catalog.push_back(readSet(set, reader));
    if (reader.error)
        return *reader.error;
    return catalog;
}

Result<CatalogSet> findInCatalog(const Catalog& catalog, const std::string& name)
{
    std::string known;
    for (const CatalogSet& set : catalog) {
        if (set.name == name)
            return set;
        known += (known.empty() ? "" : ", ") + set.name;
    }
    return Error { ErrorCode::CatalogSetUnknown, { name, known } };
}

} // namespace inkling
