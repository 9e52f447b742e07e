// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/catalog.h"

#include "tests/support/test_registry.h"

#include <QTest>

using namespace inkling;

Q_DECLARE_METATYPE(inkling::ErrorCode)

namespace {

const QByteArray digest = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

// Not one raw string over several lines: moc loses its way in those.
const QByteArray good
    = R"({"format": "inkling-datasets", "version": 1, "sets": [{"name": "small", )"
      R"("title": "Small", "description": "d", "creators": "c", "terms": "t", )"
      R"("folder": "small", "mirrors": ["https://a.example/x/"], )"
      R"("parts": [{"name": "small:train", "title": "Small", "samples": 7, "purpose": "test"}], )"
      R"("files": [{"name": "a.gz", "bytes": 10, "unpacked_bytes": 20, "unpacked_sha256": ")"
    + digest + R"("}, {"name": "b.gz", "bytes": 5, "unpacked_bytes": 20, "unpacked_sha256": ")"
    + digest + R"("}]}]})";

} // namespace

class CatalogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsACatalog()
    {
        const Result<Catalog> catalog = parseCatalog(good.toStdString(), "c");
        QVERIFY(catalog);
        QCOMPARE(catalog->size(), std::size_t { 1 });
        const Result<CatalogSet> set = findInCatalog(*catalog, "small");
        QVERIFY(set);
        QCOMPARE(set->downloadBytes(), std::uint64_t { 15 });
        QCOMPARE(set->parts.front().samples, std::uint64_t { 7 });
        QVERIFY(!set->parts.front().isForTraining);
        QCOMPARE(set->files[1].name, std::string("b.gz"));
    }

    void anUnknownNameTellsTheKnownOnes()
    {
        const Result<CatalogSet> set
            = findInCatalog(*parseCatalog(good.toStdString(), "c"), "large");
        QVERIFY(!set);
        QCOMPARE(set.error(), (Error { ErrorCode::CatalogSetUnknown, { "large", "small" } }));
    }

    void faults_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char* name, const char* from, const char* to, ErrorCode code) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << code;
        };
        row("other format", "inkling-datasets", "inkling-model", ErrorCode::CatalogInvalid);
        row("higher version", R"("version": 1)", R"("version": 2)", ErrorCode::CatalogInvalid);
        row("no title", R"("title": "Small", "description")", R"("description")",
            ErrorCode::JsonKeyMissing);
        row("a name that leads away", "a.gz", "../a.gz", ErrorCode::CatalogInvalid);
        row("a folder that leads away", R"("folder": "small")", R"("folder": "/etc")",
            ErrorCode::CatalogInvalid);
        row("a hidden folder", R"("folder": "small")", R"("folder": "..")",
            ErrorCode::CatalogInvalid);
        row("another purpose", R"("purpose": "test")", R"("purpose": "fun")",
            ErrorCode::CatalogInvalid);
        row("a short digest", "0011223344", "00", ErrorCode::CatalogInvalid);
        row("a mirror without end", "example/x/", "example/x", ErrorCode::CatalogInvalid);
        row("a huge file", R"("unpacked_bytes": 20)", R"("unpacked_bytes": 99999999999)",
            ErrorCode::CatalogInvalid);
        row("no bytes", R"("bytes": 10)", R"("bytes": 0)", ErrorCode::JsonKeyWrongType);
        row("negative bytes", R"("bytes": 10)", R"("bytes": -3)", ErrorCode::JsonKeyWrongType);
        row("no files", R"("files": [)", R"("files": [], "more": [)", ErrorCode::JsonKeyWrongType);
        row("broken", "]}]}", "]}]", ErrorCode::JsonInvalid);
    }

    void faults()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(ErrorCode, code);
        QByteArray text = good;
        text.replace(from, to);
        QVERIFY(text != good);
        const Result<Catalog> catalog = parseCatalog(text.toStdString(), "c");
        QVERIFY(!catalog);
        QCOMPARE(catalog.error().code, code);
    }
};

INKLING_TEST(CatalogTest, QCoreApplication)
#include "catalog_test.moc"
