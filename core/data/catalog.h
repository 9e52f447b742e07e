// SPDX-License-Identifier: GPL-3.0-or-later
// The catalog of data sets that can be fetched: what they are, whose, on what terms, and how to know
// the right files. It is a file (resources/datasets.json), so that one more data set needs no code.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace inkling {

/// One file of a data set, as mirrors hold it: gzipped.
struct CatalogFile {
    std::string name; ///< on every mirror and below the data folder; no separators in it
    std::uint64_t bytes = 0; ///< as it is transferred
    std::uint64_t unpackedBytes = 0;
    std::string unpackedSha256; ///< 64 lower-case hexadecimal digits

    bool operator==(const CatalogFile&) const = default;
};

/// One data set within an entry, as recipes and the command line name it.
struct CatalogPart {
    std::string name; ///< such as "mnist:train"
    std::string title;
    std::uint64_t samples = 0;
    bool isForTraining = true; ///< else it is there to test with, and nothing should learn from it

    bool operator==(const CatalogPart&) const = default;
};

/// What is known of one collection of data.
struct CatalogSet {
    std::string name;
    std::string title;
    std::string description;
    std::string creators;
    std::string terms;
    std::string folder; ///< below the data folder; one name
    std::vector<std::string> mirrors; ///< addresses that end in "/", in the order to be tried
    std::vector<CatalogPart> parts;
    /// In the order in which they are put in place: what a data set is recognized by comes after what
    /// belongs to it.
    std::vector<CatalogFile> files;

    /// Returns how many bytes a complete download transfers.
    std::uint64_t downloadBytes() const;

    bool operator==(const CatalogSet&) const = default;
};

using Catalog = std::vector<CatalogSet>;

constexpr std::string_view catalogFormat = "inkling-datasets"; ///< what the key "format" must hold
constexpr std::uint64_t catalogFileLimit = std::uint64_t { 1 }
    << 30U; ///< bytes of one file, packed or not

/// Reads the catalog in \p text, which came from \p path.
/// *Errors*: JsonInvalid, JsonTooLarge, JsonKeyMissing, JsonKeyWrongType, CatalogInvalid.
Result<Catalog> parseCatalog(std::string_view text, const std::string& path);

/// Returns the set called \p name. *Errors*: CatalogSetUnknown.
Result<CatalogSet> findInCatalog(const Catalog& catalog, const std::string& name);

} // namespace inkling
