// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/download/known_data_sets.h"

#include "app/download/verified_file.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace inkling;

class KnownDataSetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theCatalogIsRight()
    {
        const Result<Catalog> catalog = knownDataSets();
        QVERIFY(catalog);
        const Result<CatalogSet> mnist = findInCatalog(*catalog, "mnist");
        QVERIFY(mnist);
        QVERIFY(!mnist->description.empty() && !mnist->creators.empty() && !mnist->terms.empty());
        QCOMPARE(mnist->files.size(), std::size_t { 4 });
        for (const std::string& mirror : mnist->mirrors)
            QVERIFY(mirror.starts_with("https://"));
    }

    // What is recognized by its images must not be there before its labels are.
    void imagesComeAfterTheirLabels()
    {
        const Result<Catalog> catalog = knownDataSets();
        QVERIFY(catalog);
        std::vector<std::string> before;
        const Result<CatalogSet> mnist = findInCatalog(*catalog, "mnist");
        QVERIFY(mnist);
        for (const CatalogFile& file : mnist->files) {
            const std::size_t images = file.name.find("-images-");
            if (images != std::string::npos) {
                const std::string labels = file.name.substr(0, images) + "-labels-idx1-ubyte.gz";
                QVERIFY(std::find(before.begin(), before.end(), labels) != before.end());
            }
            before.push_back(file.name);
        }
    }

    // The digests against the real files; theirs are packed otherwise, so their packed size differs.
    void theDigestsAreThoseOfMnist()
    {
        const QString folder = qEnvironmentVariable("INKLING_DATA_DIR");
        if (folder.isEmpty())
            QSKIP("SKIPPED: set INKLING_DATA_DIR to the data folder");
        const Result<Catalog> catalog = knownDataSets();
        QVERIFY(catalog);
        const Result<CatalogSet> mnist = findInCatalog(*catalog, "mnist");
        QVERIFY(mnist);
        for (CatalogFile file : mnist->files) {
            const QString path
                = folder + QStringLiteral("/mnist/") + QString::fromStdString(file.name);
            file.bytes = static_cast<std::uint64_t>(QFile(path).size());
            QVERIFY2(verifyFile(path, file, "here"), qPrintable(path));
            file.unpackedSha256[0] = file.unpackedSha256[0] == '0' ? '1' : '0';
            const Result<void> wrong = verifyFile(path, file, "here");
            QVERIFY(!wrong && wrong.error().code == ErrorCode::DownloadDamaged);
        }
    }
};

INKLING_TEST(KnownDataSetsTest, QCoreApplication)
#include "known_data_sets_test.moc"
