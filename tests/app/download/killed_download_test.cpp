// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/download/set_download.h"
#include "tests/app/download/test_set.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace inkling;
using namespace Qt::StringLiterals;

namespace {

QByteArray catalogText(const CatalogSet& set)
{
    QByteArray files;
    for (const CatalogFile& file : set.files) {
        files += files.isEmpty() ? "" : ",";
        files += R"({"name": ")" + QByteArray::fromStdString(file.name) + R"(", "bytes": )"
            + QByteArray::number(static_cast<qulonglong>(file.bytes)) + R"(, "unpacked_bytes": )"
            + QByteArray::number(static_cast<qulonglong>(file.unpackedBytes))
            + R"(, "unpacked_sha256": ")" + QByteArray::fromStdString(file.unpackedSha256)
            + R"("})";
    }
    return R"({"format": "inkling-datasets", "version": 1, "sets": [{"name": "small", )"
           R"("title": "S", "description": "d", "creators": "c", "terms": "t", )"
           R"("folder": "small", "mirrors": [")"
        + QByteArray::fromStdString(set.mirrors.front())
        + R"("], "parts": [{"name": "small:train", "title": "s", "samples": 1, "purpose": "training"}], "files": [)"
        + files + "]}]}";
}

} // namespace

class KilledDownloadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void nothingHalfDoneIsLeft()
    {
        const test::TestSet content;
        const test::TemporaryFolder folder;
        test::LocalServer server;
        content.serve(server, "a");
        test::Behavior slow { test::packed(content.images) };
        slow.stallAfter = 100'000;
        server.serve("/a/images.gz", slow);
        const QStringList arguments { QString::fromStdString(folder.write(u"catalog.json"_s,
                                          catalogText(content.set(server, { u"a"_s })))),
            QString::fromStdString(folder.path(u"data"_s)) };

        QProcess process;
        process.start(QStringLiteral(INKLING_FETCH_PROCESS), arguments);
        QTRY_COMPARE_WITH_TIMEOUT(
            folder.read(u"data/small.download/images.gz"_s).size(), 100'000, 30'000);
        process.kill();
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30'000);
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        // No data set is there, complete or not.
        QVERIFY(!QFileInfo::exists(QString::fromStdString(folder.path(u"data/small"_s))));

        content.serve(server, "a");
        QProcess again;
        QSignalSpy finished(&again, &QProcess::finished);
        again.start(QStringLiteral(INKLING_FETCH_PROCESS), arguments);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        QCOMPARE(again.exitCode(), 0);
        QCOMPARE(server.asked().constLast().rangeStart, std::optional<qsizetype>(100'000));
        QCOMPARE(folder.read(u"data/small/images.gz"_s), test::packed(content.images));
        QCOMPARE(folder.read(u"data/small/labels.gz"_s), test::packed(content.labels));
    }
};

INKLING_TEST(KilledDownloadTest, QCoreApplication)
#include "killed_download_test.moc"
