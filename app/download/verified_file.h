// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a file on the disk is the one that the catalog means, and putting it where it is looked for.
#pragma once

#include "core/base/result.h"
#include "core/data/catalog.h"

#include <QString>

#include <string>

namespace inkling {

/// Checks size and checksum of the packed file at \p path against \p file; \p address is where it came from.
/// *Errors*: DownloadWrongSize, DownloadDamaged, those of core/base/file.h. *Threading*: any thread; it takes a
/// while, and as much memory as the file unpacked.
Result<void> verifyFile(const QString& path, const CatalogFile& file, const std::string& address);

/// Puts every file of \p set, which was checked, from \p source into \p target, in the order of the catalog, each by
/// one rename. *Errors*: FileUnwritable.
Result<void> putInPlace(const CatalogSet& set, const QString& source, const QString& target);

} // namespace inkling
