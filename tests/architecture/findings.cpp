// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/findings.h"

Findings findAll(const std::filesystem::path& root)
{
    const SourceTree tree = readSources(root);
    Findings all = findIncludeViolations(tree);
    for (const Findings& more : { findUntidyFiles(tree), findUntidyFolders(root) })
        all.insert(all.end(), more.begin(), more.end());
    return all;
}
