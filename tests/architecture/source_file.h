// SPDX-License-Identifier: GPL-3.0-or-later
// A file of the repository as the architecture rules see it: its path, its lines and what it includes.
// Reading is apart from judging, so that every rule is a function over plain values.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

/// One include directive.
struct Include {
    std::string target; ///< what stands between the quotes or brackets
    bool quoted = false;
    int line = 0; ///< counted from 1
};

struct SourceFile {
    std::string path; ///< relative to the top of the repository
    std::vector<std::string> lines;
    std::vector<Include> includes;
};

/// All sources by path.
using SourceTree = std::map<std::string, SourceFile>;

/// Finds the include directives in \p lines.
std::vector<Include> includesOf(const std::vector<std::string>& lines);

/// Reads the C++ files below app, core and tests of the repository at \p root.
SourceTree readSources(const std::filesystem::path& root);
