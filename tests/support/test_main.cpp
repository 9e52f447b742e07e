// SPDX-License-Identifier: GPL-3.0-or-later
// The main function of every test program: PROGRAM TEST [ARGUMENT OF QT TEST...]; without arguments it names its tests.
#include "tests/support/test_registry.h"

#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace {

using Tests = std::map<std::string, inkling::test::TestRun, std::less<>>;

// Static variables register before main, in no certain order.
Tests& tests()
{
    static Tests known;
    return known;
}

} // namespace

bool inkling::test::registerTest(std::string_view sourceFile, TestRun run)
{
    tests().emplace(std::filesystem::path(sourceFile).stem().string(), run);
    return true;
}

int main(int argc, char* argv[])
{
    const auto test = argc > 1 ? tests().find(std::string_view(argv[1])) : tests().end();
    if (test == tests().end()) {
        for (const auto& [name, run] : tests())
            std::puts(name.c_str());
        return argc > 1 ? 2 : 0;
    }
    std::vector<char*> arguments { argv[0] };
    arguments.insert(arguments.end(), argv + 2, argv + argc);
    arguments.push_back(nullptr);
    return test->second(static_cast<int>(arguments.size()) - 1, arguments.data());
}
