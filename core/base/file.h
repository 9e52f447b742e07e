// SPDX-License-Identifier: GPL-3.0-or-later
// Reading with a bound and writing atomically: a reader sees the old file or the new one, never
// half of one.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace inkling {

/// Reads the whole file at \p path.
/// *Errors*: FileNotFound, FileIsFolder, FileUnreadable, FileTooLarge (more than \p limit bytes;
/// nothing is allocated then).
Result<std::vector<std::byte>> readFile(const std::string& path, std::size_t limit);

/// Reads the whole file at \p path as text. *Errors*: as readFile.
Result<std::string> readTextFile(const std::string& path, std::size_t limit);

/// Replaces the file at \p path by \p bytes: temporary file beside it, fsync, rename. A path that
/// is there and is no regular file (a pipe, /dev/null) is written straight. *Errors*: FileIsFolder,
/// FileUnwritable; the old file stays then.
Result<void> writeFile(const std::string& path, std::span<const std::byte> bytes);

/// Replaces the file at \p path by \p text. *Errors*: as writeFile.
Result<void> writeTextFile(const std::string& path, std::string_view text);

} // namespace inkling
