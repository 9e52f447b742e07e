// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/source_file.h"

#include <algorithm>
#include <fstream>
#include <string_view>

namespace {

namespace fs = std::filesystem;

std::vector<std::string> readLines(const fs::path& path)
{
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

bool isCpp(const fs::path& path) { return path.extension() == ".h" || path.extension() == ".cpp"; }

/// Takes blanks and then \p word off the front of \p text; false when it does not begin so.
bool skip(std::string_view& text, std::string_view word)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    return true;
}

} // namespace

std::vector<Include> includesOf(const std::vector<std::string>& lines)
{
    std::vector<Include> includes;
    int number = 0;
    for (const std::string& line : lines) {
        ++number;
        std::string_view rest = line;
        if (!skip(rest, "#") || !skip(rest, "include"))
            continue;
        const std::size_t open = rest.find_first_of("<\"");
        const std::size_t close = rest.find_first_of(">\"", open + 1);
        if (open != std::string_view::npos && close != std::string_view::npos)
            includes.push_back({ std::string(rest.substr(open + 1, close - open - 1)),
                rest[open] == '"', number });
    }
    return includes;
}

SourceTree readSources(const fs::path& root)
{
    SourceTree tree;
    for (const char* const folder : { "app", "core", "tests" }) {
        if (!fs::exists(root / folder))
            continue;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
            if (!entry.is_regular_file() || !isCpp(entry.path()))
                continue;
            SourceFile file;
            file.path = entry.path().lexically_relative(root).generic_string();
            file.lines = readLines(entry.path());
            file.includes = includesOf(file.lines);
            tree.emplace(file.path, file);
        }
    }
    return tree;
}
