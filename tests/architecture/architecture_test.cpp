// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/findings.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

/// Reads the repository and holds it against the rules; and plants each violation in a small tree to see it found.
class ArchitectureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repositoryKeepsTheRules();
    void smallTreeIsClean();
    void findsEachArrow_data();
    void findsEachArrow();
    void findsEachUntidyFile_data();
    void findsEachUntidyFile();
    void findsMissingReadme();
    void findsUnknownRoom();
};

namespace {

namespace fs = std::filesystem;

const char* const licenseLine = "// SPDX-License-Identifier: GPL-3.0-or-later\n";

void write(const fs::path& path, const std::string& text)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

std::string source(const std::string& body) { return licenseLine + body; }

std::string header(const std::string& body) { return source("#pragma once\n" + body); }

fs::path pathOf(const QTemporaryDir& folder) { return folder.path().toStdString(); }

/// A repository of a few files in which everything is as it should be.
void writeSmallTree(const fs::path& root)
{
    for (const char* const folder : { "app", "app/pages", "app/session", "app/widgets", "core",
             "core/base", "core/ink", "core/nn", "models", "tests" })
        write(root / folder / "README.md", "# A folder\n");
    write(root / "core/base/image.h", header("#include <vector>\n"));
    write(root / "core/ink/ink.h", header("#include \"core/base/image.h\"\n"));
    write(root / "core/nn/mlp.h", header("#include <queue>\n"));
    write(root / "core/nn/mlp.cpp", source("#include \"core/nn/mlp.h\"\n#include <Eigen/Core>\n"));
    write(
        root / "app/widgets/canvas.h", header("#include \"core/ink/ink.h\"\n#include <QWidget>\n"));
    write(root / "app/session/digit_session.h", header("#include \"core/nn/mlp.h\"\n"));
    write(root / "app/pages/draw_page.h",
        header("#include \"app/session/digit_session.h\"\n"
               "#include \"app/widgets/canvas.h\"\n"));
    write(root / "app/main.cpp", source("#include \"app/pages/draw_page.h\"\n"));
    write(root / "tests/canvas_test.cpp",
        source("#include \"app/widgets/canvas.h\"\n#include \"canvas_test.moc\"\n"));
    write(root / "LICENSE", "The license.\n");
    write(root / "build/dev/app/generated.h", "no rules here\n");
}

std::string described(const Findings& findings)
{
    std::string lines = std::to_string(findings.size()) + " findings\n";
    for (const Finding& finding : findings)
        lines += finding.text + "\n";
    return lines;
}

void addRow(const char* name, Rule rule, const std::string& path, const std::string& text)
{
    QTest::newRow(name) << rule << path << text;
}

void addColumns()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("text");
}

/// Plants the file of the current row in the small tree and expects it to be the one thing found.
void expectFinding()
{
    QFETCH(const Rule, rule);
    QFETCH(const std::string, path);
    QFETCH(const std::string, text);

    const QTemporaryDir folder;
    writeSmallTree(pathOf(folder));
    write(pathOf(folder) / path, text);
    const Findings findings = findAll(pathOf(folder));
    QVERIFY2(findings.size() == 1, described(findings).c_str());
    QCOMPARE(findings.front().rule, rule);
    QCOMPARE(findings.front().path, path);
}

} // namespace

void ArchitectureTest::repositoryKeepsTheRules()
{
    const fs::path root = INKLING_SOURCE_DIR;
    QVERIFY2(!readSources(root).empty(), "no sources found, so nothing was checked");
    const Findings findings = findAll(root);
    QVERIFY2(findings.empty(), described(findings).c_str());
}

void ArchitectureTest::smallTreeIsClean()
{
    const QTemporaryDir folder;
    writeSmallTree(pathOf(folder));
    const Findings findings = findAll(pathOf(folder));
    QVERIFY2(findings.empty(), described(findings).c_str());
}

