// SPDX-License-Identifier: GPL-3.0-or-later
// Data sets that need no download: what the synthetic pen writes, called synthetic:N or synthetic:N:SEED, and what it
// draws that is no digit, called synthetic-not:N.
#pragma once

#include "core/base/result.h"
#include "core/data/data_set.h"
#include "core/ink/ink_file.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace inkling {

/// More samples than this are refused; they take about 2 KB each.
constexpr std::uint32_t syntheticLimit = 200'000;

/// Which synthetic samples.
struct SyntheticSpec {
    bool isDigits = true; ///< else what is no digit, without labels
    std::uint32_t count = 0;
    std::uint64_t seed = 1;

    bool operator==(const SyntheticSpec&) const = default;
};

/// Tells whether \p specification is meant to name synthetic samples, rightly or wrongly.
bool namesSynthetic(std::string_view specification);

/// Reads "synthetic:N", "synthetic-not:N", either with ":SEED" behind it. *Errors*: DataSpecInvalid.
Result<SyntheticSpec> parseSyntheticSpec(const std::string& specification);

/// Returns "synthetic:N:SEED" or "synthetic-not:N:SEED".
std::string nameOf(const SyntheticSpec& spec);

/// Writes sample \p index of \p spec as a record: with its writer, and under the key "form" the way it was written.
InkRecord makeSyntheticRecord(const SyntheticSpec& spec, std::uint32_t index);

/// Writes all samples of \p spec; \p name is their source. Each hand is a writer.
DataSet makeSyntheticData(const SyntheticSpec& spec, const std::string& name);

} // namespace inkling
