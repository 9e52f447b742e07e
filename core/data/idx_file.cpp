// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx_file.h"

#include "core/base/file.h"
#include "core/base/gzip.h"

#include <algorithm>
#include <array>
#include <utility>

namespace inkling {

namespace {

    constexpr std::size_t wordBytes = 4; // every number of the header is a big-endian 32-bit word
    constexpr std::uint32_t unsignedByteType = 0x08;
    constexpr std::size_t highestLabel = 9;

    /// The header's words are the magic number and then the size along each dimension.
    std::uint32_t magicFor(std::size_t dimensions)
    {
        return unsignedByteType << 8U | static_cast<std::uint32_t>(dimensions);
    }

    std::uint32_t readWord(std::span<const std::byte> bytes)
    {
        std::uint32_t word = 0;
        for (std::size_t i = 0; i < wordBytes; ++i)
            word = word << 8U | std::to_integer<std::uint32_t>(bytes[i]);
        return word;
    }

    void appendWord(std::vector<std::byte>& bytes, std::uint32_t word)
    {
        for (unsigned shift = 32; shift > 0; shift -= 8)
            bytes.push_back(static_cast<std::byte>(word >> (shift - 8) & 0xFFU));
    }

    Result<std::vector<std::byte>> readUnpacked(const std::string& path)
    {
        Result<std::vector<std::byte>> bytes = readFile(path, idxFileLimit);
        if (!bytes || !isGzip(*bytes))
            return bytes;
        return gunzip(*bytes, idxFileLimit, path);
    }

    template <std::size_t dimensions> struct IdxContent {
        std::array<std::uint32_t, dimensions> sizes {};
        std::span<const std::byte> values;
    };

    Error sizeError(
        ErrorCode code, const std::string& path, std::uint64_t promised, std::uint64_t other)
    {
        return { code, { path, std::to_string(promised), std::to_string(other) } };
    }

    template <std::size_t dimensions>
    Result<IdxContent<dimensions>> parse(std::span<const std::byte> bytes, const std::string& path)
    {
        constexpr std::size_t headerBytes = wordBytes * (1 + dimensions);
        if (bytes.size() < wordBytes || readWord(bytes) != magicFor(dimensions))
            return Error { ErrorCode::IdxWrongMagic, { path } };
        if (bytes.size() < headerBytes)
            return sizeError(ErrorCode::IdxTruncated, path, headerBytes, bytes.size());

        IdxContent<dimensions> content;
        std::uint64_t promised = 1;
        for (std::size_t d = 0; d < dimensions; ++d) {
            content.sizes[d] = readWord(bytes.subspan(wordBytes * (1 + d)));
            // Below 2^32 times 2^29, so that the product cannot wrap around before it is refused.
            promised *= content.sizes[d];
            if (promised > idxFileLimit)
                return sizeError(
                    ErrorCode::IdxTooLarge, path, promised + headerBytes, idxFileLimit);
        }
        promised += headerBytes;
        if (bytes.size() < promised)
            return sizeError(ErrorCode::IdxTruncated, path, promised, bytes.size());
        if (bytes.size() > promised)
            return sizeError(ErrorCode::IdxTrailingBytes, path, promised, bytes.size());
        content.values = bytes.subspan(headerBytes);
        return content;
    }

    std::vector<std::uint8_t> toUnsigned(std::span<const std::byte> bytes)
    {
        std::vector<std::uint8_t> values(bytes.size());
        std::transform(bytes.begin(), bytes.end(), values.begin(),
            [](std::byte b) { return std::to_integer<std::uint8_t>(b); });
        return values;
    }

    Result<void> writePacked(const std::string& path, std::vector<std::byte> header,
        std::span<const std::uint8_t> values)
    {
        const std::span<const std::byte> body = std::as_bytes(values);
        header.insert(header.end(), body.begin(), body.end());
        return writeFile(path, path.ends_with(".gz") ? gzip(header) : header);
    }

} // namespace

Result<IdxImages> readIdxImages(const std::string& path)
{
    const Result<std::vector<std::byte>> bytes = readUnpacked(path);
    if (!bytes)
        return bytes.error();
    const Result<IdxContent<3>> content = parse<3>(*bytes, path);
    if (!content)
        return content.error();
    const auto [count, height, width] = content->sizes;
    if (height != digitSide || width != digitSide)
        return Error { ErrorCode::IdxWrongImageSize,
            { path, std::to_string(width), std::to_string(height) } };
    return IdxImages { count, toUnsigned(content->values) };
}

Result<std::vector<std::uint8_t>> readIdxLabels(const std::string& path)
{
    const Result<std::vector<std::byte>> bytes = readUnpacked(path);
    if (!bytes)
        return bytes.error();
    const Result<IdxContent<1>> content = parse<1>(*bytes, path);
    if (!content)
        return content.error();
    std::vector<std::uint8_t> labels = toUnsigned(content->values);
    const auto wrong = std::find_if(
        labels.begin(), labels.end(), [](std::uint8_t label) { return label > highestLabel; });
    if (wrong != labels.end())
        return Error { ErrorCode::IdxLabelOutOfRange,
            { path, std::to_string(wrong - labels.begin()), std::to_string(*wrong) } };
    return labels;
}

Result<DataSet> readIdx(const IdxPaths& paths)
{
    const Result<IdxImages> images = readIdxImages(paths.images);
    if (!images)
        return images.error();
    const Result<std::vector<std::uint8_t>> labels = readIdxLabels(paths.labels);
    if (!labels)
        return labels.error();
    if (images->count != labels->size())
        return Error { ErrorCode::IdxCountsDiffer,
            { paths.images, std::to_string(images->count), paths.labels,
                std::to_string(labels->size()) } };

    DataSet data;
    const int source = data.sourceIndex(paths.sourceName);
    data.reserveImages(images->count);
    for (std::size_t i = 0; i < images->count; ++i) {
        const DigitView image(images->pixels.data() + i * digitPixels, digitPixels);
        data.appendImage(
            image, { (*labels)[i], unknownWriter, source, static_cast<std::uint32_t>(i) });
    }
    return data;
}

Result<void> writeIdxImages(const std::string& path, std::span<const std::uint8_t> pixels)
{
    std::vector<std::byte> header;
    appendWord(header, magicFor(3));
    appendWord(header, static_cast<std::uint32_t>(pixels.size() / digitPixels));
    appendWord(header, digitSide);
    appendWord(header, digitSide);
    return writePacked(path, std::move(header), pixels);
}

Result<void> writeIdxLabels(const std::string& path, std::span<const std::uint8_t> labels)
{
    std::vector<std::byte> header;
    appendWord(header, magicFor(1));
    appendWord(header, static_cast<std::uint32_t>(labels.size()));
    return writePacked(path, std::move(header), labels);
}

} // namespace inkling
