// SPDX-License-Identifier: GPL-3.0-or-later
// What breaks the rules of the house, found by reading the repository. The rules about includes keep the rooms apart, those
// about tidiness keep files short and folders explained.
#pragma once

#include "tests/architecture/source_file.h"

enum class Rule {
    UnknownRoom,
    ArrowUpOrSideways,
    QtInCore,
    EigenSeenByApp,
    NotRooted,
    NotFound,
    TooLong,
    NoLicenseLine,
    NoPragmaOnce,
    NoReadme,
    StrangerAtTop,
};

struct Finding {
    Rule rule = Rule::UnknownRoom;
    std::string path; ///< relative to the top of the repository
    std::string text; ///< for the reader, with the line where there is one
};

using Findings = std::vector<Finding>;

/// Finds includes that point up or sideways, Qt in core, Eigen where app sees it, and includes that lead nowhere.
Findings findIncludeViolations(const SourceTree& tree);

/// Finds files that are too long or lack their first lines.
Findings findUntidyFiles(const SourceTree& tree);

/// Finds folders of the repository at \p root without a README.md, and what does not belong at its top.
Findings findUntidyFolders(const std::filesystem::path& root);

/// All of the above.
Findings findAll(const std::filesystem::path& root);