void ArchitectureTest::findsEachArrow_data()
{
    addColumns();
    addRow("core includes app", Rule::ArrowUpOrSideways, "core/ink/up.cpp",
        source("#include \"app/widgets/canvas.h\"\n"));
    addRow("core room includes a higher one", Rule::ArrowUpOrSideways, "core/base/up.h",
        header("#include \"core/ink/ink.h\"\n"));
    addRow("core room includes one beside it", Rule::ArrowUpOrSideways, "core/nn/aside.h",
        header("#include \"core/ink/ink.h\"\n"));
    addRow("widgets include session", Rule::ArrowUpOrSideways, "app/widgets/aside.h",
        header("#include \"app/session/digit_session.h\"\n"));
    addRow("session includes widgets", Rule::ArrowUpOrSideways, "app/session/aside.cpp",
        source("  #  include \"app/widgets/canvas.h\"\n"));
    addRow("widgets include a page", Rule::ArrowUpOrSideways, "app/widgets/up.cpp",
        source("#include \"app/pages/draw_page.h\"\n"));
    addRow("brackets hide no arrow", Rule::ArrowUpOrSideways, "core/base/hidden.cpp",
        source("#include <core/ink/ink.h>\n"));
    addRow("product includes tests", Rule::ArrowUpOrSideways, "core/ink/testing.cpp",
        source("#include \"tests/canvas_test.cpp\"\n"));
    addRow("Qt class in core", Rule::QtInCore, "core/ink/qt.cpp", source("#include <QString>\n"));
    addRow("Qt module in core", Rule::QtInCore, "core/ink/qt.h",
        header("#include <QtCore/qglobal.h>\n"));
    addRow("Qt header in core", Rule::QtInCore, "core/ink/qt.h", header("#include <qglobal.h>\n"));
    addRow("Eigen in app", Rule::EigenSeenByApp, "app/session/eigen.cpp",
        source("#include <Eigen/Dense>\n"));
    addRow("Eigen in a header that app reaches", Rule::EigenSeenByApp, "core/nn/mlp.h",
        header("#include <Eigen/Core>\n"));
    addRow("include beside the file", Rule::NotRooted, "core/ink/near.cpp",
        source("#include \"ink.h\"\n"));
    addRow("include of nothing", Rule::NotFound, "core/ink/lost.cpp",
        source("#include \"core/ink/lost.h\"\n"));
}

void ArchitectureTest::findsEachArrow() { expectFinding(); }

void ArchitectureTest::findsEachUntidyFile_data()
{
    addColumns();
    addRow("401 lines", Rule::TooLong, "core/ink/long.cpp", source(std::string(400, '\n')));
    addRow("no license line", Rule::NoLicenseLine, "core/ink/free.cpp", "#include <vector>\n");
    addRow("empty file", Rule::NoLicenseLine, "core/ink/empty.cpp", "");
    addRow("no pragma once", Rule::NoPragmaOnce, "core/ink/twice.h", source(""));
    addRow("stranger at the top", Rule::StrangerAtTop, "notes.txt", "Remember.\n");
    addRow("hidden stranger at the top", Rule::StrangerAtTop, ".notes", "Remember.\n");
}

void ArchitectureTest::findsEachUntidyFile() { expectFinding(); }

void ArchitectureTest::findsMissingReadme()
{
    const QTemporaryDir folder;
    writeSmallTree(pathOf(folder));
    QVERIFY(fs::remove(pathOf(folder) / "core/ink/README.md"));

    const Findings findings = findAll(pathOf(folder));
    QVERIFY2(findings.size() == 1, described(findings).c_str());
    QCOMPARE(findings.front().rule, Rule::NoReadme);
    QCOMPARE(findings.front().path, std::string("core/ink"));
}

void ArchitectureTest::findsUnknownRoom()
{
    const QTemporaryDir folder;
    writeSmallTree(pathOf(folder));
    write(pathOf(folder) / "core/cellar/README.md", "# A cellar\n");
    write(pathOf(folder) / "core/cellar/wine.cpp", source(""));

    const Findings findings = findAll(pathOf(folder));
    QVERIFY2(findings.size() == 1, described(findings).c_str());
    QCOMPARE(findings.front().rule, Rule::UnknownRoom);
    QCOMPARE(findings.front().path, std::string("core/cellar/wine.cpp"));
}

INKLING_TEST(ArchitectureTest, QCoreApplication)
#include "architecture_test.moc"
