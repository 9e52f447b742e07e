// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <cassert>
#include <memory>

namespace inkling {

namespace {

    constexpr int gzipWindowBits = 15 + 16; // the largest window, gzip header expected
    constexpr std::size_t firstGuess = std::size_t { 1 } << 16U;

    Bytef* asZlib(std::byte* bytes)
    {
        return reinterpret_cast<Bytef*>(bytes);
    } // NOLINT(*-reinterpret-cast): zlib's type for bytes

    Bytef* asZlib(const std::byte* bytes)
    {
        return asZlib(const_cast<std::byte*>(bytes));
    } // NOLINT(*-const-cast): zlib reads only

    struct InflateEnd {
        void operator()(z_stream* stream) const { inflateEnd(stream); }
    };

} // namespace

bool isGzip(std::span<const std::byte> bytes)
{
    return bytes.size() >= 2 && bytes[0] == std::byte { 0x1F } && bytes[1] == std::byte { 0x8B };
}

Result<std::vector<std::byte>> gunzip(
    std::span<const std::byte> packed, std::size_t limit, const std::string& path)
{
    z_stream stream {};
    if (inflateInit2(&stream, gzipWindowBits) != Z_OK)
        return Error { ErrorCode::GzipDamaged, { path } };
    const std::unique_ptr<z_stream, InflateEnd> guard(&stream);
    stream.next_in = asZlib(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());

    std::vector<std::byte> unpacked(std::min(limit, std::max(firstGuess, packed.size() * 4)));
    while (true) {
        stream.next_out = asZlib(unpacked.data()) + stream.total_out;
        stream.avail_out = static_cast<uInt>(unpacked.size() - stream.total_out);
        const int status = inflate(&stream, Z_NO_FLUSH);
        if (status == Z_STREAM_END)
            break;
        const bool outputFull = stream.avail_out == 0;
        if (!outputFull || (status != Z_OK && status != Z_BUF_ERROR))
            return Error { ErrorCode::GzipDamaged, { path } };
        if (unpacked.size() == limit)
            return Error { ErrorCode::GzipTooLarge, { path, std::to_string(limit) } };
        unpacked.resize(std::min(limit, unpacked.size() * 2));
    }
    unpacked.resize(stream.total_out);
    return unpacked;
}

std::vector<std::byte> gzip(std::span<const std::byte> bytes)
{
    z_stream stream {};
    constexpr int memoryLevel = 8; // zlib's default
    [[maybe_unused]] const int begun = deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED,
        gzipWindowBits, memoryLevel, Z_DEFAULT_STRATEGY);
    assert(begun == Z_OK);
    std::vector<std::byte> packed(deflateBound(&stream, static_cast<uLong>(bytes.size())));
    stream.next_in = asZlib(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = asZlib(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    [[maybe_unused]] const int ended = deflate(&stream, Z_FINISH);
    assert(ended == Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

} // namespace inkling
