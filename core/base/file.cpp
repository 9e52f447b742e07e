// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace inkling {

namespace {

    namespace fs = std::filesystem;

    struct FileClose {
        void operator()(std::FILE* file) const
        {
            std::fclose(file);
        } // NOLINT(cert-err33-c): writers close by hand and look
    };

    using FileHandle = std::unique_ptr<std::FILE, FileClose>;

    std::string lastReason() { return std::generic_category().message(errno); }

    Error unwritable(const std::string& path, std::string reason)
    {
        return { ErrorCode::FileUnwritable, { path, std::move(reason) } };
    }

    bool flushToDisk(std::FILE* file)
    {
        if (std::fflush(file) != 0)
            return false;
#ifdef _WIN32
        return _commit(_fileno(file)) == 0;
#else
        return fsync(fileno(file)) == 0
            || errno == EINVAL; // EINVAL: a pipe or a device, which has no disk
#endif
    }

    Result<void> writeStraight(
        const std::string& target, std::span<const std::byte> bytes, const std::string& path)
    {
        FileHandle file(std::fopen(target.c_str(), "wb"));
        if (!file)
            return unwritable(path, lastReason());
        const bool complete = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size()
            && flushToDisk(file.get());
        const std::string reason = lastReason();
        if (std::fclose(file.release()) != 0 || !complete)
            return unwritable(path, complete ? lastReason() : reason);
        return {};
    }

    std::string temporaryPathFor(const fs::path& target)
    {
#ifdef _WIN32
        const int process = _getpid();
#else
        const int process = getpid();
#endif
        return target.string() + "." + std::to_string(process) + ".part";
    }

    /// Follows symbolic links, so that a linked file is replaced and the link stays.
    fs::path finalTarget(const std::string& path)
    {
        std::error_code failure;
        const fs::path resolved = fs::canonical(path, failure);
        return failure ? fs::path(path) : resolved;
    }

    template <typename Container>
    Result<Container> readInto(const std::string& path, std::size_t limit)
    {
        std::error_code failure;
        const fs::file_status status = fs::status(path, failure);
        if (status.type() == fs::file_type::not_found)
            return Error { ErrorCode::FileNotFound, { path } };
        if (fs::is_directory(status))
            return Error { ErrorCode::FileIsFolder, { path } };
        const FileHandle file(std::fopen(path.c_str(), "rb"));
        if (!file)
            return Error { ErrorCode::FileUnreadable, { path, lastReason() } };
        const std::uintmax_t size = fs::is_regular_file(status) ? fs::file_size(path, failure) : 0;
        if (!failure && size > limit)
            return Error { ErrorCode::FileTooLarge,
                { path, std::to_string(size), std::to_string(limit) } };

        Container content;
        content.resize(failure ? 0 : static_cast<std::size_t>(size));
        std::size_t used = 0;
        constexpr std::size_t step = std::size_t { 1 }
            << 16U; // a pipe does not tell its size beforehand
        while (true) {
            if (used == content.size())
                content.resize(used + step);
            const std::size_t got
                = std::fread(content.data() + used, 1, content.size() - used, file.get());
            used += got;
            if (used > limit)
                return Error { ErrorCode::FileTooLarge,
                    { path, std::to_string(used), std::to_string(limit) } };
            if (got == 0)
                break;
        }
        if (std::ferror(file.get()) != 0)
            return Error { ErrorCode::FileUnreadable, { path, lastReason() } };
        content.resize(used);
        return content;
    }

} // namespace

Result<std::vector<std::byte>> readFile(const std::string& path, std::size_t limit)
{
    return readInto<std::vector<std::byte>>(path, limit);
}

Result<std::string> readTextFile(const std::string& path, std::size_t limit)
{
    return readInto<std::string>(path, limit);
}

Result<void> writeFile(const std::string& path, std::span<const std::byte> bytes)
{
    std::error_code failure;
    const fs::file_status status = fs::status(path, failure);
    if (fs::is_directory(status))
        return Error { ErrorCode::FileIsFolder, { path } };
    if (fs::exists(status) && !fs::is_regular_file(status))
        return writeStraight(path, bytes, path);

    const fs::path target = finalTarget(path);
    const std::string temporary = temporaryPathFor(target);
    if (Result<void> written = writeStraight(temporary, bytes, path); !written) {
        fs::remove(temporary, failure);
        return written;
    }
    fs::rename(temporary, target, failure);
    if (failure) {
        const std::string reason = failure.message();
        fs::remove(temporary, failure);
        return unwritable(path, reason);
    }
    return {};
}

Result<void> writeTextFile(const std::string& path, std::string_view text)
{
    return writeFile(path, std::as_bytes(std::span(text.data(), text.size())));
}

} // namespace inkling
