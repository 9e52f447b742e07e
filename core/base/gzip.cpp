// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/gzip.h"

#include <zlib.h>

#include <cassert>

namespace inkling {

namespace {

    constexpr int gzipWindowBits = 15 + 16; // the largest window, gzip header expected
    constexpr std::size_t chunkBytes = std::size_t { 1 } << 16U;

    Bytef* asZlib(std::byte* bytes)
    {
        return reinterpret_cast<Bytef*>(bytes);
    } // NOLINT(*-reinterpret-cast): zlib's type for bytes

    Bytef* asZlib(const std::byte* bytes)
    {
        return asZlib(const_cast<std::byte*>(bytes));
    } // NOLINT(*-const-cast): zlib reads only

    /// zlib's state while it unpacks.
    class Inflation {
    public:
        explicit Inflation(std::span<const std::byte> packed)
            : m_begun(inflateInit2(&m_stream, gzipWindowBits) == Z_OK)
        {
            m_stream.next_in = asZlib(packed.data());
            m_stream.avail_in = static_cast<uInt>(packed.size());
        }

        Inflation(const Inflation&) = delete;
        Inflation& operator=(const Inflation&) = delete;

        ~Inflation()
        {
            if (m_begun)
                inflateEnd(&m_stream);
        }

        /// Unpacks until \p target is full or the end is reached, and returns zlib's status.
        int into(std::span<std::byte> target)
        {
            m_stream.next_out = asZlib(target.data());
            m_stream.avail_out = static_cast<uInt>(target.size());
            return m_begun ? inflate(&m_stream, Z_NO_FLUSH) : Z_MEM_ERROR;
        }

        /// Bytes unpacked so far.
        std::size_t total() const { return m_stream.total_out; }

    private:
        z_stream m_stream {};
        bool m_begun;
    };

    constexpr std::size_t gzipLeast = 18; // header of ten bytes, checksum and size of four each
    constexpr std::size_t sizeBytes = 4;

    std::size_t littleEndian(std::span<const std::byte, sizeBytes> bytes)
    {
        std::size_t value = 0;
        for (std::size_t index = sizeBytes; index-- > 0;)
            value = value << 8U | std::to_integer<std::size_t>(bytes[index]);
        return value;
    }

    /// Says what is wrong with a file that promises more than \p limit bytes: it may just be cut off.
    Error refusalOf(std::span<const std::byte> packed, std::size_t limit, const std::string& path)
    {
        Inflation inflation(packed);
        std::vector<std::byte> thrownAway(chunkBytes);
        int status = Z_OK;
        while (status == Z_OK && inflation.total() <= limit)
            status = inflation.into(thrownAway);
        if (inflation.total() > limit)
            return { ErrorCode::GzipTooLarge, { path, std::to_string(limit) } };
        return { ErrorCode::GzipDamaged, { path } };
    }

} // namespace

bool isGzip(std::span<const std::byte> bytes)
{
    return bytes.size() >= 2 && bytes[0] == std::byte { 0x1F } && bytes[1] == std::byte { 0x8B };
}

Result<std::vector<std::byte>> gunzip(
    std::span<const std::byte> packed, std::size_t limit, const std::string& path)
{
    // The last four bytes tell the size, so that no more memory is taken than is needed. Who lies there is found out.
    if (!isGzip(packed) || packed.size() < gzipLeast)
        return Error { ErrorCode::GzipDamaged, { path } };
    const std::size_t promised = littleEndian(packed.last<sizeBytes>());
    if (promised > limit)
        return refusalOf(packed, limit, path);
    Inflation inflation(packed);
    std::vector<std::byte> unpacked(promised + 1); // one more than should come
    if (inflation.into(unpacked) != Z_STREAM_END || inflation.total() != promised)
        return Error { ErrorCode::GzipDamaged, { path } };
    unpacked.resize(promised);
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
