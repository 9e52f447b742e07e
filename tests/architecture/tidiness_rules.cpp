// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/findings.h"
#include "tests/architecture/rooms.h"

#include <algorithm>

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longestFile = 400; // more than this does more than one thing

/// Left lying at the top by tools and builds; the repository does not hold them.
bool isLocal(const std::string& entry)
{
    static const std::set<std::string> local { ".git", ".cache", ".idea", ".vs", ".vscode",
        "CMakeUserPresets.json", "compile_commands.json" };
    return entry.starts_with("build") || local.contains(entry);
}

bool isRegular(const fs::directory_entry& entry) { return entry.is_regular_file(); }

bool hasFiles(const fs::path& folder)
{
    return std::any_of(fs::directory_iterator(folder), fs::directory_iterator(), isRegular);
}

/// The folders that owe their visitors a README.md: those at the top and the rooms of app and core.
std::vector<fs::path> explainedFolders(const fs::path& root)
{
    std::vector<fs::path> folders;
    for (const fs::directory_entry& entry : fs::directory_iterator(root)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_directory() || name.starts_with(".") || isLocal(name))
            continue;
        folders.push_back(entry.path());
        if (name != "app" && name != "core")
            continue;
        for (const fs::directory_entry& room : fs::directory_iterator(entry))
            if (room.is_directory())
                folders.push_back(room.path());
    }
    return folders;
}

} // namespace

Findings findUntidyFiles(const SourceTree& tree)
{
    Findings findings;
    for (const auto& [path, file] : tree) {
        const auto find = [&findings, &name = path](Rule rule, const std::string& what) {
            findings.push_back({ rule, name, name + " " + what });
        };
        if (file.lines.size() > longestFile)
            find(Rule::TooLong,
                "has " + std::to_string(file.lines.size()) + " lines, more than "
                    + std::to_string(longestFile));
        if (file.lines.empty()
            || file.lines.front() != "// SPDX-License-Identifier: GPL-3.0-or-later")
            find(Rule::NoLicenseLine, "does not open with the license line");
        if (path.ends_with(".h")
            && std::find(file.lines.begin(), file.lines.end(), "#pragma once") == file.lines.end())
            find(Rule::NoPragmaOnce, "has no #pragma once");
    }
    return findings;
}

Findings findUntidyFolders(const fs::path& root)
{
    Findings findings;
    for (const fs::path& folder : explainedFolders(root)) {
        const std::string name = folder.lexically_relative(root).generic_string();
        if (hasFiles(folder) && !fs::exists(folder / "README.md"))
            findings.push_back({ Rule::NoReadme, name, name + " has no README.md" });
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(root)) {
        const std::string name = entry.path().filename().string();
        if (!topLevelEntries().contains(name) && !isLocal(name))
            findings.push_back({ Rule::StrangerAtTop, name,
                name + " does not belong at the top of the repository" });
    }
    return findings;
}
