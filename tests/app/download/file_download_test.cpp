// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/download/file_download.h"

#include "tests/app/download/local_server.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_registry.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace inkling;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(inkling::ErrorCode)
Q_DECLARE_METATYPE(inkling::test::Behavior)

namespace {

const QByteArray content = test::noise(200'000, 7);
const QString name = u"file.part"_s;

DownloadPolicy testPolicy()
{
    DownloadPolicy policy;
    policy.schemes = { u"http"_s };
    return policy;
}

} // namespace

class FileDownloadTest : public QObject {
    Q_OBJECT

private:
    /// Fetches /file and returns how it ended.
    std::optional<Error> fetch(const DownloadPolicy& policy = testPolicy())
    {
        FileDownload download(m_network, policy);
        std::optional<std::optional<Error>> ended;
        connect(&download, &FileDownload::finished, this,
            [&ended](const std::optional<Error>& failure) { ended = failure; });
        download.start({ QUrl(m_server->address(u"/file"_s)),
            QFile::decodeName(QByteArray::fromStdString(m_folder->path(name))),
            static_cast<std::uint64_t>(content.size()) });
        if (!QTest::qWaitFor([&] { return ended.has_value(); }, 20'000))
            qFatal("the download never ended");
        return *ended;
    }

    void putThere(const QByteArray& bytes) { m_folder->write(name, bytes); }

    QNetworkAccessManager m_network;
    std::unique_ptr<test::LocalServer> m_server;
    std::unique_ptr<test::TemporaryFolder> m_folder;

private Q_SLOTS:

    void init()
    {
        m_server = std::make_unique<test::LocalServer>();
        m_folder = std::make_unique<test::TemporaryFolder>();
    }

    void fetchesAFile()
    {
        m_server->serve("/file", { content });
        QVERIFY(!fetch());
        QCOMPARE(m_folder->read(name), content);
        QVERIFY(!m_server->asked().constFirst().rangeStart);
    }

    void goesOnWhereItBrokeOff()
    {
        test::Behavior breaking { content };
        breaking.breakOffAfter = 70'000;
        m_server->serve("/file", breaking);
        const std::optional<Error> failure = fetch();
        QVERIFY(failure && failure->code == ErrorCode::DownloadFailed);
        const QByteArray kept = m_folder->read(name);
        QVERIFY(!kept.isEmpty() && content.startsWith(kept));
        m_server->serve("/file", { content });
        QVERIFY(!fetch());
        QCOMPARE(m_server->asked().constLast().rangeStart, std::optional(kept.size()));
        QCOMPARE(m_folder->read(name), content);
    }

    void whatIsCompleteIsNotFetchedAgain()
    {
        putThere(content);
        QVERIFY(!fetch());
        QVERIFY(m_server->asked().isEmpty());
    }

    void beginsAnewWhereRangesAreNotKnown()
    {
        putThere("something else");
        test::Behavior simple { content };
        simple.knowsRanges = false;
        m_server->serve("/file", simple);
        QVERIFY(!fetch());
        QCOMPARE(m_folder->read(name), content);
    }

    void whatIsTooLongBeginsAnew()
    {
        putThere(content + "more");
        m_server->serve("/file", { content });
        QVERIFY(!fetch());
        QCOMPARE(m_folder->read(name), content);
    }

    void ways_data()
    {
        QTest::addColumn<test::Behavior>("behavior");
        QTest::addColumn<ErrorCode>("code");
        test::Behavior tooLong { content };
        tooLong.lengthLie = 1;
        QTest::newRow("promises a byte more") << tooLong << ErrorCode::DownloadWrongSize;
        test::Behavior tooShort { content };
        tooShort.lengthLie = -1;
        QTest::newRow("promises a byte less") << tooShort << ErrorCode::DownloadWrongSize;
        test::Behavior endless { content + content };
        endless.tellsLength = false;
        QTest::newRow("sends more than there is") << endless << ErrorCode::DownloadWrongSize;
        test::Behavior cut { content };
        cut.tellsLength = false;
        cut.breakOffAfter = 1000;
        QTest::newRow("ends early without a length") << cut << ErrorCode::DownloadWrongSize;
        test::Behavior missing;
        missing.status = 404;
        QTest::newRow("does not have it") << missing << ErrorCode::DownloadFailed;
        test::Behavior broken;
        broken.status = 503;
        QTest::newRow("is broken") << broken << ErrorCode::DownloadFailed;
        for (const char* target : { "ftp://127.0.0.1/file", "file:///etc/hostname",
                 "https://127.0.0.1/file", "data:text/plain,x" }) {
            test::Behavior elsewhere;
            elsewhere.location = target;
            QTest::newRow(target) << elsewhere << ErrorCode::DownloadNotSecure;
        }
        test::Behavior loop;
        loop.location = "/file";
        QTest::newRow("redirects to itself") << loop << ErrorCode::DownloadFailed;
    }

    void ways()
    {
        QFETCH(test::Behavior, behavior);
        QFETCH(ErrorCode, code);
        m_server->serve("/file", behavior);
        const std::optional<Error> failure = fetch();
        QVERIFY(failure);
        QCOMPARE(failure->code, code);
    }

    void aPromiseOfTheWrongLengthSpoilsNothing()
    {
        putThere(content.first(5000));
        test::Behavior lying { content };
        lying.lengthLie = 12;
        lying.knowsRanges = false;
        m_server->serve("/file", lying);
        QVERIFY(fetch());
        QCOMPARE(m_folder->read(name), content.first(5000));
    }

    void silenceIsNotWaitedForForever()
    {
        test::Behavior silent { content };
        silent.stallAfter = 1000;
        m_server->serve("/file", silent);
        DownloadPolicy impatient = testPolicy();
        impatient.stallTimeout = std::chrono::milliseconds(200);
        const std::optional<Error> failure = fetch(impatient);
        QVERIFY(failure);
        QCOMPARE(failure->code, ErrorCode::DownloadStalled);
        QCOMPARE(m_folder->read(name), content.first(1000));
    }

    void followsARedirectAndKeepsTheRange()
    {
        putThere(content.first(5000));
        test::Behavior moved;
        moved.location = "/there/file";
        m_server->serve("/file", moved);
        m_server->serve("/there/file", { content });
        QVERIFY(!fetch());
        QCOMPARE(m_server->asked().constLast().path, QByteArray("/there/file"));
        QCOMPARE(m_server->asked().constLast().rangeStart, std::optional<qsizetype>(5000));
        QCOMPARE(m_folder->read(name), content);
    }

    // What programs do: not one byte goes over a line that others can read and change.
    void plainHttpIsNotSpoken()
    {
        m_server->serve("/file", { content });
        const std::optional<Error> failure = fetch(DownloadPolicy());
        QVERIFY(failure);
        QCOMPARE(failure->code, ErrorCode::DownloadNotSecure);
        QVERIFY(m_server->asked().isEmpty());
    }

    void aPathThatCannotBeWrittenIsTold()
    {
        FileDownload download(m_network, testPolicy());
        QSignalSpy ended(&download, &FileDownload::finished);
        download.start({ QUrl(m_server->address(u"/file"_s)), u"/no/such/folder/file"_s, 10 });
        QCOMPARE(ended.size(), 1);
        const auto failure = ended[0][0].value<std::optional<Error>>();
        QVERIFY(failure && failure->code == ErrorCode::FileUnwritable);
    }
};

INKLING_TEST(FileDownloadTest, QCoreApplication)
#include "file_download_test.moc"
