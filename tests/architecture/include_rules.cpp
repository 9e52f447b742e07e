// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/findings.h"
#include "tests/architecture/rooms.h"

#include <optional>
#include <set>

namespace {

bool isUpper(char letter) { return letter >= 'A' && letter <= 'Z'; }

/// <QString>, <QtCore/qglobal.h>, <qglobal.h>, and what Qt's tools make; not <queue>.
bool isQt(const std::string& target)
{
    const bool qtClass = target.size() > 1 && target[0] == 'Q' && isUpper(target[1]);
    const bool qtHeader = target.starts_with("q") && target.ends_with(".h");
    return qtClass || qtHeader || target.starts_with("Qt") || target.starts_with("ui_")
        || target.starts_with("moc_");
}

bool isEigen(const std::string& target)
{
    return target.starts_with("Eigen/") || target.starts_with("unsupported/Eigen/");
}

bool isRooted(const std::string& target)
{
    return target.starts_with("core/") || target.starts_with("app/")
        || target.starts_with("tests/");
}

Finding finding(Rule rule, const SourceFile& file, const Include& include, const std::string& why)
{
    return { rule, file.path,
        file.path + ":" + std::to_string(include.line) + " includes " + include.target + ": "
            + why };
}

std::optional<Finding> judgeInclude(
    const SourceTree& tree, const SourceFile& file, const Include& include)
{
    const std::string room = roomOf(file.path);
    const std::string other = roomOf(include.target);
    const bool generated = include.target.ends_with(".moc");
    if (room.starts_with("core") && isQt(include.target))
        return finding(Rule::QtInCore, file, include, "core knows no Qt");
    if (!isRooted(include.target)) {
        if (include.quoted && !generated)
            return finding(Rule::NotRooted, file, include,
                "project files are named from the top of the repository, others in brackets");
        return std::nullopt;
    }
    if (!tree.contains(include.target))
        return finding(Rule::NotFound, file, include, "there is no such file");
    if (room != "tests" && !roomsOpenTo(room).contains(other))
        return finding(Rule::ArrowUpOrSideways, file, include, room + " may not include " + other);
    return std::nullopt;
}

/// Follows the includes of \p start and tells of each Eigen header that it meets. \p seen are the files looked at before:
/// a header that several files of app reach is told of once.
Findings followToEigen(const SourceTree& tree, const SourceFile& start, std::set<std::string>& seen)
{
    Findings findings;
    std::vector<std::string> open { start.path };
    while (!open.empty()) {
        const auto found = tree.find(open.back());
        open.pop_back();
        if (found == tree.end() || !seen.insert(found->first).second)
            continue;
        const SourceFile& file = found->second;
        for (const Include& include : file.includes) {
            if (isEigen(include.target))
                findings.push_back(finding(Rule::EigenSeenByApp, file, include,
                    "reached from " + start.path + ", and app sees no Eigen"));
            open.push_back(include.target);
        }
    }
    return findings;
}

} // namespace

Findings findIncludeViolations(const SourceTree& tree)
{
    Findings findings;
    std::set<std::string> seenByApp;
    for (const auto& [path, file] : tree) {
        const std::string room = roomOf(path);
        if (room != "tests" && roomsOpenTo(room).empty())
            findings.push_back(
                { Rule::UnknownRoom, path, path + ": the table of rooms has no " + room });
        for (const Include& include : file.includes)
            if (const std::optional<Finding> one = judgeInclude(tree, file, include))
                findings.push_back(*one);
        if (path.starts_with("app/")) {
            const Findings eigen = followToEigen(tree, file, seenByApp);
            findings.insert(findings.end(), eigen.begin(), eigen.end());
        }
    }
    return findings;
}
