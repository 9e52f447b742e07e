// SPDX-License-Identifier: GPL-3.0-or-later
// Many test classes in one program: each registers itself, and the command line says which one runs.
#pragma once

#include <QCoreApplication>
#include <QTest>

#include <string_view>

namespace inkling::test {

/// Runs a registered test with the program's arguments, without the test's name; returns the status of the process.
using TestRun = int (*)(int argc, char** argv);

/// Makes a test known as the name of its source file, without folder and suffix.
///
/// Returns true, so that a static variable can call it before main.
bool registerTest(std::string_view sourceFile, TestRun run);

/// Runs all test functions of `Test` within an `Application`.
template <typename Test, typename Application> int runTest(int argc, char** argv)
{
    // The same sizes on every display.
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi);
    const Application application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace inkling::test

/// Registers the class `Test`; it runs within an `Application` (QCoreApplication, or QApplication for widgets).
#define INKLING_TEST(Test, Application)                                                            \
    static const bool registered##Test                                                             \
        = inkling::test::registerTest(__FILE__, inkling::test::runTest<Test, Application>);
