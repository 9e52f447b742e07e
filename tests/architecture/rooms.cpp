// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rooms.h"

#include <map>

namespace {

using Rooms = std::set<std::string>;

Rooms together(Rooms some, const Rooms& others)
{
    some.insert(others.begin(), others.end());
    return some;
}

/// Every room with what it may include beside itself.
const std::map<std::string, Rooms>& table()
{
    static const Rooms digits { "core/base", "core/ink", "core/digit" };
    static const Rooms networks { "core/base", "core/kernels", "core/nn" };
    static const Rooms learned
        = together(together(digits, networks), { "core/data", "core/model" });
    static const Rooms core
        = together(learned, { "core/photo", "core/train", "core/explain", "core/neuron" });
    static const std::map<std::string, Rooms> rooms {
        { "core/base", {} },
        { "core/ink", { "core/base" } },
        { "core/digit", { "core/base", "core/ink" } },
        { "core/photo", { "core/base" } },
        { "core/kernels", { "core/base" } },
        { "core/nn", { "core/base", "core/kernels" } },
        { "core/data", digits },
        { "core/model", together({ "core/ink", "core/digit" }, networks) },
        { "core/train", learned },
        { "core/explain", learned },
        { "core/neuron", networks },
        { "app/base", together(digits, { "core/photo" }) },
        { "app/download", together({ "app/base" }, core) },
        { "app/widgets", together({ "app/base" }, core) },
        { "app/session", together({ "app/base", "app/download" }, core) },
        { "app/cli", together({ "app/base", "app/download" }, core) },
        { "app/pages", together({ "app/base", "app/widgets", "app/session" }, core) },
        { "app",
            together(
                { "app/base", "app/download", "app/widgets", "app/session", "app/pages" }, core) },
    };
    return rooms;
}

} // namespace

std::set<std::string> roomsOpenTo(const std::string& room)
{
    const auto found = table().find(room);
    if (found == table().end())
        return {};
    return together({ room }, found->second);
}

std::string roomOf(const std::string& path)
{
    const std::size_t first = path.find('/');
    std::string top = path.substr(0, first);
    if (first == std::string::npos || top == "tests")
        return top;
    const std::size_t second = path.find('/', first + 1);
    return second == std::string::npos ? top : path.substr(0, second);
}

const std::set<std::string>& topLevelEntries()
{
    static const std::set<std::string> entries { "CMakeLists.txt", "app", "core", "resources",
        "tests", "models", "README.md", "packaging", "CMakePresets.json", "LICENSE", ".ci",
        ".clang-format", ".clang-tidy", ".gitignore" };
    return entries;
}
